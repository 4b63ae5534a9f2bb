"""The term of a project as a timeline: where things stand on it, in per cent of its width."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MOST_YEARS = 8  # with a name of their own below the line; of longer terms every second, third, ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the line, with its name."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Term:
    """A timeline of whole years. `width` is that of the term; `done` how much of it has passed.

    `is_open` says that the end is not known: the line then ends with the year of the beginning.
    """

    years: tuple[Mark, ...]
    start: float
    width: float
    done: float
    appointed: float | None
    today: float | None
    is_open: bool


def term_of(starts: str, ends: str, appointed: str, today: date) -> Term | None:
    """The timeline of a term in partial dates; None without a beginning, or when it ends before.

    A year or a month stands for its first day where it begins, for its last where it ends.
    """
    if not starts:
        return None
    first, last = first_day(starts), last_day(ends or starts[:4])
    if last < first:
        return None
    named = first_day(appointed) if appointed else None
    shown = [first, last] + ([named] if named else [])
    begin, close = date(min(shown).year, 1, 1), date(max(shown).year, 12, 31)

    def at(day: date) -> float:
        return round((day - begin).days * 100 / ((close - begin).days + 1), 2)

    return Term(
        years=_years(range(begin.year, close.year + 1), [at(date(year, 1, 1)) for year in
                                                         range(begin.year, close.year + 1)]),
        start=at(first), width=round(max(at(last) - at(first), 0.5), 2),
        done=round(max(at(min(today, last)) - at(first), 0), 2) if ends else 0,
        appointed=at(named) if named else None,
        today=at(today) if begin <= today <= close else None, is_open=not ends,
    )


def _years(years: Sequence[int], places: Sequence[float]) -> tuple[Mark, ...]:
    step = -(-len(years) // MOST_YEARS)
    return tuple(Mark(place, str(year))
                 for year, place in list(zip(years, places, strict=True))[::step])


def first_day(value: str) -> date:
    """The first day of a partial date."""
    return date.fromisoformat((value + "-01-01")[:10])


def last_day(value: str) -> date:
    """The last day of a partial date."""
    if len(value) == 4:
        return date(int(value), 12, 31)
    first = first_day(value)
    if len(value) == 7:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first
