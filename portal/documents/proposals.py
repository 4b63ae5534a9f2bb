"""What a document says of itself, for an editor to take over or not."""

import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from stdnum import isbn

from portal.documents.printed_authors import printed_authors
from portal.documents.printed_dates import printed_date
from portal.fields import validate_partial_date

_ISBN = re.compile(
    r"ISBN(?:-1[03])?:?\s*((?:97[89][-\s]?)?[\dX][\dX\s-]{8,15}[\dX])", re.IGNORECASE
)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]])")
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# What programs write there by themselves.
_NO_TITLE = re.compile(r"^(?:untitled|microsoft word|powerpoint|document\d*|slide 1|presentation)",
                       re.IGNORECASE)
LONGEST = 250
LONGEST_DOI = 150  # longer ones are no DOIs, and cut off they are wrong


def proposed(metadata: dict[str, str], texts: list[str], language: str) -> dict[str, str]:
    """Title, authors, date, language, isbn and doi: of each what is known.

    From the file's own properties and from what is printed on its first pages (`texts`). The file
    knows when it was made, which of a scan is the day of scanning: a printed date is the better
    one, and `dated_by` is "file" where there is none.
    """
    printed = "\n".join(texts)
    day, made = printed_date(texts, timezone.localdate()), _date(metadata.get("date", ""))
    found = {
        "title": _title(metadata.get("title", ""), texts),
        "authors": "\n".join(name[:LONGEST] for name in _authors(metadata, printed)),
        "published": day or made,
        "dated_by": "file" if made and not day else "",
        "language": language,
        "isbn": _isbn(printed),
        "doi": hit[1] if (hit := _DOI.search(printed)) and len(hit[1]) <= LONGEST_DOI else "",
    }
    return {name: value for name, value in found.items() if value}


def _title(own: str, texts: list[str]) -> str:
    """The file's title, else the first line that is longer than a word or two.

    A title of one word is mostly the name of a file: such a line is the better one.
    """
    said = own[:LONGEST] if not _NO_TITLE.match(own) and "." not in own[-5:] else ""
    lines = (line.strip() for text in texts[:1] for line in text.splitlines())
    printed = next((line for line in lines if 12 <= len(line) <= 200), "")
    return said if " " in said else printed or said


def _authors(metadata: dict[str, str], printed: str) -> list[str]:
    """Those of the file's properties, else those printed."""
    own = [name.strip() for name in re.split(r"[;\n]", metadata.get("author", ""))]
    return [name for name in own if name] or printed_authors(printed)


def _date(written: str) -> str:
    """A date of the real calendar, or nothing."""
    hit = _DATE.match(written) or _PDF_DATE.match(written)
    date = "-".join(part for part in hit.groups() if part) if hit else ""
    try:
        validate_partial_date(date)
    except ValidationError:
        return ""
    return date


def _isbn(printed: str) -> str:
    for hit in _ISBN.finditer(printed):
        number = isbn.compact(hit[1])
        for length in (13, 10):
            if isbn.is_valid(number[:length]):
                return str(isbn.format(number[:length]))
    return ""
