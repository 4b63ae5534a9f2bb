"""What editors decide about a page reaches its submitter: on the status page and by mail."""

from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete
from wagtail.models import Page, TaskState
from wagtail.signals import page_published, task_rejected

from practices.models import PracticePage, Submission, SubmissionEvent
from practices.submissions.drafts import note
from practices.submissions.mails import mail_event

Status, Kind = Submission.Status, SubmissionEvent.Kind


def connect() -> None:
    """Listens to Wagtail."""
    page_published.connect(published, sender=PracticePage, dispatch_uid="submissions.published")
    task_rejected.connect(changes_asked, dispatch_uid="submissions.changes")
    pre_delete.connect(deleted, sender=PracticePage, dispatch_uid="submissions.deleted")


def published(instance: PracticePage, **_signal: Any) -> None:
    """An editor has published the page."""
    _tell(instance, Status.PUBLISHED, Kind.PUBLISHED)


def changes_asked(instance: TaskState, **_signal: Any) -> None:
    """An editor has sent it back: it is a draft again, with what the editor wrote beside it."""
    page = instance.workflow_state.content_object
    if isinstance(page, Page):
        _tell(page, Status.DRAFT, Kind.CHANGES, instance.comment)


def deleted(instance: PracticePage, **_signal: Any) -> None:
    """An editor has deleted a page that was never published."""
    if instance.first_published_at is None:
        _tell(instance, Status.DECLINED, Kind.DECLINED)


def _tell(page: Page, status: str, kind: str, text: str = "") -> None:
    for submission in Submission.objects.filter(page_id=page.pk).exclude(status=status):
        submission.status = status
        submission.save(update_fields=["status", "changed"])
        note(submission, kind, text)
        transaction.on_commit(lambda one=submission: mail_event(one, kind, text))  # type: ignore[misc]
