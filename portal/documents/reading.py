"""Reads a document: from its file to the texts of its pages, with every step of the way kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Avg, F, Q, QuerySet
from django.utils import timezone

from portal.documents import first_page, recognition, sandbox
from portal.documents.examining import on_disk
from portal.documents.proposals import proposed
from portal.documents.quality import is_poor, language_and_quality
from portal.documents.reasons import NotTaken
from portal.models.document_text import DocumentPage, DocumentText, ReadingState
from portal.models.media import PortalDocument
from portal.personal_numbers import find_numbers
from search.analysis import detect_language

BATCH = 25  # pages kept together; as often an editor sees progress and can stop it
MOST_ATTEMPTS = 3
# Worth another try: the machine may have been busy. Whatever else is wrong stays wrong.
PASSING = {"time", "memory", "unread", "scanner"}


class Stopped(Exception):
    """An editor has stopped the reading, or the document is gone."""


def begin(pk: int) -> DocumentText | None:
    """Takes on the reading of the document `pk`; None when another does, or it is not wanted."""
    wanted = Q(state__in=(ReadingState.WAITING, ReadingState.AGAIN))
    taken = DocumentText.objects.filter(wanted, document_id=pk).update(
        state=ReadingState.READING, reason="", attempts=F("attempts") + 1, changed=timezone.now()
    )
    return DocumentText.objects.get(document_id=pk) if taken else None


def read(reading: DocumentText) -> None:
    """Reads on from the first page that is not kept yet. Leaves `reading` in its new state.

    That is WAITING, not kept yet, when others are to have their turn: see `let_others`.
    """
    try:
        with on_disk(reading.document.file) as path:
            metadata = _read_pages(reading, path)
            _describe(reading, metadata)
            _draw_first_page(reading, path)
            some, left = recognition.recognise(
                reading, path, lambda **done: _still(reading, **done))
            if some:
                _describe(reading, metadata)
            if left:
                reading.state = ReadingState.WAITING
                return
    except Stopped:
        return
    except FileNotFoundError:
        _finish(reading, ReadingState.ASIDE, "broken")
    except NotTaken as reason:
        again = reason.code in PASSING and reading.attempts < MOST_ATTEMPTS
        _finish(reading, ReadingState.AGAIN if again else ReadingState.ASIDE, reason.code)
    else:
        pictures = reading.document.page_texts.filter(scanned=True, recognised=False).exists()
        _finish(reading, ReadingState.PICTURES if pictures else ReadingState.READ, "")


def _read_pages(reading: DocumentText, path: Path) -> dict[str, str]:
    """Keeps the texts of the pages; returns what the file says of itself."""
    kind = reading.document.file_extension.lower()
    if not reading.done:
        reading.pages = int(sandbox.ask("examine", path, kind)["pages"])
        _update(reading, pages=reading.pages)
    start = str(reading.done + 1)
    with sandbox.lines("read", path, kind, start) as said:
        first = next(said, {})
        language = ""
        for batch in _batches(said):
            language = _keep(reading, batch, language)
    pages = DocumentPage.objects.filter(document_id=reading.document_id)
    pages.filter(number__gt=reading.done).delete()  # of an earlier reading that found more
    metadata: dict[str, str] = first.get("metadata", {})
    return metadata


def _draw_first_page(reading: DocumentText, path: Path) -> None:
    """Keeps a picture of the first page. Raises Stopped."""
    is_pdf = reading.document.file_extension.lower() == "pdf"
    if is_pdf and not reading.first_page and (picture := first_page.draw(path)):
        reading.first_page.save(first_page.NAME, picture, save=False)
        if not _update(reading, first_page=reading.first_page.name):
            first_page.take_away(reading.first_page)
            raise Stopped


def _batches(said: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    try:
        for line in said:
            batch.append(line)
            if len(batch) == BATCH:
                yield batch
                batch = []
    finally:
        if batch:  # what was read before it broke off is kept too
            yield batch


def _keep(reading: DocumentText, batch: list[dict[str, Any]], language: str) -> str:
    """Keeps pages; returns the language of the last. Raises Stopped."""
    rows = []
    for line in batch:
        spoken, quality = language_and_quality(line["text"], language or "en")
        scanned = line["scanned"]
        if line["unmapped"] and (quality is None or is_poor(quality)):
            # Letters that the file does not tell, and no words: what is drawn may be recognised.
            scanned, quality = True, quality or 0.0
        language = spoken if quality is not None else language
        rows.append(DocumentPage(
            document_id=reading.document_id, number=line["page"], text=line["text"],
            language=spoken, quality=quality, scanned=scanned,
        ))
    with transaction.atomic():
        _still(reading, done=batch[-1]["page"])
        DocumentPage.objects.bulk_create(
            _without_recognised(reading, rows),
            update_conflicts=True, unique_fields=["document", "number"],
            update_fields=["text", "language", "quality", "scanned", "recognised"],
        )
    reading.done = batch[-1]["page"]
    return language


def _without_recognised(
    reading: DocumentText, rows: list[DocumentPage]
) -> list[DocumentPage]:
    """Without pages whose text was recognised before: it stays until it is recognised again."""
    pages = DocumentPage.objects.filter(
        document_id=reading.document_id, recognised=True,
        number__in=[row.number for row in rows if row.scanned])
    known = set(pages.values_list("number", flat=True))
    return [row for row in rows if row.number not in known]


def _still(reading: DocumentText, **fields: Any) -> None:
    """Notes progress. Raises Stopped when the reading is no longer wanted."""
    if not _update(reading, **fields):
        raise Stopped


def _update(reading: DocumentText, **fields: Any) -> bool:
    mine = DocumentText.objects.filter(
        pk=reading.pk, state=ReadingState.READING, attempts=reading.attempts
    )
    return bool(mine.update(changed=timezone.now(), **fields))


def _describe(reading: DocumentText, metadata: dict[str, str]) -> None:
    """Keeps the language, how good the text is, and what is proposed, as the pages are now."""
    pages = DocumentPage.objects.filter(document_id=reading.document_id)
    texts = list(pages.order_by("number").values_list("text", flat=True)[:3])
    spoken = list(pages.exclude(quality=None).values_list("language", flat=True)[:200])
    language = max(set(spoken), key=spoken.count) if spoken else detect_language(
        "\n".join(texts), ""
    )
    _update(
        reading, language=language, quality=pages.aggregate(mean=Avg("quality"))["mean"],
        metadata=proposed(metadata, texts, language),
    )


def _pages_with_numbers(pages: QuerySet[DocumentPage]) -> list[int]:
    """The pages on which something looks like an identity or account number."""
    texts = pages.order_by("number").values_list("number", "text")
    return [number for number, text in texts.iterator() if find_numbers(text)]


def let_others(reading: DocumentText) -> bool:
    """Puts a reading of which a part is done back to those that wait; False when it was stopped."""
    return _update(reading, state=ReadingState.WAITING, attempts=0)


def _finish(reading: DocumentText, state: str, reason: str) -> None:
    pages = DocumentPage.objects.filter(document_id=reading.document_id)
    numbers = _pages_with_numbers(pages)
    with transaction.atomic():  # the new state, and that search is to know of it
        if _update(reading, reason=reason, numbers=numbers):
            reading.state, reading.reason, reading.finished = state, reason, timezone.now()
            reading.save(update_fields=["state", "reason", "finished"])


def want(document: PortalDocument) -> None:
    """Has the document read anew, from its first page.

    The pages of the same file stay, and are found, until those that are read now take their place.
    """
    anew = {"state": ReadingState.WAITING, "reason": "", "done": 0, "attempts": 0, "looked_at": 0,
            "changed": timezone.now()}
    with transaction.atomic():
        before = DocumentText.objects.filter(document=document)
        same = document.file_hash and before.filter(file_hash=document.file_hash).exists()
        if not same:
            DocumentPage.objects.filter(document=document).delete()
            for reading in before:
                first_page.take_away(reading.first_page)
            anew |= {"pages": 0, "quality": None, "language": "", "metadata": {}, "numbers": [],
                     "first_page": "", "file_hash": document.file_hash, "finished": None}
        DocumentText.objects.update_or_create(document=document, defaults=anew)


def stop(document: PortalDocument) -> None:
    """Stops the reading of a document; what was read stays."""
    begun = DocumentText.objects.filter(
        document=document,
        state__in=(ReadingState.WAITING, ReadingState.READING, ReadingState.AGAIN),
    )
    with transaction.atomic():
        for reading in begun.select_for_update():
            reading.state = ReadingState.CANCELLED
            reading.changed = reading.finished = timezone.now()
            reading.save(update_fields=["state", "changed", "finished"])
