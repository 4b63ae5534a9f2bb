"""A programme drafted from practices: what is seen when, and where the groups work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from practices.study_tours.stops import Stop

MOST_DAYS = 4
Slot = tuple[str, str, str]  # from, to, what

# After study tours of municipalities: mornings and evenings to travel, groups before the end.
ONE_DAY: tuple[Slot, ...] = (
    ("09:00", "09:15", "welcome"), ("09:15", "10:15", "practice"), ("10:30", "11:30", "practice"),
    ("11:30", "12:30", "lunch"), ("12:30", "13:30", "practice"), ("13:45", "14:45", "groups"),
    ("14:45", "15:30", "plenary"), ("15:30", "15:45", "forward"), ("15:45", "18:00", "home"),
)
FIRST: tuple[Slot, ...] = (
    ("08:00", "11:30", "travel"), ("11:30", "11:45", "welcome"), ("11:45", "12:45", "practice"),
    ("12:45", "13:45", "lunch"), ("13:45", "14:45", "practice"), ("14:45", "15:45", "practice"),
    ("15:45", "16:15", "break"), ("16:15", "17:15", "practice"),
)
MIDDLE: tuple[Slot, ...] = (
    ("08:30", "09:30", "practice"), ("09:30", "10:30", "practice"), ("10:30", "11:00", "break"),
    ("11:00", "12:00", "practice"), ("12:00", "13:00", "lunch"), ("13:00", "14:00", "practice"),
    ("14:00", "15:00", "practice"), ("15:00", "15:30", "break"), ("15:30", "16:30", "groups"),
)
LAST: tuple[Slot, ...] = (
    ("08:30", "09:30", "practice"), ("09:30", "10:15", "practice"), ("10:15", "10:45", "break"),
    ("10:45", "11:45", "groups"), ("11:45", "12:45", "plenary"), ("12:45", "13:00", "forward"),
    ("13:00", "14:00", "lunch"), ("14:00", "18:00", "home"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A practice in a session, with the problems that this session is about."""

    stop: Stop
    pairs: tuple[dict[str, str], ...]


Visits = tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A part of a day; `visits` are there where practices are seen.

    `unseen`: where one is seen that the reader may not read, or that is no longer there.
    """

    starts: str
    ends: str
    title: str
    text: str = ""
    visits: Visits = ()
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the tour; `day` is None while the first day is not known."""

    number: int
    day: date | None
    sessions: tuple[Session, ...]


def programme(stops: Sequence[Stop], first_day: date | None, days: int) -> list[Day]:
    """A draft with every practice in it, whatever the number of days (1 to MOST_DAYS).

    Where there is time left, the problems of a practice get sessions of their own; what is left
    then is time with the hosts, once a day, and free. Where there is too little, practices share a
    session.
    """
    plan = _plan(days)
    places = sum(what == "practice" for slots in plan for _from, _to, what in slots)
    waiting = iter(_shared_out(stops, places))
    return [
        Day(number, first_day + timedelta(days=number - 1) if first_day else None, tuple(
            _session(slot, visits) for slot, visits in _hosts_once(
                [(slot, next(waiting, ()) if slot[2] == "practice" else ()) for slot in slots])
        ))
        for number, slots in enumerate(plan, start=1)
    ]


def _plan(days: int) -> list[tuple[Slot, ...]]:
    if days <= 1:
        return [ONE_DAY]
    return [FIRST, *[MIDDLE] * (min(days, MOST_DAYS) - 2), LAST]


def _hosts_once(day: list[tuple[Slot, Visits]]) -> list[tuple[Slot, Visits]]:
    """A day with its first time with the hosts only, as long as nothing else comes between.

    Breaks go along with what they followed.
    """
    kept: list[tuple[Slot, Visits]] = []
    met = False
    for slot, visits in day:
        starts, ends, what = slot
        before = kept[-1] if kept else None
        goes_on = before is not None and before[0][1] == starts
        free = what == "practice" and not visits
        if free and goes_on and before and before[0][2] == "practice" and not before[1]:
            kept[-1] = ((before[0][0], ends, what), ())
        elif not (free and met) and (what != "break" or goes_on):
            kept.append((slot, visits))
            met = met or free
    return kept[:-1] if kept and kept[-1][0][2] == "break" else kept


def _shared_out(stops: Sequence[Stop], places: int) -> list[Visits]:
    if len(stops) > places:
        size, more = divmod(len(stops), places)
        ends = [place * size + min(place, more) for place in range(places + 1)]
        return [tuple(Visit(stop, stop.pairs) for stop in stops[start:end])
                for start, end in pairwise(ends)]
    visits = [Visit(stop, stop.pairs) for stop in stops]
    while len(visits) < places and any(len(visit.pairs) > 1 for visit in visits):
        fullest = max(range(len(visits)), key=lambda place: len(visits[place].pairs))
        visits[fullest : fullest + 1] = _halves(visits[fullest])
    return [(visit,) for visit in visits]


def _halves(visit: Visit) -> list[Visit]:
    middle = (len(visit.pairs) + 1) // 2
    return [Visit(visit.stop, visit.pairs[:middle]), Visit(visit.stop, visit.pairs[middle:])]


def _session(slot: Slot, visits: Visits) -> Session:
    starts, ends, what = slot
    title, text = _words(what, bool(visits))
    return Session(starts, ends, title, text, visits)


def _words(what: str, visited: bool) -> tuple[str, str]:
    """Title and text of a part that is not about a practice."""
    if what == "practice":
        return ("", "") if visited else (
            _("With the hosts"), _("Time for what the groups want to ask them."))
    return {
        "travel": (_("Journey there"), ""),
        "welcome": (_("Welcome"), _("Who is here, and what each group wants to take home.")),
        "lunch": (_("Lunch"), ""),
        "break": (_("Break"), ""),
        "groups": (_("Group work: what can be transferred to us?"),
                   _("Each group fills in its worksheet.")),
        "plenary": (_("The groups present to everyone"), ""),
        "forward": (_("How we go on"), _("Who hands in the worksheets, and when we meet next.")),
        "home": (_("Journey home"), ""),
    }[what]
