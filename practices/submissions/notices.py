"""What is decided about a page reaches its submitter: on the status page and by mail.

Wagtail's signals are listened to, so that it is told whichever way it was decided: in a review, or
by an editor who publishes, sends back or deletes a page.
"""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import page_published, task_rejected, workflow_cancelled

from practices.models import DRAFTS, PracticePage, Review, Submission, SubmissionEvent
from practices.submissions.drafts import note
from practices.submissions.mails import mail_event

Status, Kind = Submission.Status, SubmissionEvent.Kind


def connect() -> None:
    """Listens to Wagtail."""
    page_published.connect(published, sender=PracticePage, dispatch_uid="submissions.published")
    task_rejected.connect(changes_asked, dispatch_uid="submissions.changes")
    workflow_cancelled.connect(cancelled, dispatch_uid="submissions.cancelled")
    pre_delete.connect(deleted, sender=PracticePage, dispatch_uid="submissions.deleted")


def published(instance: PracticePage, **_signal: Any) -> None:
    """The page is published. A draft with changes to what was public before stays a draft."""
    first = instance.first_published_at == instance.last_published_at
    told = (Status.SENT, *DRAFTS, Status.DECLINED) if first else (Status.SENT,)
    _close(Review.objects.filter(page_id=instance.pk), Review.State.APPROVED)
    _tell(instance, told, Status.PUBLISHED, Kind.PUBLISHED)


def changes_asked(instance: TaskState, **_signal: Any) -> None:
    """It is sent back: its submitter may change it again, and reads what the reviewer wrote."""
    page = instance.workflow_state.content_object
    if isinstance(page, Page):
        reviews = Review.objects.filter(workflow_state=instance.workflow_state)
        _close(reviews, Review.State.CHANGES)
        _tell(page, (Status.SENT,), Status.CHANGES, Kind.CHANGES, instance.comment)


def cancelled(instance: WorkflowState, **_signal: Any) -> None:
    """An editor has ended a review in the admin without a decision."""
    _close(Review.objects.filter(workflow_state=instance), Review.State.CLOSED)


def deleted(instance: PracticePage, **_signal: Any) -> None:
    """An editor has deleted a page that was never published."""
    if instance.first_published_at is None:
        _tell(instance, (Status.SENT, *DRAFTS), Status.DECLINED, Kind.DECLINED)


def _close(reviews: Any, state: str) -> None:
    """Reviews that still wait, though it was decided elsewhere, wait no more."""
    reviews.filter(state__in=(Review.State.WAITING, Review.State.CLOSED)).update(state=state)


def _tell(page: Page, told: tuple[str, ...], status: str, kind: str, text: str = "") -> None:
    for submission in Submission.objects.filter(page_id=page.pk, status__in=told):
        submission.status = status
        submission.save(update_fields=["status", "changed"])
        note(submission, kind, text, **_by(page))
        mail_event(submission, kind, text)


def _by(page: Page) -> dict[str, str]:
    """As whom it was decided: the function in the review's last decision, or an editor."""
    review = Review.objects.filter(page_id=page.pk).order_by("pk").last()
    decision = review.decisions.filter(round=review.round).last() if review else None
    if decision is not None and decision.revision == page.latest_revision_id:
        return {"by": decision.by, "country": decision.country}
    return {"by": SubmissionEvent.Function.EDITOR}
