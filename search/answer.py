"""What an engine gives back: items and counts, without words of any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from search.attached import FoundPage
from search.document import Item

# In the order in which pages show them.
FACETS = ("kind", "type", "country", "theme", "evidence", "status", "language", "year")


class SearchUnavailable(Exception):
    """The engine cannot be reached now; the question may be asked again later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of items, the number of all, and for each facet (value, count) pairs.

    `pages` has, by the item's key, the page of one of its files that meets most of the query.
    """

    count: int
    items: tuple[Item, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    relaxed: bool = False  # whether nothing has all the words that it should have
    widened: bool = False  # whether little has, so that others stand behind these
    pages: Mapping[str, FoundPage] = field(default_factory=dict)
