"""The text of a file, page by page."""

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from portal.documents.child import container, office, plain

# Where pdfium says that a word is parted by a hyphen at the end of a line.
_PARTED = re.compile("[\x02\ufffe]\r?\n?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FEW = 16  # letters: fewer beside a picture are a page number or a stamp
LOOKED_AT = 8  # characters of a page of which it is asked whether they have a letter: it costs time


class Page(NamedTuple):
    """A page: its text, whether it is a picture of text, and whether the file says no letters.

    A font without a map to letters is drawn rightly, and what is read from it can be anything.
    """

    text: str
    scanned: bool = False
    unmapped: bool = False


def read(path: Path, kind: str, start: int) -> Iterator[Page]:
    """The pages from number `start` (from 1). May raise whatever a library raises."""
    if kind == "pdf":
        yield from _pdf(path, start)
        return
    if kind == "txt":
        found: Iterator[str] = iter(plain.pages(path))
        for number, text in enumerate(found, start=1):
            if number >= start:
                yield Page(clean(text))
        return
    with container.opened(path) as opened:
        for number, text in enumerate(office.pages(opened), start=1):
            if number >= start:
                yield Page(clean(text))


def _pdf(path: Path, start: int) -> Iterator[Page]:
    document = pypdfium2.PdfDocument(path)
    try:
        for index in range(start - 1, len(document)):
            page = document[index]
            try:
                text, unmapped = _text(page)
                few = sum(map(str.isalpha, text)) < FEW
                yield Page(text, few and _has_picture(page), unmapped)
            finally:
                page.close()
    finally:
        document.close()


def _text(page: Any) -> tuple[str, bool]:
    """All characters of the page, and whether most have no letter that the file names.

    pypdfium2's own function asks for a box and counts twice.
    """
    opened = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(opened)
        if count <= 0:
            return "", False
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(opened, 0, count, buffer)
        raw = bytes(memoryview(buffer).cast("B")[: 2 * max(written - 1, 0)])
        some = range(0, count, -(-count // LOOKED_AT))
        without = sum(pdfium.FPDFText_HasUnicodeMapError(opened, at) > 0 for at in some)
    finally:
        opened.close()
    return clean(raw.decode("utf-16-le", errors="replace")), without * 2 > len(some)


def _has_picture(page: Any) -> bool:
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(pictures), None) is not None


def clean(text: str) -> str:
    """Without what a database or a page cannot hold; words parted by a line's end are whole."""
    return _CONTROL.sub("", _PARTED.sub("", text)).replace("\r\n", "\n").replace("\r", "\n").strip()


def metadata(path: Path, kind: str) -> dict[str, str]:
    """Title, author, date and language as the file has them."""
    if kind == "pdf":
        document = pypdfium2.PdfDocument(path)
        try:
            known = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
        names = {"Title": "title", "Author": "author", "CreationDate": "date"}
        return {names[name]: clean(str(value)) for name, value in known.items() if name in names}
    if kind == "txt":
        return {}
    with container.opened(path) as opened:
        return {name: clean(value) for name, value in office.metadata(opened).items()}
