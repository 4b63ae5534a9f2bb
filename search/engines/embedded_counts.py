"""Counting what tantivy's index finds, in threads beside the search for the best of it."""

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

import tantivy

from search.answer import FACETS
from search.audience import Audience
from search.engines.embedded_facets import FacetNumbers
from search.engines.embedded_query import all_of, none_of

SIZE = 10_000  # values of a facet that are counted; more than any facet has
THREADS = 8  # twice as many searches at a time as a web worker answers
Values = tuple[tuple[str, int], ...]
P = ParamSpec("P")
T = TypeVar("T")


class FacetCounts:
    """Counts the values of facets in an index as one searcher sees it."""

    def __init__(self, searcher: tantivy.Searcher, numbers: FacetNumbers) -> None:
        self._searcher = searcher
        self._numbers = numbers
        self._totals: dict[int, tuple[int, dict[str, Counter[str]]]] = {}

    def of(self, query: Any, names: Sequence[str]) -> dict[str, Counter[str]]:
        """How many of the items that `query` finds have each value, for each facet named."""
        if not names:
            return {}
        wanted = {name: {"terms": {"field": f"count_{name}", "size": SIZE}} for name in names}
        found = self._searcher.aggregate(query, wanted)
        counts = {}
        for name in names:
            values = self._numbers.values(name)
            counts[name] = Counter({
                values[int(bucket["key"])]: bucket["doc_count"]
                for bucket in found[name]["buckets"]
            })
        return counts

    def number(self, query: Any) -> int:
        """How many items `query` finds."""
        wanted = {"kinds": {"value_count": {"field": "count_kind"}}}  # every item has one
        return int(self._searcher.aggregate(query, wanted)["kinds"]["value"])

    def readable(self, level: int, query: Any) -> tuple[int, dict[str, Counter[str]]]:
        """How many items `query` finds, which asks for all of a `level`, and their counts."""
        if level not in self._totals:
            self._totals[level] = self.number(query), self.of(query, FACETS)
        return self._totals[level]


def facet_counts(
    counts: FacetCounts, text: Any | None, met: "Future[int]", filters: Mapping[str, Any],
    audience: Audience, names: Sequence[str],
) -> dict[str, Values]:
    """The counts of a search: one question for each facet that is filtered by, one for the others.

    `text` finds `met` items of what `audience` may read. Without filters, what a frequent word
    finds is counted by what it does not find: the fewer are counted, the faster it is.
    """
    found: dict[str, Counter[str]] = {}
    shared = [name for name in names if name not in filters]
    for group in (shared, *([name] for name in names if name in filters)):
        clauses = [clause for name, clause in filters.items() if [name] != group]
        if len(clauses) > 1:
            found |= counts.of(all_of(text, clauses), group)
            continue
        readable, totals = counts.readable(int(audience), all_of(None, clauses))
        if text is None:
            found |= {name: totals[name] for name in group}
        elif met.result() * 2 < readable:
            found |= counts.of(all_of(text, clauses), group)
        else:
            rest = counts.of(none_of(text, clauses), group)
            found |= {name: totals[name] - rest[name] for name in group}
    return {name: tuple(found[name].items()) for name in names}


class _Threads:
    """The threads of this process, which a process that is forked from it does not have."""

    def __init__(self) -> None:
        self.renew()
        os.register_at_fork(after_in_child=self.renew)

    def renew(self) -> None:
        """Other threads, made when they are first wanted."""
        self.pool = ThreadPoolExecutor(THREADS, "search-counts")


_threads = _Threads()


def beside(
    function: Callable[P, T], *arguments: P.args, **named: P.kwargs
) -> "Future[T]":
    """Begins `function` in another thread: tantivy leaves Python to others while it works."""
    return _threads.pool.submit(function, *arguments, **named)
