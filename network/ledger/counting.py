"""The ledger added up by report, country or theme."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from network.ledger.asked import Groups, State
from network.ledger.rows import Row
from network.models.choices import Answer, Progress


@dataclass(slots=True)
class Sum:
    """The rows that belong together: how many recommendations, and what became of them."""

    key: str
    recommendations: set[tuple[int, str]] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, row: Row, today: date) -> None:
        """Counts a row in."""
        self.recommendations.add((row.page, row.ref))
        told = [row.status, Progress.DONE.value if row.progress == Progress.DONE else ""]
        if row.country and not row.answered:
            told.append(State.UNANSWERED.value)
        if row.is_overdue(today):
            told.append(State.OVERDUE.value)
        for name in filter(None, told):
            self.counts[name] = self.counts.get(name, 0) + 1

    def count(self, name: str) -> int:
        """How many rows have this answer, progress or state."""
        return self.counts.get(name, 0)


COLUMNS = (State.UNANSWERED, *Answer, Progress.DONE, State.OVERDUE)
_KEYS: dict[str, Callable[[Row], Iterable[str]]] = {
    Groups.REPORT: lambda row: (row.report,),
    Groups.COUNTRY: lambda row: (row.country,) if row.country else (),
    Groups.THEME: lambda row: row.themes,
}


def sums(rows: Iterable[Row], by: str, today: date) -> list[Sum]:
    """The rows added up by a value of `Groups`, in the order in which they come."""
    found: dict[str, Sum] = {}
    for row in rows:
        for key in _KEYS[by](row):
            found.setdefault(key, Sum(key)).add(row, today)
    return list(found.values())


def whole(rows: Iterable[Row], today: date) -> Sum:
    """All rows added up."""
    total = Sum("")
    for row in rows:
        total.add(row, today)
    return total
