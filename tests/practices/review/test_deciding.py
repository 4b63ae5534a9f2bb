"""What a decision does: publishing, changes, refusal, appeal, two persons, stale pages."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from portal.accounts.roles import EDITORS
from portal.models import User
from practices.models import Decision, PracticePage, Review, Submission
from practices.review.deciding import review_decided
from tests.portal.html import Read
from tests.practices.review.conftest import RATED, Reviewing, person, to

pytestmark = pytest.mark.django_db
WRITER = "writer@ngo.example"


def status_of(submission: Submission, **typed: Any) -> Any:
    path = f"/en/practices/submit/{submission.token}/"
    return Client().post(path, typed) if typed else Read(Client(), path)


def step(submission: Submission, name: str, **typed: Any) -> Any:
    path = f"/en/practices/submit/{submission.token}/{name}/"
    return Client().post(path, typed) if typed else Read(Client(), path)


def kinds(submission: Submission) -> list[tuple[str, str]]:
    return list(submission.events.values_list("kind", "by"))


def test_a_round_of_changes_and_then_published(
    sent: Review, written: Submission, fi: User, mails: Any
) -> None:
    with mails():
        Reviewing(fi, sent).ask(resources="Who pays?", pairs="Split the first one.")
    written.refresh_from_db()
    assert written.is_draft
    assert to(WRITER)[-1] == "Changes are asked for"
    assert "Say who pays." in str(mail.outbox[-1].body)
    shown = step(written, "elsewhere").tree.xpath("//div[@class='review-comment']")
    assert ["Who pays?" in one.text_content() for one in shown] == [True]
    assert "National coordinator, Finland" in shown[0].text_content()
    assert "Split the first one." in step(written, "pairs").text()
    step(written, "elsewhere", resources="The city pays.", action="keep")
    with mails():
        step(written, "preview", action="send")
    sent.refresh_from_db()
    assert (sent.state, sent.round, Review.objects.count()) == ("waiting", 2, 1)
    assert to("fi@portal.example") == ["A practice waits for your review"] * 2
    reviewing = Reviewing(fi, sent)
    page = Read(reviewing.client, reviewing.path)
    assert page.tree.xpath("//ins")  # what is new since
    with mails():
        reviewing.approve()
    assert to(WRITER)[-1] == "Your practice is published"
    assert kinds(written) == [
        ("begun", "submitter"), ("sent", "submitter"), ("changes", "coordinator"),
        ("sent", "submitter"), ("published", "coordinator")]
    assert "fi@portal.example" not in status_of(written).html


def test_deciding_needs_reasons(sent: Review, fi: User) -> None:
    reviewing = Reviewing(fi, sent)
    for typed in ({}, {"decision": "approve"}, {"decision": "decline"}, {"decision": "changes"},
                  {"decision": "approve", **RATED, "reason-cost": " "},
                  {"decision": "approve", **RATED, "score-cost": "7"}, {"decision": "no"}):
        answer = reviewing.post("decide", **typed, message="Typed beside it")
        assert answer.status_code == 422, typed
        assert b"Typed beside it" in answer.content
    assert not Decision.objects.exists()
    assert reviewing.post("decide", decision="changes",
                          **{"comment-body": "More."}).status_code == 302


def test_numbers_of_persons_do_not_get_in(sent: Review, fi: User) -> None:
    answer = Reviewing(fi, sent).ask("See 131052-308T.")
    assert answer.status_code == 422
    assert b"<mark>131052-308T</mark>" in answer.content
    from practices.models import ReviewNotes

    assert "131052-308T" not in str(ReviewNotes.objects.get().data)
    assert not Decision.objects.exists()


def test_a_double_click_decides_once(sent: Review, fi: User, mails: Any) -> None:
    reviewing = Reviewing(fi, sent)
    with mails():
        assert [reviewing.approve().status_code for _ in range(2)] == [302, 302]
    assert Decision.objects.count() == 1
    assert to(WRITER).count("Your practice is published") == 1


def test_a_stale_page_decides_nothing_and_loses_nothing(
    sent: Review, fi: User, se: User
) -> None:
    late, early = Reviewing(fi, sent), Reviewing(se, sent)
    early.ask()
    answer = late.ask("My own long reasons.")
    assert answer.status_code == 409
    assert b"Nothing was decided" in answer.content
    assert b"My own long reasons." in answer.content
    assert "My own long reasons." in Read(late.client, late.path).html  # and later
    assert Decision.objects.count() == 1


def test_a_text_that_changed_meanwhile_is_read_again(sent: Review, fi: User) -> None:
    reviewing = Reviewing(fi, sent)
    page = PracticePage.objects.get(pk=sent.page_id).get_latest_revision_as_object()
    page.summary = "Changed by an editor."
    page.save_revision()
    assert reviewing.approve().status_code == 409
    assert not PracticePage.objects.get(pk=sent.page_id).live
    assert Reviewing(fi, sent).approve().status_code == 302
    assert PracticePage.objects.get(pk=sent.page_id).summary == "Changed by an editor."


def test_two_persons(
    sent: Review, written: Submission, fi: User, se: User, settings: Any, mails: Any
) -> None:
    settings.REVIEW_TWO_PERSONS = True
    with mails():
        Reviewing(fi, sent).approve()
    assert not PracticePage.objects.get(pk=sent.page_id).live
    assert to("se@portal.example") == ["A practice waits for a second approval"]
    assert kinds(written)[-1] == ("first", "coordinator")
    again = Reviewing(fi, sent)
    assert "second person" in Read(again.client, again.path).text()
    again.approve()
    assert not PracticePage.objects.get(pk=sent.page_id).live
    Reviewing(se, sent).approve()
    assert PracticePage.objects.get(pk=sent.page_id).live


def test_the_second_person_is_an_editor_where_there_is_one_coordinator(
    sent: Review, fi: User, ed: User, settings: Any, mails: Any
) -> None:
    settings.REVIEW_TWO_PERSONS = True
    with mails():
        Reviewing(fi, sent).approve()
    assert to("ed@portal.example") == ["A practice waits for a second approval"]
    Reviewing(ed, sent).approve()
    assert PracticePage.objects.get(pk=sent.page_id).live


def test_an_approval_of_an_older_text_does_not_count(
    sent: Review, fi: User, se: User, settings: Any
) -> None:
    settings.REVIEW_TWO_PERSONS = True
    Reviewing(fi, sent).approve()
    page = PracticePage.objects.get(pk=sent.page_id).get_latest_revision_as_object()
    page.save_revision()
    Reviewing(se, sent).approve()
    assert not PracticePage.objects.get(pk=sent.page_id).live
    Reviewing(fi, sent).approve()
    assert PracticePage.objects.get(pk=sent.page_id).live


def test_declined_and_appealed_once(
    sent: Review, written: Submission, fi: User, ed: User, mails: Any
) -> None:
    with mails():
        Reviewing(ed, sent).decline()
    assert to(WRITER)[-1] == "Your practice was not taken into the library"
    assert "advertisement" in status_of(written).text()
    other = person("other", EDITORS)
    assert status_of(written, action="appeal").status_code == 422
    mail.outbox.clear()
    with mails():
        for _click in range(2):
            status_of(written, **{"action": "appeal", "appeal-text": "It is not."})
    review = Review.objects.get(appeal_of=sent)
    assert (review.state, review.with_editors) == ("waiting", True)
    assert to("other@portal.example") == ["A practice waits for your review"]
    assert to("fi@portal.example") == to("ed@portal.example") == []
    assert Reviewing(ed, review).approve().status_code == 409
    assert Reviewing(fi, review).approve().status_code == 409
    Reviewing(other, review).decline("Still.")
    written.refresh_from_db()
    assert written.status == "declined"
    assert "You can appeal once" not in status_of(written).text()
    status_of(written, **{"action": "appeal", "appeal-text": "Again."})
    assert Review.objects.count() == 2


def test_what_is_published_is_reviewed_again_when_it_changes(
    sent: Review, written: Submission, fi: User
) -> None:
    Reviewing(fi, sent).approve()
    page = PracticePage.objects.get(pk=sent.page_id)
    page.summary = "Corrected by an editor."
    page.save_revision().publish()
    status_of(written, action="reopen")
    written.refresh_from_db()
    assert (written.status, written.data["short"]["summary"]) == (
        "draft", "Corrected by an editor.")
    assert written.data["who"]["organisations"] == "Berry Aid"
    step(written, "how", body="Each day.", action="keep")
    step(written, "preview", action="send")
    page.refresh_from_db()
    assert (page.live, page.body) == (True, "## Each week\nThe bus drives.")
    review = Review.objects.exclude(pk=sent.pk).get()
    reviewing = Reviewing(fi, review)
    assert "Each day." in Read(reviewing.client, reviewing.path).text("//ins[1]")
    reviewing.decline("No.")
    written.refresh_from_db()
    page.refresh_from_db()
    assert (written.status, page.live, page.body) == (
        "published", True, "## Each week\nThe bus drives.")
    status_of(written, action="reopen")
    step(written, "how", body="Each day.", action="keep")
    step(written, "preview", action="send")
    Reviewing(fi, Review.objects.latest("pk")).approve()
    page.refresh_from_db()
    assert page.body == "Each day."


def test_an_editor_may_publish_directly(sent: Review, written: Submission, ed: User) -> None:
    sent.page.get_latest_revision().publish(user=ed)
    sent.refresh_from_db()
    written.refresh_from_db()
    assert (sent.state, written.status) == ("approved", "published")
    assert kinds(written)[-1] == ("published", "editor")


def test_the_thread_goes_both_ways(
    sent: Review, written: Submission, fi: User, mails: Any
) -> None:
    reviewing = Reviewing(fi, sent)
    with mails():
        reviewing.post("message", message="How many farms?", reasons="Half a thought")
    assert to(WRITER)[-1] == "A message about your practice"
    assert "How many farms?" in str(mail.outbox[-1].body)
    page = Read(reviewing.client, reviewing.path)
    assert "Half a thought" in page.html  # kept, though the other button was pressed
    with mails():
        for _click in range(2):
            status_of(written, **{"action": "message", "message-text": "Twenty."})
    assert to("fi@portal.example")[-1] == "A submitter has written to you"
    assert to("fi@portal.example").count("A submitter has written to you") == 1
    for shown in (status_of(written).text(), Read(reviewing.client, reviewing.path).text()):
        assert "How many farms?" in shown and "Twenty." in shown
    answer = status_of(written, **{"action": "message", "message-text": "See 131052-308T."})
    assert (answer.status_code, written.messages.count()) == (422, 2)


def test_every_decision_is_told_to_who_listens(sent: Review, fi: User) -> None:
    heard: list[tuple[Any, str]] = []

    def listen(user: Any, what: str, **_signal: Any) -> None:
        heard.append((user, what))

    review_decided.connect(listen)
    try:
        Reviewing(fi, sent).ask()
    finally:
        review_decided.disconnect(listen)
    assert heard == [(fi, "changes")]
