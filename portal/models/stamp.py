"""A number that is new whenever something that processes remember has changed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.db.models.signals import post_delete, post_save

# Changes of these are changes of content.
CONTENT_APPS = {"portal", "practices", "network", "wagtailcore", "taggit"}
NO_CONTENT = {
    "User", "Stamp", "Revision", "PageLogEntry", "ModelLogEntry", "ReferenceIndex",
    "Submission", "SubmissionEvent", "SubmissionCode", "Allowance",
    "DocumentText", "SubmissionFile", "ReadingList", "ListEntry", "AuditEntry",
    "OutgoingMail", "LedgerReminder", "ReminderWish",
    "StudyTour", "Worksheet", "TransferAssessment",
}


class Stamp(models.Model):
    """The latest change of one thing, such as the vocabulary."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"

    @classmethod
    def renew(cls, name: str) -> None:
        """Notes a change. The time in nanoseconds, so that a restored database has new stamps."""
        cls.objects.update_or_create(name=name, defaults={"value": time.time_ns()})

    @classmethod
    def of(cls, name: str) -> int:
        """The stamp of the latest change, or 0."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT value FROM portal_stamp WHERE name = %s", [name])
            row = cursor.fetchone()
        return int(row[0]) if row else 0


_together = ContextVar("_together", default=False)


@contextmanager
def renewed_together() -> Iterator[None]:
    """Within it, the vocabulary gets no new stamp at each change, but one at the end."""
    token = _together.set(True)
    try:
        yield
    finally:
        _together.reset(token)
    Stamp.renew("vocabulary")


def renew_vocabulary(**_signal: Any) -> None:
    """Connected to every change of a theme or a country."""
    if not _together.get():
        Stamp.renew("vocabulary")


def renew_content(sender: Any, **_signal: Any) -> None:
    """Connected to every change: a new stamp for the content once the change can be seen."""
    if sender._meta.app_label not in CONTENT_APPS or sender.__name__ in NO_CONTENT:
        return
    if sender.__module__ == "__fake__":  # a model in a migration, perhaps before there are stamps
        return
    # A rollback takes its callbacks away again, so the connection itself knows what is planned.
    if not any(planned[1] is _renew for planned in connection.run_on_commit):
        transaction.on_commit(_renew)


def _renew() -> None:
    Stamp.renew("content")


def connect() -> None:
    """Listens to every change of content."""
    for signal in (post_save, post_delete):
        signal.connect(renew_content)
