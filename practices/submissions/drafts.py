"""Drafts on the server: begun, saved at every step, never two of them mixed up."""

from typing import Any

from django.db import transaction

from practices.models import Submission, SubmissionEvent
from practices.submissions.mails import mail_begun
from practices.submissions.steps import Answers, to_keep


def begin(mail: str, user: Any, language: str) -> Submission:
    """A new draft; its submitter gets a mail with its address."""
    submission = Submission.objects.create(mail=mail, user=user, language=language)
    note(submission, SubmissionEvent.Kind.BEGUN, by=SubmissionEvent.Function.SUBMITTER)
    mail_begun(submission)
    return submission


def save_step(submission: Submission, name: str, answers: Answers) -> bool:
    """Puts a step's answers into the draft; False, and nothing saved, when it is no draft now.

    The other steps stay as they are in the database, whoever saved them meanwhile.
    """
    with transaction.atomic():
        current = Submission.objects.select_for_update().get(pk=submission.pk)
        if not current.is_draft:
            return False
        current.data = {**current.data, name: to_keep(answers)}
        current.save(update_fields=["data", "changed"])
    submission.data = current.data
    return True


def note(submission: Submission, kind: str, text: str = "", **fields: Any) -> None:
    """Writes down what happened, for the status page."""
    SubmissionEvent.objects.create(submission=submission, kind=kind, note=text, **fields)
