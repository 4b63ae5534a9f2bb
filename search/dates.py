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


def seconds(moment: datetime | None) -> int:
    """A moment in whole seconds since 1970; none gives 0."""
    return int(moment.timestamp()) if moment else 0
