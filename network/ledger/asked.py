"""What a reader asks of the ledger: filters, order and page, as they stand in the address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from network.ledger.rows import Row
from network.models.choices import Answer, Progress
from portal.vocabulary.countries import COUNTRY_CODES
from portal.vocabulary.themes import themes

SIZE = 50


class State(models.TextChoices):
    """How far a country is, as a filter."""

    OPEN = "open", _("To be answered or done")
    UNANSWERED = "unanswered", _("Not answered")
    OVERDUE = "overdue", _("Overdue")
    SOON = "soon", _("Due within 90 days")
    CLOSED = "closed", _("Closed")


class Groups(models.TextChoices):
    """By what the ledger is added up."""

    REPORT = "report", _("By report")
    COUNTRY = "country", _("By country")
    THEME = "theme", _("By theme")


_IN_STATE: dict[str, Callable[[Row, date], bool]] = {
    State.OPEN: lambda row, _today: row.is_open,
    State.UNANSWERED: lambda row, _today: bool(row.country) and not row.answered,
    State.OVERDUE: Row.is_overdue,
    State.SOON: Row.is_soon,
    State.CLOSED: lambda row, _today: bool(row.country) and not row.is_open,
}
_ANSWERS, _PROGRESS = ["", *Answer.values], ["", *Progress.values]
_ORDERS: dict[str, Callable[[Row], Any]] = {
    "due": lambda row: (not row.due, row.due, row.title, row.place),
    "report": lambda row: (row.title.casefold(), row.page, row.place),
    "country": lambda row: (row.country, row.title.casefold(), row.place),
    "answer": lambda row: (_ANSWERS.index(row.status), row.title.casefold(), row.place),
    "progress": lambda row: (_PROGRESS.index(row.progress), row.title.casefold(), row.place),
    "date": lambda row: (row.date, row.title.casefold(), row.place),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the ledger. Values of one filter are OR, different filters are AND."""

    report: str = ""
    countries: tuple[str, ...] = ()
    theme: str = ""
    state: str = ""
    by: str = ""
    sort: str = "report"
    page: int = 1

    @classmethod
    def parse(cls, given: QueryDict) -> "Asked":
        """The question of an address; what it cannot mean is left out."""
        sort = given.get("sort", "")
        number = given.get("page", "")
        return cls(
            report=given.get("report", "")[:150],
            countries=tuple(code for code in COUNTRY_CODES if code in given.getlist("country")),
            theme=_known(given.get("theme", ""), themes().by_id),
            state=_known(given.get("state", ""), State.values),
            by=_known(given.get("by", ""), Groups.values),
            sort=sort if sort.removeprefix("-") in _ORDERS else "report",
            page=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1,
        )

    def with_(self, **changed: Any) -> str:
        """The address, from "?" on, of the rows of this question with something changed.

        It is their first page, unless `page` is given, and no sums, unless `by` is.
        """
        other = replace(self, **{"page": 1, "by": "", **changed})
        pairs = [("report", other.report), *(("country", code) for code in other.countries),
                 ("theme", other.theme), ("state", other.state), ("by", other.by),
                 ("sort", other.sort if other.sort != "report" else ""),
                 ("page", other.page if other.page > 1 else "")]
        return "?" + urlencode([(name, value) for name, value in pairs if value])

    def of(self, rows: Iterable[Row], today: date) -> list[Row]:
        """The rows that are asked for, in the order that is."""
        in_state = _IN_STATE.get(self.state, lambda _row, _today: True)
        found = [
            row for row in rows
            if (not self.report or row.report == self.report)
            and (not self.countries or row.country in self.countries)
            and (not self.theme or self.theme in row.themes) and in_state(row, today)
        ]
        return sorted(found, key=_ORDERS[self.sort.removeprefix("-")],
                      reverse=self.sort.startswith("-"))


def _known(value: str, known: Iterable[str]) -> str:
    return value if value in known else ""
