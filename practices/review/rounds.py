"""Rounds of a review: one each time a practice is sent."""

from typing import Any

from django.utils import timezone
from wagtail.models import Revision, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from practices.models import CoordinatorsTask, PracticePage, Review, Submission, SubmissionEvent
from practices.review.mails import Told, tell_reviewers
from practices.review.rights import asked
from practices.submissions.drafts import note

NAME = "Review of practices"
State = Review.State


def ensure_workflow() -> Workflow:
    """The workflow of practices; made when there is none with our task."""
    workflow = Workflow.objects.filter(
        active=True, workflow_tasks__task__in=CoordinatorsTask.objects.filter(active=True)
    ).order_by("pk").first()
    if workflow is None:
        workflow = Workflow.objects.create(name=NAME)
        task = CoordinatorsTask.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def ensure_reviewed(library: Any) -> None:
    """Practices in this library go through our review, unless an operator has chosen otherwise."""
    if not WorkflowPage.objects.filter(page_id=library.pk).exists():
        WorkflowPage.objects.create(page_id=library.pk, workflow=ensure_workflow())


def open_round(workflow_state: WorkflowState, revision: Revision) -> None:
    """A new round of the review of what `revision` says; who is asked is told."""
    page = revision.as_object()
    if not isinstance(page, PracticePage):
        return
    sent = Submission.objects.filter(page_id=page.pk, status=Submission.Status.SENT).first()
    review, _made = Review.objects.get_or_create(
        workflow_state=workflow_state,
        defaults={"page_id": page.pk, "submission": sent, "waiting_since": timezone.now(),
                  "appeal_of": _refused(sent)},
    )
    review.state, review.round = State.WAITING, review.round + 1
    review.waiting_since = timezone.now()
    review.with_editors = review.appeal_of_id is not None
    review.save()
    review.countries.set(page.countries.all())
    if not asked(review):
        review.with_editors = True
        review.save(update_fields=["with_editors"])
    tell_reviewers(review, Told.WAITS)


def _refused(sent: Submission | None) -> Review | None:
    """The review that the submitter has just appealed against, if they have."""
    last = sent.events.order_by("pk").last() if sent else None
    if sent is None or last is None or last.kind != SubmissionEvent.Kind.APPEAL:
        return None
    return sent.reviews.order_by("pk").last()


def hand_to_editors(review: Review) -> bool:
    """From now on it waits for the editors; whether that is news. Inside a transaction."""
    if review.with_editors:
        return False
    review.with_editors = True
    review.save(update_fields=["with_editors"])
    if review.submission:
        note(review.submission, SubmissionEvent.Kind.ESCALATED)
    return True
