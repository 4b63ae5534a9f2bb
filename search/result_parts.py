"""The parts of a page of results: links, facets, pages, and what the thesaurus added."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from search.analysis import fold


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its label; `current` or `selected` when it stands for how things are."""

    label: str
    url: str
    selected: bool = False
    number: int = 0

    @property
    def current(self) -> bool:
        """The same as `selected`."""
        return self.selected


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: following `url` adds it to the search, or takes it away."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values that have results, and those chosen."""

    name: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def selected_count(self) -> int:
        """How many values are chosen."""
        return sum(value.selected for value in self.values)


@dataclass(frozen=True, slots=True)
class Pages:
    """Where this page stands among the others."""

    current: int
    total: int
    previous_url: str
    next_url: str
    links: tuple[Link, ...]


class Term(NamedTuple):
    """A term of the thesaurus, with its language."""

    language: str
    term: str


@dataclass(frozen=True, slots=True)
class Expanded:
    """A term of the query that the thesaurus knows, with what was searched too."""

    term: str
    theme: str
    theme_label: str
    theme_url: str
    languages: Mapping[str, tuple[str, ...]]

    @property
    def others(self) -> list[Term]:
        """What is searched besides the words typed: the first term of each language, each once."""
        found: dict[str, Term | None] = {fold(self.term): None}
        for language, terms in self.languages.items():
            found.setdefault(fold(terms[0]), Term(language, terms[0]))
        return [term for term in found.values() if term]

    @property
    def says_more(self) -> bool:
        """Whether there is anything to tell: not for a theme that is called as was typed."""
        return bool(self.others) or fold(self.theme_label) != fold(self.term)
