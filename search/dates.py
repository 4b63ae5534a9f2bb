"""Partial dates in words."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton


@lru_cache(maxsize=4096)
def display_date(value: str, language: str) -> str:
    """A partial ISO date as a reader of `language` writes it: "2021-03" gives "March 2021"."""
    day = value[:10]
    locale = "en_GB" if language == "en" else language
    if len(day) <= 4:
        return day
    parsed = date.fromisoformat((day + "-01")[:10])
    if len(day) == 7:
        return str(format_skeleton("yMMMM", parsed, locale=locale))
    return str(format_date(parsed, format="long", locale=locale))


def period(starts: str, ends: str, language: str) -> str:
    """A span of partial dates in words: "1 January 2021 – June 2022"; either may be missing."""
    begin = display_date(starts, language) if starts else ""
    close = display_date(ends, language) if ends else ""
    if begin and close and begin != close:
        return f"{begin} – {close}"
    return begin or (f"– {close}" if close else "")


def seconds(moment: datetime | None) -> int:
    """A moment in whole seconds since 1970; none gives 0."""
    return int(moment.timestamp()) if moment else 0
