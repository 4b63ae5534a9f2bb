"""Sending, and what happens after it: nothing is public before an editor publishes it."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page, Workflow

from practices.models import PracticePage, Submission, SubmissionEvent
from search.indexing.outbox import drain_now
from tests.portal.fixtures import make_user
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


def at(submission: Submission, step: str = "") -> str:
    return f"/en/practices/submit/{submission.token}/{step}{'/' if step else ''}"


def kinds(submission: Submission) -> list[str]:
    return list(submission.events.values_list("kind", flat=True))


def test_the_preview_is_the_page_as_it_will_look(written: Submission, client: Client) -> None:
    page = Read(client, at(written, "preview"))
    assert page.status == 200
    for words in ("Mobile help desk", "Nobody dares to speak.", "More people ask for help.",
                  "Come in the evening.", "A mandate", "Finland", "Berry Aid"):
        assert words in page.text(), words
    assert page.tree.xpath("//article//h2[@id='pairs']")
    assert not PracticePage.objects.filter(title__startswith="Mobile help").exists()


def test_sent_twice_it_is_one_page_and_nobody_reads_it(
    written: Submission, client: Client, mails: Any
) -> None:
    with mails():
        answers = [client.post(at(written, "preview")) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [at(written)] * 2
    page = PracticePage.objects.get(title="Mobile help desk for seasonal workers")
    assert (page.live, page.language, page.sharing) == (False, "en", "green")
    drain_now()
    assert client.get(f"/en/practices/{page.slug}/").status_code == 404
    assert "Mobile help desk" not in client.get("/en/search/?q=mobile+help+desk").content.decode()
    written.refresh_from_db()
    assert (written.page_id, written.status) == (page.pk, "sent")
    assert written.events.get(kind="sent").data == written.data
    assert kinds(written) == ["begun", "sent"]
    assert [one.subject for one in mail.outbox if "writer@ngo.example" in one.to] == [
        "We have received your practice"
    ]


def test_the_page_has_what_was_written(written: Submission, client: Client) -> None:
    client.post(at(written, "preview"))
    page = PracticePage.objects.get(submissions=written).get_latest_revision_as_object()
    assert [block.value["problem"] for block in page.problem_solutions] == [
        "Workers do not find the authorities.", "Nobody dares to speak."]
    assert {tag.name for tag in page.countries.all()} == {"FI", "SE"}
    assert [tag.slug for tag in page.themes.all()] == ["labour-exploitation"]
    assert [block.value for block in page.preconditions] == ["A bus", "A mandate"]
    assert (page.started, page.practice_type, page.sources) == (
        "2024-05", "victim-support", ["https://example.org/bus"])
    assert page.outcomes[0].value["direction"] == "worked"


def test_editors_hear_that_it_waits(written: Submission, client: Client, mails: Any) -> None:
    assert Workflow.objects.filter(active=True).exists()
    editor = make_user("editor")
    with mails():
        client.post(at(written, "preview"))
    page = PracticePage.objects.get(submissions=written)
    assert page.current_workflow_state is not None
    assert editor.email in [address for one in mail.outbox for address in one.to]


def test_an_unfinished_draft_is_not_sent(draft: Submission, client: Client) -> None:
    answer = client.post(at(draft, "preview"))
    assert answer.status_code == 422
    assert b"../short/#id_title" in answer.content
    draft.refresh_from_db()
    assert (draft.status, draft.page) == ("draft", None)


def test_what_was_sent_is_not_changed_any_more(written: Submission, client: Client) -> None:
    client.post(at(written, "preview"))
    answer = client.post(at(written, "how"), {"body": "Too late", "action": "next"})
    assert answer.status_code == 409
    assert b"Too late" in answer.content  # to be copied
    written.refresh_from_db()
    assert "Too late" not in str(written.data)


def test_two_with_one_title_have_two_addresses(written: Submission, client: Client) -> None:
    other = Submission.objects.create(mail="b@ngo.example", language="en", data=written.data)
    for one in (written, other):
        client.post(at(one, "preview"))
    slugs = PracticePage.objects.filter(submissions__isnull=False).values_list("slug", "item_id")
    assert sorted(slugs) == [
        (name, name) for name in ("mobile-help-desk-for-seasonal-workers",
                                  "mobile-help-desk-for-seasonal-workers-2")]


@pytest.mark.parametrize("language", ["fi", "nn", "is"])
def test_a_practice_comes_into_the_library_of_its_language(
    written: Submission, client: Client, language: str
) -> None:
    client.post(at(written, "short"),
                written.data["short"] | {"language": language, "action": "keep"})
    client.post(at(written, "preview"))
    page = PracticePage.objects.get(submissions=written)
    assert (page.language, page.original_language) == (language, language)


def test_publishing_is_told(written: Submission, client: Client, mails: Any) -> None:
    client.post(at(written, "preview"))
    page = PracticePage.objects.get(submissions=written)
    with mails():
        page.get_latest_revision().publish(user=make_user("editor"))
    written.refresh_from_db()
    assert (written.status, kinds(written)[-1]) == ("published", "published")
    assert mail.outbox[-1].subject == "Your practice is published"
    assert "Published" in Read(client, at(written)).text()


def test_an_editor_asks_for_changes_and_gets_them(
    written: Submission, client: Client, mails: Any
) -> None:
    client.post(at(written, "preview"))
    page = PracticePage.objects.get(submissions=written)
    task = page.current_workflow_task_state
    with mails():
        task.reject(user=make_user("editor"), comment="Say who pays.")
    assert "Say who pays." in Read(client, at(written)).text()
    assert "Say who pays." in mail.outbox[-1].body
    client.post(at(written, "elsewhere"), {"resources": "The city pays.", "action": "keep"})
    client.post(at(written, "preview"))
    assert PracticePage.objects.filter(submissions=written).count() == 1
    page = PracticePage.objects.get(submissions=written)
    assert page.get_latest_revision_as_object().resources == "The city pays."
    assert page.workflow_in_progress
    assert kinds(written) == ["begun", "sent", "changes", "sent"]
    sent = SubmissionEvent.objects.filter(submission=written, kind="sent").first()
    assert sent is not None and "The city pays." not in str(sent.data)


def test_declining_is_told(written: Submission, client: Client, mails: Any) -> None:
    client.post(at(written, "preview"))
    with mails():
        Page.objects.get(pk=PracticePage.objects.get(submissions=written).pk).specific.delete()
    written.refresh_from_db()
    assert (written.status, written.page) == ("declined", None)
    assert mail.outbox[-1].subject == "Your practice was not taken into the library"
