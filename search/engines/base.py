"""What every engine can do."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Protocol

from search.analysis import WordTerms
from search.answer import FACETS, Answer
from search.attached import FoundPage, PagesWithin
from search.audience import Audience
from search.document import Item
from search.likeness import Likeness
from search.plan import Plan
from search.query import Query
from search.typed import Typed


class Engine(Protocol):
    """Keeps items and finds them. Raises SearchUnavailable when it cannot be reached."""

    def search(
        self, query: Query, plan: Plan, audience: Audience, language: str,
        facets: Sequence[str] = FACETS,
    ) -> Answer:
        """The page of results `query` asks for, of what `audience` may read.

        `plan` is the query's text, analysed; `language` is the reader's, for sorting by title;
        `facets` names those to count.
        """

    def complete(
        self, typed: Typed, audience: Audience, language: str, kinds: Sequence[str], size: int
    ) -> tuple[Item, ...]:
        """Items of these kinds whose names complete what was typed, of what may be read.

        Those stand first that have a name which begins with it; of equals, those whose title in
        `language` does.
        """

    def near(self, word: str, distance: int, audience: Audience, size: int) -> tuple[Item, ...]:
        """Some items, of what may be read, with a word that differs from `word` (folded).

        By at most `distance` letters added, left out, changed, or swapped with a neighbour.
        """

    def like(self, wanted: Likeness, audience: Audience, size: int) -> tuple[Item, ...]:
        """Other items that are most like one, of what may be read."""

    def get(self, key: str, audience: Audience) -> Item | None:
        """The item of a key, or None when there is none that may be read."""

    def best_pages(
        self, plan: Plan, keys: Sequence[str], audience: Audience
    ) -> dict[str, FoundPage]:
        """Of the items of `keys`, the page that meets most of the plan, where one meets some of it.

        Of pages that `audience` may read.
        """

    def pages_within(
        self, plan: Plan, key: str, file: str, audience: Audience, size: int
    ) -> PagesWithin:
        """The first `size` pages of one file of an item that have enough of the plan, in their
        order; where none has, those that have something of it.
        """

    def mentioning(self, concept: str, terms: Sequence[Sequence[WordTerms]]) -> Iterable[str]:
        """The keys of all items in which a concept was found, or may be found by these terms.

        `concept` is an `Entry.key` of the thesaurus, a term its analysed words.
        """

    def write(self, items: Iterable[Item], deleted: Iterable[str] = ()) -> None:
        """Puts items in place of what stands there under their keys, and removes keys.

        With the pages of their files. Found as soon as this returns.
        """

    def rebuild(self, items: Iterable[Item]) -> None:
        """Makes a new index of these items beside the live one, then switches to it."""

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every key in the index with the fingerprint of its item.

        None when the index was made for items of another `FORMAT`.
        """

    def page_stamps(self) -> Iterator[tuple[str, str]]:
        """For every page in the index: its item's key, and the stamp of the item's files."""

    def state(self) -> Hashable:
        """New whenever what is found may differ from before; asked for often, so cheap."""

    def ready(self) -> bool:
        """Whether the engine can be searched now."""
