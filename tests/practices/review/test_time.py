"""What time does: reminders, the editors after two weeks, drafts that nobody goes on with."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from portal.models import User
from practices.models import Review, Submission
from tests.practices.review.conftest import Reviewing, to

pytestmark = pytest.mark.django_db
REMINDER = "Reminder: a practice waits for your review"
TWO_WEEKS = "A practice has waited for two weeks"


def remind(review: Review, days: float, mails: Any) -> None:
    """Runs the command twice, as if the review had waited for so many days."""
    Review.objects.filter(pk=review.pk).update(
        waiting_since=timezone.now() - timedelta(days=days))
    for _run in range(2):
        with mails():
            call_command("review_reminders", verbosity=0)


def test_reminded_after_a_week_and_handed_on_after_two(
    sent: Review, fi: User, ed: User, mails: Any
) -> None:
    mail.outbox.clear()
    remind(sent, 6.9, mails)
    assert mail.outbox == []
    remind(sent, 7.1, mails)
    assert (to("fi@portal.example"), to("ed@portal.example")) == ([REMINDER], [])
    remind(sent, 14.1, mails)
    remind(sent, 30, mails)
    assert to("fi@portal.example") == [REMINDER]
    assert to("ed@portal.example") == [TWO_WEEKS]
    sent.refresh_from_db()
    assert sent.with_editors
    assert sent.submission is not None
    assert sent.submission.events.filter(kind="escalated").count() == 1
    assert Reviewing(fi, sent).approve().status_code == 302  # still welcome


def test_a_run_that_was_left_out_does_not_tell_both(sent: Review, ed: User, mails: Any) -> None:
    mail.outbox.clear()
    remind(sent, 20, mails)
    assert [one.subject for one in mail.outbox] == [TWO_WEEKS]


def test_what_was_decided_is_not_reminded_of(sent: Review, fi: User, mails: Any) -> None:
    Reviewing(fi, sent).ask()
    mail.outbox.clear()
    remind(sent, 20, mails)
    assert mail.outbox == []


def expire(mails: Any) -> None:
    with mails():
        call_command("expire_drafts", verbosity=0)


def age(draft: Submission, **fields: float) -> None:
    moments = {name: timezone.now() - timedelta(days=days) for name, days in fields.items()}
    Submission.objects.filter(pk=draft.pk).update(**moments)


def test_a_draft_is_warned_of_and_then_gone(written: Submission, mails: Any) -> None:
    mail.outbox.clear()
    age(written, changed=89)
    expire(mails)
    assert mail.outbox == []
    age(written, changed=91)
    for _run in range(2):
        expire(mails)
    assert to("writer@ngo.example") == ["Your draft will be taken away"]
    age(written, changed=121, warned=29)
    expire(mails)
    assert Submission.objects.filter(pk=written.pk).exists()
    age(written, warned=31)
    expire(mails)
    assert not Submission.objects.filter(pk=written.pk).exists()
    assert to("writer@ngo.example")[-1] == "Your draft was taken away"


def test_whoever_goes_on_keeps_the_draft(written: Submission, mails: Any) -> None:
    age(written, changed=10, warned=31)
    expire(mails)
    assert Submission.objects.filter(pk=written.pk, status="draft").exists()


def test_a_practice_whose_changes_never_come_is_closed_and_kept(
    sent: Review, written: Submission, fi: User, mails: Any
) -> None:
    Reviewing(fi, sent).ask()
    age(written, changed=125, warned=31)
    expire(mails)
    written.refresh_from_db()
    sent.refresh_from_db()
    assert (written.status, sent.state) == ("declined", "closed")
    assert written.data["short"]["title"]


def test_what_waits_for_review_is_no_draft(sent: Review, written: Submission, mails: Any) -> None:
    age(written, changed=400, warned=200)
    expire(mails)
    written.refresh_from_db()
    assert written.status == "sent"
