"""Counting the values of facets in tantivy's index."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy

from search.answer import FACETS
from search.audience import Audience
from search.engines.embedded_facets import FacetNumbers
from search.engines.embedded_query import all_of, none_of

SIZE = 10_000  # values of a facet that are counted; more than any facet has


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

    def readable(self, level: int, query: Any) -> tuple[int, dict[str, Counter[str]]]:
        """How many items `query` finds, which asks for all of a `level`, and their counts."""
        if level not in self._totals:
            found: Any = self._searcher.search(query, 1)
            self._totals[level] = found.count or 0, self.of(query, FACETS)
        return self._totals[level]


def facet_counts(
    counts: FacetCounts, text: Any | None, met: int, filters: Mapping[str, Any],
    audience: Audience, names: Sequence[str],
) -> dict[str, Counter[str]]:
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
        elif met * 2 < readable:
            found |= counts.of(all_of(text, clauses), group)
        else:
            rest = counts.of(none_of(text, clauses), group)
            found |= {name: totals[name] - rest[name] for name in group}
    return {name: found[name] for name in names}
