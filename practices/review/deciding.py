"""Deciding: the one place where reviewers approve, ask for changes, decline or stand back.

Whoever wants to know of it (an audit log) connects to `review_decided`. It is sent inside the
transaction of the decision, with `review`, `user`, `what` ("approve", "changes", "decline",
"conflict", "appeal", "escalated" or "message") and `decision` (a Decision or None).
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Page

from practices.models import Conflict, Decision, Message, Review, Submission, SubmissionEvent
from practices.review.mails import Told, tell_reviewers
from practices.review.rights import approvals, asked, function_of, is_editor, why_not
from practices.review.rounds import hand_to_editors
from practices.submissions.drafts import note
from practices.submissions.mails import mail_event, mail_message

review_decided = Signal()
Kind, State, Event = Decision.Kind, Review.State, SubmissionEvent.Kind


class Stale(Exception):
    """Somebody else has decided, or the text has changed, since the page was opened."""


class NotYours(Exception):
    """This person may not decide in this review; the message says why."""


def decide(
    review_pk: int, user: Any, kind: str, *, round_: int, revision: int, reasons: str = "",
    ratings: dict[str, Any] | None = None, comments: dict[str, str] | None = None,
) -> Decision:
    """Writes down what `user` decides about a revision in a round, and carries it out.

    Asked again for the same it gives the decision there is. Raises Stale and NotYours.
    """
    with transaction.atomic():
        review = _locked(review_pk)
        # Whoever saves the page meanwhile waits until this is through.
        page = Page.objects.select_for_update().get(pk=review.page_id)
        before = review.decisions.filter(round=round_, revision=revision, reviewer=user).first()
        if before is not None:
            return before
        if (review.state != State.WAITING or review.round != round_
                or page.latest_revision_id != revision):
            raise Stale
        if reason := why_not(user, review):
            raise NotYours(reason)
        decision = review.decisions.create(
            round=round_, revision=revision, reviewer=user, kind=kind, reasons=reasons,
            ratings=ratings or {}, comments=comments or {}, **function_of(user, review),
        )
        {Kind.APPROVE: _approve, Kind.CHANGES: _ask, Kind.DECLINE: _decline}[Kind(kind)](
            review, user, decision)
        _told(review, user, kind, decision)
    return decision


def _locked(review_pk: int) -> Review:
    return Review.objects.select_for_update().get(pk=review_pk)


def _told(review: Review, user: Any, what: str, decision: Decision | None = None) -> None:
    review_decided.send(sender=Review, review=review, user=user, what=what, decision=decision)


def _approve(review: Review, user: Any, decision: Decision) -> None:
    if settings.REVIEW_TWO_PERSONS and approvals(review) < 2:
        if review.submission:
            note(review.submission, Event.FIRST, by=decision.by, country=decision.country)
        if not asked(review):
            hand_to_editors(review)
        tell_reviewers(review, Told.SECOND)
        return
    _close(review, State.APPROVED)
    # Wagtail publishes, and that is told from there.
    review.workflow_state.current_task_state.specific.approve(user=user, comment=decision.reasons)


def _ask(review: Review, user: Any, decision: Decision) -> None:
    _close(review, State.CHANGES)
    review.workflow_state.current_task_state.specific.reject(user=user, comment=decision.reasons)


def _decline(review: Review, user: Any, decision: Decision) -> None:
    _close(review, State.DECLINED)
    review.workflow_state.cancel(user=user)
    submission = review.submission
    if submission is None:
        return
    status = Submission.Status.PUBLISHED if review.page.live else Submission.Status.DECLINED
    submission.status = status
    submission.save(update_fields=["status", "changed"])
    note(submission, Event.DECLINED, decision.reasons, by=decision.by, country=decision.country)
    mail_event(submission, Event.DECLINED, decision.reasons)


def _close(review: Review, state: str) -> None:
    review.state = state
    review.save(update_fields=["state"])


def stand_back(review_pk: int, user: Any, reason: str) -> None:
    """`user` has an interest of their own in this practice: others decide. Twice is once."""
    with transaction.atomic():
        review = _locked(review_pk)
        _conflict, made = Conflict.objects.get_or_create(
            page_id=review.page_id, reviewer=user, defaults={"reason": reason}
        )
        if not made:
            return
        if review.state == State.WAITING and not asked(review) and hand_to_editors(review):
            tell_reviewers(review, Told.WAITS)
        _told(review, user, "conflict")


def escalate(review: Review) -> bool:
    """Hands a locked review that has waited too long to the editors; whether that is news."""
    news = hand_to_editors(review)
    if news:
        tell_reviewers(review, Told.ESCALATED)
        _told(review, None, "escalated")
    return news


def may_appeal(submission: Submission) -> bool:
    """Whether the last word was a refusal that was not appealed against, nor is itself one."""
    last = submission.reviews.order_by("pk").last()
    return (last is not None and last.state == State.DECLINED and last.appeal_of_id is None
            and submission.status in (Submission.Status.DECLINED, Submission.Status.PUBLISHED))


def appeal(submission: Submission, text: str) -> bool:
    """Opens the refused practice's review anew, with editors who have not decided about it.

    Returns whether this call did; a second one does nothing.
    """
    with transaction.atomic():
        current = Submission.objects.select_for_update().get(pk=submission.pk)
        if not may_appeal(current) or current.page is None:
            return False
        current.status = Submission.Status.SENT
        current.save(update_fields=["status", "changed"])
        note(current, Event.APPEAL, text, by=SubmissionEvent.Function.SUBMITTER)
        page = current.page
        state = page.get_workflow().start(page, current.user)
        _told(state.review, current.user, "appeal")
    return True


def write(
    submission: Submission, text: str, user: Any = None, review: Review | None = None
) -> None:
    """A line of the thread: of a reviewer in `review`, or of the submitter. The others get mail."""
    with transaction.atomic():
        if review is None:
            Message.objects.create(
                submission=submission, text=text, by=Message.Function.SUBMITTER
            )
            last = submission.reviews.order_by("pk").last()
            if last is not None:
                tell_reviewers(last, Told.MESSAGE, text)
            return
        Message.objects.create(
            submission=submission, text=text, author=user, **function_of(user, review)
        )
        mail_message(submission, text)
        _told(review, user, "message")


def may_write(user: Any, review: Review) -> bool:
    """Whether `user` may write to the submitter: who may decide, and editors at any time."""
    return review.submission is not None and (
        is_editor(user) or not Conflict.objects.filter(
            page_id=review.page_id, reviewer=user).exists()
    )
