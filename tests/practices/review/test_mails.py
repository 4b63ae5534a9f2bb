"""Mails: after the commit, beside the request, once; a server that is away undoes nothing."""

import json
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.timezone import now
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from portal.models import Country, OutgoingMail, User
from portal.settings import env
from practices.models import Adoption, PracticePage, Review, Submission
from practices.submissions.used_elsewhere import addresses_in
from tests.practices.review.conftest import Reviewing, person, to

WRITER = "writer@ngo.example"


def send(submission: Submission) -> Any:
    return Client().post(f"/en/practices/submit/{submission.token}/preview/")


@pytest.mark.django_db
def test_nothing_is_mailed_before_the_commit(written: Submission, fi: User, mails: Any) -> None:
    person("root").delete()
    User.objects.create_superuser("root@portal.example")
    mail.outbox.clear()
    with mails():
        send(written)
        assert mail.outbox == []
    assert to(WRITER) == ["We have received your practice"]
    assert to("root@portal.example") == []  # Wagtail's own would name what is not public


@pytest.mark.django_db
def test_wagtails_mails_of_other_workflows_are_kept_and_wait_too(
    demo: None, ed: User, mails: Any
) -> None:
    workflow = Workflow.objects.create(name="Other")
    task = GroupApprovalTask.objects.create(name="Other")
    task.groups.set(ed.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = PracticePage.objects.filter(live=True).first()
    assert page is not None
    page.save_revision()
    mail.outbox.clear()
    with mails():
        workflow.start(page, None)
        assert mail.outbox == []
        assert OutgoingMail.objects.filter(to=["ed@portal.example"]).count() == 1
    assert len(to("ed@portal.example")) == 1


@pytest.mark.django_db
def test_it_reaches_a_real_mail_server(
    written: Submission, fi: User, mails: Any, settings: Any, smtp_sink: Any
) -> None:
    for name, value in env.email_url_config(smtp_sink.url).items():
        setattr(settings, name, value)
    with mails():
        send(written)
    subjects = {str(one["To"]): str(one["Subject"]) for one in smtp_sink.messages}
    assert set(subjects) == {WRITER, "fi@portal.example"}


@pytest.mark.django_db
def test_a_reviewer_reads_mails_in_the_own_language(
    written: Submission, fi: User, mails: Any
) -> None:
    User.objects.filter(pk=fi.pk).update(language="fi")
    with mails():
        send(written)
    told = [one for one in mail.outbox if "fi@portal.example" in one.to]
    assert told[0].subject == "Käytäntö odottaa arviointiasi"
    assert "/fi/practices/review/" in str(told[0].body)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "signed_in", "read"), [
    ("en", True, "en"), ("sv", False, "sv"), ("en", False, "fi")])
def test_the_submitters_language_changes_nothing_for_reviewers(
    written: Submission, fi: User, mails: Any, language: str, signed_in: bool, read: str
) -> None:
    User.objects.filter(pk=fi.pk).update(
        language=language, last_login=now() if signed_in else None)
    with mails():
        Client().post(f"/is/practices/submit/{written.token}/preview/")
    (told,) = [one for one in mail.outbox if "fi@portal.example" in one.to]
    assert told.extra_headers["Content-Language"] == read
    assert f"/{read}/practices/review/" in str(told.body)


@pytest.mark.django_db
def test_an_author_hears_of_adoptions_that_are_public(
    sent: Review, fi: User, mails: Any
) -> None:
    with mails():
        Reviewing(fi, sent).approve()
    mail.outbox.clear()
    adoption = Adoption(item_id="x", practice=sent.page, status="piloting", live=False,
                        country=Country.objects.get(name="DK"), sharing="green")
    adoption.save()
    with mails():
        adoption.save_revision().publish()
    assert to(WRITER) == []
    adoption.sharing = "clear"
    for _time in range(2):
        with mails():
            adoption.save_revision().publish()
    assert to(WRITER) == ["Your practice is taken into use elsewhere"]
    assert "Denmark: Piloting" in str(mail.outbox[-1].body)
    adoption.status = "adopted"
    with mails():
        adoption.save_revision().publish()
    assert len(to(WRITER)) == 2


@pytest.mark.django_db
def test_an_author_hears_who_refers_to_the_practice(
    sent: Review, fi: User, mails: Any, settings: Any
) -> None:
    with mails():
        Reviewing(fi, sent).approve()
    mail.outbox.clear()
    page = PracticePage.objects.get(pk=sent.page_id)
    other = PracticePage.objects.filter(live=True, sharing="clear").exclude(pk=page.pk).first()
    assert other is not None
    other.body += f"\n\nSee {settings.BASE_URL}/fi/practices/{page.slug}/ for more."
    for _time in range(2):
        with mails():
            other.save_revision().publish()
    assert to(WRITER) == ["Your practice is referred to elsewhere"]
    assert other.title in str(mail.outbox[-1].body)


def test_which_addresses_count(settings: Any) -> None:
    base = settings.BASE_URL
    text = json.dumps([f"{base}/fi/practices/one/", f"[so](/en/practices/two/) {base}/xx/",
                       "https://elsewhere.example/en/practices/three/",
                       "/en/archive/reports/four/"])
    assert addresses_in(text) == {"one", "two"}
