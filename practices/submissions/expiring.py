"""Drafts that nobody goes on with: a mail, and a month later they are gone."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from practices.models import DRAFTS, Review, Submission, SubmissionEvent
from practices.submissions.drafts import note
from practices.submissions.mails import mail_event, mail_warning

WARN_DAYS, GRACE_DAYS = 90, 30
Status = Submission.Status


def expire() -> tuple[int, int]:
    """Warns of drafts unchanged for 90 days, and closes those warned of 30 days ago.

    Returns how many of each. Whoever saves a step meanwhile keeps the draft.
    """
    now = timezone.now()
    drafts = Submission.objects.filter(status__in=DRAFTS)
    closed = 0
    for draft in drafts.filter(warned__gte=F("changed"),
                               warned__lte=now - timedelta(days=GRACE_DAYS)):
        closed += _close(draft.pk)
    stale = drafts.filter(Q(warned=None) | Q(warned__lt=F("changed")),
                          changed__lte=now - timedelta(days=WARN_DAYS))
    return sum(_warn(draft) for draft in stale), closed


def _warn(draft: Submission) -> bool:
    """`changed` stays as it is: nobody changed anything."""
    with transaction.atomic():
        mine = Submission.objects.filter(pk=draft.pk, warned=draft.warned, changed=draft.changed)
        if not mine.update(warned=timezone.now()):
            return False
        mail_warning(draft, GRACE_DAYS)
    return True


def _close(pk: int) -> bool:
    """A draft that was never sent is deleted; one sent before goes back to what it was then."""
    with transaction.atomic():
        draft = Submission.objects.select_for_update().filter(pk=pk, status__in=DRAFTS).first()
        if draft is None or draft.warned is None or draft.warned < draft.changed:
            return False
        if draft.page is None:
            draft.delete()
        else:
            _back(draft)
        mail_event(draft, SubmissionEvent.Kind.EXPIRED)
    return True


def _back(draft: Submission) -> None:
    page = draft.page
    assert page is not None
    state = page.current_workflow_state
    if state is not None:
        Review.objects.filter(workflow_state=state).update(state=Review.State.CLOSED)
        state.cancel()
    draft.status = Status.PUBLISHED if page.live else Status.DECLINED
    draft.save(update_fields=["status", "changed"])
    note(draft, SubmissionEvent.Kind.EXPIRED)
