"""Runs a query: the one way from a question to an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search.answer import FACETS, Answer
from search.engines import engine
from search.plan import Plan, make_plan
from search.query import Query
from search.reader import Reader


@dataclass(frozen=True, slots=True)
class Outcome:
    """A query with its plan and its answer."""

    query: Query
    plan: Plan
    answer: Answer


def run(
    query: Query, reader: Reader, fixed: Mapping[str, tuple[str, ...]] | None = None,
    facets: Sequence[str] = FACETS,
) -> Outcome:
    """Answers `query` for `reader`; `fixed` sets filters that the page itself has.

    `facets` names those to count.

    Raises SearchUnavailable.
    """
    plan = make_plan(query.q, expand=query.expand)
    asked = _narrowed(query, fixed or {})
    if plan == Plan():
        asked = asked.changed(q="")  # a text without words asks for no best match
    answer = engine().search(asked, plan, reader.audience, reader.language, facets)
    if plan.groups or plan.phrases:
        keys = [item.key for item in answer.items]
        answer = replace(answer, pages=engine().best_pages(plan, keys, reader.audience))
    return Outcome(query, plan, answer)


def _narrowed(query: Query, fixed: Mapping[str, tuple[str, ...]]) -> Query:
    """The query within the page's own filters: a value chosen must be one of theirs."""
    values = {}
    for name, allowed in fixed.items():
        chosen = tuple(value for value in getattr(query, name) if value in allowed)
        values[name] = chosen or allowed
    return query.changed(**values)
