"""How the index is: for the operators' page."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min
from django.utils import timezone

from search.answer import SearchUnavailable
from search.audience import Audience
from search.engines import engine
from search.models import IndexTask
from search.plan import Plan
from search.query import Query


@dataclass(frozen=True, slots=True)
class State:
    """`items` is None when the engine is away; `kinds` are (kind, number of items)."""

    engine: str
    items: int | None
    kinds: tuple[tuple[str, int], ...]
    waiting: int
    oldest: datetime | None
    error: str = ""

    @property
    def oldest_minutes(self) -> int:
        """How long the oldest change has been waiting."""
        return int((timezone.now() - self.oldest).total_seconds() // 60) if self.oldest else 0


def state() -> State:
    """The state now. The engine is asked one question."""
    used = engine()
    name = type(used).__name__.removesuffix("Engine")
    waiting = IndexTask.objects.count()
    oldest = IndexTask.objects.aggregate(oldest=Min("created"))["oldest"]
    try:
        answer = used.search(Query(size=1), Plan(), max(Audience), "en", ("kind",))
    except SearchUnavailable as error:
        return State(name, None, (), waiting, oldest, str(error))
    return State(name, answer.count, tuple(answer.facets["kind"]), waiting, oldest)
