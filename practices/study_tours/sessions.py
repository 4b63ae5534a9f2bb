"""The sessions of a programme in a form: added, moved, taken out and put back, all as typed."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from practices.study_tours.agreed import HIDDEN, MOST_SESSIONS, Row, new_row
from practices.study_tours.stops import Stop
from practices.submissions.fields import AnswerForm, line, text

KEY = re.compile(r"\w{1,20}", re.ASCII)
CLOCKS = ("%H:%M", "%H.%M")  # as written in the Nordic countries
TYPED = ("day", "starts", "ends", "practice", "title", "text")


def _time(label: Any) -> forms.TimeField:
    """A field of text: browsers show their own by their own settings, in many with AM and PM."""
    return forms.TimeField(
        label=label, input_formats=CLOCKS, widget=forms.TextInput(attrs={"size": 5}),
        error_messages={"invalid": gettext_lazy("Write a time of day, such as 09:30.")},
    )


class SessionForm(AnswerForm):
    """One session."""

    day = forms.TypedChoiceField(label=gettext_lazy("Day"), coerce=int)
    starts = _time(gettext_lazy("From"))
    ends = _time(gettext_lazy("To"))
    practice = forms.ChoiceField(label=gettext_lazy("Practice to see"), required=False)
    title = line(gettext_lazy("What happens"), gettext_lazy("Empty: the name of the practice."),
                 required=False)
    text = text(gettext_lazy("More about it"), rows=2, required=False)

    def __init__(self, row: Row, stops: Sequence[Stop], days: int, *, complete: bool) -> None:
        names = {name: str(row[name]) for name in TYPED}
        super().__init__({f"{row['key']}-{name}": value for name, value in names.items()},
                         prefix=row["key"], complete=complete)
        chosen = [(stop.id, stop.title) for stop in stops]
        if row["practice"] == HIDDEN:
            chosen.append((HIDDEN, _("A practice that you cannot read")))
        # The types know a form's fields only as fields.
        self.fields["practice"].choices = [("", _("None")), *chosen]  # type: ignore[attr-defined]
        self.fields["day"].choices = [  # type: ignore[attr-defined]
            (str(number), str(number)) for number in range(1, days + 1)]

    def clean(self) -> dict[str, Any]:
        """Refuses an end before the start, and a session of which nobody knows what it is."""
        given: dict[str, Any] = super().clean() or {}
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end must come after the start."))
        if not given.get("title") and not given.get("practice") and "practice" in given:
            self.add_error("title", _("Write what happens, or choose a practice."))
        return given


class SessionRow:
    """A row with its form, as a page shows it."""

    def __init__(self, row: Row, stops: Sequence[Stop], days: int, *, complete: bool) -> None:
        self.row, self.key, self.out = row, row["key"], bool(row.get("out"))
        self.form = SessionForm(row, stops, days, complete=complete and not self.out)
        named = {stop.id: stop.title for stop in stops}
        what = row["title"] or named.get(row["practice"]) or gettext("Session")
        self.name = " ".join(filter(None, [row["starts"], what]))
        self.pairs = ",".join(map(str, row["pairs"]))

    def clean(self) -> Row:
        """The row as it is kept; its form must be valid."""
        given = self.form.cleaned_data
        times = {name: given[name].strftime("%H:%M") for name in ("starts", "ends")}
        return {"key": self.key, "pairs": self.row["pairs"], **given, **times}


def typed(post: QueryDict, days: int) -> list[Row]:
    """What a browser sent, in its order, as typed."""
    keys = [key for key in dict.fromkeys(post.getlist("row")) if KEY.fullmatch(key)]
    return [_typed(post, key, days) for key in keys[:MOST_SESSIONS]]


def _typed(post: QueryDict, key: str, days: int) -> Row:
    values: Row = {name: post.get(f"{key}-{name}", "").replace("\0", "") for name in TYPED}
    values["day"] = _day(values["day"], days) or 1
    pairs = post.get(f"{key}-pairs", "")
    # Of another practice than before all problems are meant.
    same = post.get(f"{key}-was", "") == values["practice"]
    places = re.findall(r"\b\d{1,3}\b", pairs[:400], re.ASCII) if same else []
    return {"key": key, **values, "pairs": [int(place) for place in places],
            "out": post.get(f"{key}-out") == "1"}


def _day(typed: str, days: int) -> int | None:
    return int(typed) if typed in map(str, range(1, days + 1)) else None


def changed(rows: list[Row], post: QueryDict, days: int) -> str:
    """Does in `rows` what a button says; the id of the control that has the focus then."""
    for name, do in (("up", _up), ("down", _down), ("out", _out), ("back", _back)):
        if key := post.get(name, ""):
            return do(rows, key)
    day = _day(post.get("add", ""), days)
    if day is None or len(rows) >= MOST_SESSIONS:
        return ""
    before = [row for row in rows if row["day"] == day and not row["out"]]
    starts = before[-1]["ends"] if before else "09:00"
    rows.append(new_row(day, starts=starts, ends=_later(starts), out=False))
    return f"id_{rows[-1]['key']}-starts"


def _up(rows: list[Row], key: str) -> str:
    _swap(rows, key, -1)
    return f"up-{key}"


def _down(rows: list[Row], key: str) -> str:
    _swap(rows, key, 1)
    return f"down-{key}"


def _swap(rows: list[Row], key: str, step: int) -> None:
    """Exchanges a session with its neighbour of the day: each keeps how long it takes."""
    places = {row["key"]: place for place, row in enumerate(rows)}
    if key not in places:
        return
    day = [row for row in rows if row["day"] == rows[places[key]]["day"] and not row["out"]]
    at = next((place for place, row in enumerate(day) if row["key"] == key), -1)
    if at < 0 or not 0 <= at + step < len(day):
        return
    first, second = day[min(at, at + step)], day[max(at, at + step)]
    one, two = places[first["key"]], places[second["key"]]
    rows[one], rows[two] = second, first
    times = [_minutes(row[name]) for row in (first, second) for name in ("starts", "ends")]
    if None not in times:
        begins, _ends, starts, ends = (minute or 0 for minute in times)
        length = (times[1] or 0) - begins
        second["starts"], second["ends"] = _clock(begins), _clock(begins + ends - starts)
        first["starts"], first["ends"] = _clock(ends - length), _clock(ends)


def _out(rows: list[Row], key: str) -> str:
    return _marked(rows, key, True, "back")


def _back(rows: list[Row], key: str) -> str:
    return _marked(rows, key, False, "out")


def _marked(rows: list[Row], key: str, out: bool, focus: str) -> str:
    for row in rows:
        if row["key"] == key:
            row["out"] = out
    return f"{focus}-{key}"


def _minutes(clock: str) -> int | None:
    for written in CLOCKS:
        with suppress(ValueError):
            read = datetime.strptime(clock.strip(), written)
            return read.hour * 60 + read.minute
    return None


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _later(clock: str) -> str:
    minutes = _minutes(clock)
    return "" if minutes is None else _clock(min(minutes + 60, 23 * 60 + 59))
