"""A submitter takes own data along and deletes them: with the draft's address, or an account."""

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from portal.models import User
from portal.privacy.own_data import everything_of
from practices.models import Decision, PracticePage, Review, Submission
from tests.practices.review.conftest import Reviewing, ed, fi, sent

__all__ = ["ed", "fi", "sent"]
pytestmark = pytest.mark.django_db


def path_of(submission: Submission, what: str) -> str:
    return f"/en/practices/submit/{submission.token}/{what}/"


def delete(submission: Submission, mails: Any) -> None:
    with mails():
        assert Client().post(path_of(submission, "delete"), {"sure": "1"}).status_code == 302


def test_a_submitter_without_an_account_takes_the_data_along(written: Submission) -> None:
    response = Client().post(path_of(written, "data"))
    assert response.headers["Content-Disposition"].startswith("attachment")
    found = json.loads(response.content)
    assert found["mail"] == "writer@ngo.example" and found["answers"] == written.data
    assert written.token not in response.content.decode()


def test_a_link_alone_gives_and_deletes_nothing(written: Submission) -> None:
    assert Client().get(path_of(written, "data")).status_code == 302
    page = Client().get(path_of(written, "delete"))
    assert page.status_code == 200 and not page.cookies
    assert Client().post(path_of(written, "delete")).status_code == 422
    assert Submission.objects.filter(pk=written.pk).exists()
    assert Client().post("/en/practices/submit/no-such-token/delete/").status_code == 404


def test_a_draft_is_deleted(written: Submission, mails: Any) -> None:
    mail.outbox.clear()
    delete(written, mails)
    assert not Submission.objects.exists()
    assert [one.to for one in mail.outbox] == [["writer@ngo.example"]]
    assert Client().get(path_of(written, "data")).status_code == 404


def test_what_waits_for_review_is_withdrawn(sent: Review, mails: Any) -> None:
    submission, page = sent.submission, sent.page_id
    assert submission is not None
    delete(submission, mails)
    assert not Submission.objects.exists()
    assert not PracticePage.objects.filter(pk=page).exists() and not Review.objects.exists()


def test_what_is_published_stays_without_its_submitter(
    sent: Review, fi: User, mails: Any
) -> None:
    with mails():
        Reviewing(fi, sent).approve()
    submission, page = sent.submission, sent.page
    assert submission is not None
    delete(submission, mails)
    assert PracticePage.objects.get(pk=page.pk).live
    assert not Submission.objects.exists() and Decision.objects.count() == 1


def test_an_account_takes_its_submissions_and_decisions_with_it(
    sent: Review, fi: User, mails: Any
) -> None:
    with mails():
        Reviewing(fi, sent).approve()
    writer = User.objects.create_user("writer@ngo.example", "x")
    address = EmailAddress.objects.create(user=writer, email=writer.email)
    assert everything_of(writer)["submissions"] == []  # an address that nobody has verified
    address.verified = True
    address.save()
    assert everything_of(writer)["submissions"][0]["mail"] == "writer@ngo.example"
    (decided,) = everything_of(fi)["reviewing"]["decisions"]
    assert decided["kind"] == "approve"
    fi.delete()
    writer.delete()
    decision = Decision.objects.get()
    assert (decision.reviewer, decision.by, decision.country) == (None, "coordinator", "FI")
    assert not Submission.objects.exists() and PracticePage.objects.get(pk=sent.page_id).live


def test_decisions_stand_in_the_audit_log(sent: Review, fi: User, mails: Any) -> None:
    from portal.models import AuditEntry
    from portal.models.audit import Action

    with mails():
        Reviewing(fi, sent).approve()
    row = AuditEntry.objects.get(action=Action.DECIDED)
    assert (row.user, row.detail, row.kind) == (fi, "approve", "practice")
    assert row.who == "Coordinators (FI)"
