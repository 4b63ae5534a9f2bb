"""Work on documents in the background, through django-tasks and its table in the database."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from portal.documents import reading
from portal.models.document_text import DocumentText, ReadingState
from portal.models.media import PortalDocument

BACKEND = "documents"
# After this long without a sign a worker is taken for dead, and another reads on.
SILENT = timedelta(minutes=5)
FIRST_WAIT, LONGER = 60, 5  # seconds until it is tried again, and how much longer each time


@task(backend=BACKEND)
def read_document(pk: int) -> str:
    """Reads the document with this primary key; returns the state it is in then."""
    taken = reading.begin(pk)
    if taken is None:
        return ""
    reading.read(taken)
    if taken.state == ReadingState.AGAIN:
        due = timezone.now() + timedelta(seconds=wait_after(taken.attempts))
        read_document.using(run_after=due).enqueue(pk)
    elif taken.state == ReadingState.WAITING:
        with transaction.atomic():
            if reading.let_others(taken):
                read_document.enqueue(pk)
    return taken.state


def wait_after(attempts: int) -> int:
    """The seconds until a reading that broke off so often is tried again."""
    return FIRST_WAIT * LONGER ** (attempts - 1)


def begin_reading(document: PortalDocument) -> None:
    """Has a document read, by whichever worker is free."""
    reading.want(document)
    read_document.enqueue(document.pk)


def take_up() -> int:
    """Puts back what a worker that is gone was reading; returns how many."""
    left = DocumentText.objects.filter(
        state=ReadingState.READING, changed__lt=timezone.now() - SILENT
    )
    pks = list(left.values_list("document_id", flat=True))
    left.update(state=ReadingState.AGAIN, changed=timezone.now())
    for pk in pks:
        read_document.enqueue(pk)
    return len(pks)


def after_saving(instance: PortalDocument, **_signal: object) -> None:
    """Connected to every saved document: one with a new file is read."""
    known = DocumentText.objects.filter(document=instance).values_list("file_hash", flat=True)
    if instance.file and instance.file_hash and instance.file_hash != known.first():
        begin_reading(instance)
