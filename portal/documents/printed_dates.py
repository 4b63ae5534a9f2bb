"""The date that a document's first pages print, as "Stockholm den 3 maj 2024".

Only where a line says little else: a date within a sentence may be of anything.
"""

import re
from collections.abc import Iterator
from datetime import date

from babel import Locale

from portal.vocabulary.languages import INTERFACE_LANGUAGES

MOST_BESIDE = 30  # letters of a line beside its date: a place, or a word such as "Julkaistu:"


def _month_names() -> dict[str, int]:
    """The number of a month by its name in each language, inflected as in a date or not."""
    names: dict[str, int] = {}
    for language in INTERFACE_LANGUAGES:
        for form in ("format", "stand-alone"):
            months = Locale.parse(language).months[form]["wide"]
            names |= {name.casefold(): number for number, name in months.items()}
    return names


_MONTHS = _month_names()
_MONTH = rf"(?P<name>{'|'.join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))})"
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>(?:19|20)\d\d)"
# Whole dates before those of a month alone.
_WAYS = tuple(re.compile(rf"(?<!\w){way}(?!\w)", re.IGNORECASE) for way in (
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"{_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
    rf"{_DAY}(?:\.|st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}",
    rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
    rf"{_MONTH},?\s+{_YEAR}",
))


def printed_date(texts: list[str], today: date) -> str:
    """The first date printed on a line of its own, as YYYY-MM-DD or YYYY-MM; else "".

    `texts` are those of the first pages, in their order. A day after `today` is no day of
    publishing.
    """
    for text in texts:
        for way in _WAYS:
            for line in text.splitlines():
                for found in _of_line(way, line):
                    if found <= today.isoformat():
                        return found
    return ""


def _of_line(way: re.Pattern[str], line: str) -> Iterator[str]:
    for hit in way.finditer(line):
        beside = line[: hit.start()] + line[hit.end() :]
        if sum(map(str.isalnum, beside)) <= MOST_BESIDE and (found := _in_the_calendar(hit)):
            yield found


def _in_the_calendar(hit: re.Match[str]) -> str:
    """The date as the portal keeps it; "" when the calendar has no such day."""
    parts = hit.groupdict()
    month = int(parts["month"]) if parts.get("month") else _MONTHS[parts["name"].casefold()]
    try:
        whole = date(int(parts["year"]), month, int(parts.get("day") or 1)).isoformat()
    except ValueError:
        return ""
    return whole if parts.get("day") else whole[:7]
