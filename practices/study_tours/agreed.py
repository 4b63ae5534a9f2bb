"""The programme that was made of the draft, session by session, as it is kept and shown.

A row is a session as a form and the database have it, all values but the day and the pairs texts:
`key` names it, `practice` is an id, `pairs` are the places of the practice's problems that the
session is about (none: all). A practice that who changes the programme may not read is HIDDEN to
them, and stays.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import transaction
from django.utils.crypto import get_random_string

from practices.models import StudyTour
from practices.study_tours.programme import Day, Session, Visit, programme
from practices.study_tours.stops import Stop

HIDDEN = "hidden"
MOST_SESSIONS = 80
Row = dict[str, Any]


def new_row(day: int, **values: Any) -> Row:
    """A session of which only some is known."""
    empty = {"starts": "", "ends": "", "title": "", "text": "", "practice": "", "pairs": []}
    return {"key": get_random_string(8), "day": day, **empty, **values}


def drafted(tour: StudyTour, stops: Sequence[Stop]) -> list[Row]:
    """The draft as rows: a session with several practices becomes several at the same time."""
    rows = []
    for day in programme(stops, tour.first_day, tour.days):
        for session in day.sessions:
            times = {"starts": session.starts, "ends": session.ends}
            rows += [
                new_row(day.number, **times, practice=visit.stop.id,
                        pairs=[visit.stop.pairs.index(pair) for pair in visit.pairs])
                for visit in session.visits
            ] or [new_row(day.number, **times, title=session.title, text=session.text)]
    return rows


def to_change(tour: StudyTour, stops: Sequence[Stop]) -> list[Row]:
    """The rows that a form begins with."""
    readable = {stop.id for stop in stops}
    return [
        {**row, "practice": row["practice"] if row["practice"] in {*readable, ""} else HIDDEN}
        for row in _current(tour)
    ] or drafted(tour, stops)


def _current(tour: StudyTour) -> list[Row]:
    """What was agreed on, for the days and the practices that the tour has now, by time.

    A session about a practice that the tour no longer has is `out` unless it has a title.
    """
    rows = []
    for row in tour.programme:
        gone = row["practice"] not in {*tour.practices, ""}
        without = {"practice": "", "pairs": [], "out": not row["title"]} if gone else {}
        rows.append({**row, "day": min(row["day"], tour.days), **without})
    return sorted(rows, key=_when)


def _when(row: Row) -> tuple[int, str]:
    return row["day"], row["starts"]


def taken_out(tour: StudyTour) -> int:
    """How many sessions are not shown because the tour no longer has their practice."""
    return sum(row.get("out", False) for row in _current(tour))


def days_of(tour: StudyTour, stops: Sequence[Stop]) -> list[Day]:
    """The programme as it is shown: what was agreed on, else the draft."""
    if not tour.programme:
        return programme(stops, tour.first_day, tour.days)
    known = {stop.id: stop for stop in stops}
    there = (row for row in _current(tour) if not row.get("out"))
    found = {
        number: tuple(_session(row, known.get(row["practice"])) for row in rows)
        for number, rows in groupby(there, key=itemgetter("day"))
    }
    first = tour.first_day
    return [Day(number, first + timedelta(days=number - 1) if first else None,
                found.get(number, ()))
            for number in range(1, tour.days + 1)]


def _session(row: Row, stop: Stop | None) -> Session:
    """A session for one reader; without the practice when they may not read it."""
    pairs = [stop.pairs[place] for place in row["pairs"] if place < len(stop.pairs)] if stop else []
    visits = (Visit(stop, tuple(pairs) or stop.pairs),) if stop else ()
    return Session(row["starts"], row["ends"], row["title"], row["text"], visits,
                   unseen=bool(row["practice"]) and stop is None)


def left_out(tour: StudyTour, stops: Iterable[Stop]) -> list[Stop]:
    """The practices of the tour that no session of what was agreed on is about."""
    seen = {row["practice"] for row in tour.programme}
    return [stop for stop in stops if stop.id not in seen] if tour.programme else []


@transaction.atomic
def keep(tour: StudyTour, rows: list[Row], version: int) -> bool:
    """Keeps the programme, sorted by time; False, and nothing kept, when another was meanwhile."""
    current = StudyTour.objects.select_for_update().get(pk=tour.pk)
    if current.version != version:
        return False
    before = {row["key"]: row["practice"] for row in current.programme}
    current.programme = sorted(
        ({**row, "practice": before.get(row["key"], "") if row["practice"] == HIDDEN
          else row["practice"]} for row in rows),
        key=_when,
    )
    current.version += 1
    current.save(update_fields=["programme", "version", "changed"])
    return True
