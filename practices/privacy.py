"""What the library keeps of a person: submissions, messages, decisions, and decisions told."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from portal.documents.readers import items_of
from portal.models import User
from portal.models.audit import Action
from portal.privacy.audit import named, record
from portal.privacy.own_data import keeps, mails_of, reads_amber, with_mail_of
from practices.models import (
    Conflict,
    Decision,
    Message,
    Review,
    ReviewNotes,
    StudyTour,
    Submission,
    SubmissionCode,
)
from practices.review.deciding import review_decided

# What is written down of a review; that somebody wrote a message is no decision.
DECIDED = ("approve", "changes", "decline", "conflict", "appeal", "escalated")


def told(submission: Submission) -> dict[str, Any]:
    """A submission as its submitter takes it along; reviewers stand by function."""
    return {
        "title": submission.title, "mail": submission.mail, "language": submission.language,
        "status": submission.status, "created": submission.created,
        "changed": submission.changed, "answers": submission.data,
        "events": [
            {"what": event.kind, "by": event.by, "country": event.country, "at": event.at,
             "note": event.note, "answers": event.data}
            for event in submission.events.all()
        ],
        "messages": [
            {"by": message.by, "country": message.country, "at": message.at, "text": message.text}
            for message in submission.messages.all()
        ],
        "files": list(submission.files.values("name", "size", "pages", "added", "removed")),
    }


def of_person(user: User) -> Any:
    """The submissions of an account or of one of its verified addresses."""
    return Submission.objects.filter(Q(user=user) | with_mail_of(user))


def erase(submission: Submission) -> None:
    """Takes a submission away with its messages, files and history.

    A practice that was published stays, with the documents that belong to it; one that never was
    goes, whether it waits for review or not.
    """
    with transaction.atomic():
        current = Submission.objects.select_for_update().filter(pk=submission.pk).first()
        if current is None:
            return
        page = current.page
        if page is not None:
            _end_review(page)
            if not page.live and page.first_published_at is None:
                _delete(page, current)
        current.delete()


def _delete(page: Any, submission: Submission) -> None:
    """The page, and the documents that came with it and belong to nothing else."""
    documents = [one.document for one in submission.files.all() if one.document is not None]
    page.delete()
    for document in documents:
        if not items_of(document):
            document.delete()


def _end_review(page: Any) -> None:
    state = page.current_workflow_state
    if state is not None:
        Review.objects.filter(workflow_state=state).update(state=Review.State.CLOSED)
        state.cancel()


def _erase_submissions(user: User) -> None:
    for submission in of_person(user):
        erase(submission)
    SubmissionCode.objects.filter(mail__in=mails_of(user)).delete()


def _tours(user: User) -> list[dict[str, Any]]:
    """The study tours of a person. What groups wrote is the groups', not the person's."""
    tours = StudyTour.objects.filter(Q(owner=user) | with_mail_of(user)).values(
        "name", "country", "first_day", "days", "practices", "programme", "mail", "created",
        "changed")
    return [dict(tour) for tour in tours]


def _erase_tours(user: User) -> None:
    """A tour with a worksheet that was handed in stays for its coordinator, without the person."""
    StudyTour.objects.filter(with_mail_of(user)).update(mail="", mail_language="")
    tours = StudyTour.objects.filter(owner=user)
    kept = tours.filter(worksheets__sent__isnull=False).values_list("pk", flat=True)
    tours.exclude(pk__in=list(kept)).delete()


def _reviewing(user: User) -> dict[str, Any]:
    review, page = (["review__page__title"], ["page__title"]) if reads_amber(user) else ([], [])
    return {
        "decisions": list(Decision.objects.filter(reviewer=user).values(
            *review, "kind", "by", "country", "reasons", "ratings", "comments", "at")),
        "conflicts": list(Conflict.objects.filter(reviewer=user).values(*page, "reason", "at")),
        "notes": list(ReviewNotes.objects.filter(reviewer=user).values(*review, "data")),
        "messages": list(Message.objects.filter(author=user).values("text", "at")),
    }


def note_decision(
    review: Review, user: Any, what: str, decision: Decision | None = None, **_signal: Any
) -> None:
    """Connected to `review_decided`: the audit log has it in the same transaction."""
    if what in DECIDED:
        known = user if user is not None and user.is_authenticated else None
        record(Action.DECIDED, known, **named(review.page.specific), detail=what)


def connect() -> None:
    """Registers what the library keeps, and listens to decisions."""
    keeps("submissions", lambda user: [told(one) for one in of_person(user)], _erase_submissions)
    keeps("study_tours", _tours, _erase_tours)
    keeps("reviewing", _reviewing)
    review_decided.connect(note_decision, dispatch_uid="practices.audit")
