"""What sources yield and engines keep: documents, one for each language version of an item."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of one content item.

    `level` is the sharing level as a number (see `Audience`); `date` and `until`
    are partial ISO dates;
    `path` is the address below the language prefix; `pairs` are (problem, solution) texts that a
    hit can show whole; `labels` are facet values by facet name; `keywords` are searched but
    never shown.
    """

    kind: str
    id: str
    language: str
    title: str
    summary: str
    path: str
    level: int = 0
    body: str = ""
    keywords: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    date: str = ""
    until: str = ""
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    original: bool = True

    @property
    def key(self) -> str:
        """What the item is called in every index, e.g. "practice:fi-berry-pickers"."""
        return f"{self.kind}:{self.id}"

    def full_text(self) -> str:
        """Everything that is searched beside the title."""
        pairs = (text for pair in self.pairs for text in pair)
        return "\n".join(text for text in (self.summary, *pairs, self.body) if text)


@dataclass(frozen=True, slots=True)
class Item:
    """All language versions of one item together: what an engine keeps, and a result is."""

    versions: tuple[Document, ...]

    @property
    def first(self) -> Document:
        """The version that the facts are taken from: the original where it is there."""
        return next((version for version in self.versions if version.original), self.versions[0])

    @property
    def key(self) -> str:
        """See `Document.key`."""
        return self.first.key

    def values(self, facet: str) -> tuple[str, ...]:
        """The item's values of a facet."""
        first = self.first
        if facet == "kind":
            return (first.kind,)
        if facet == "country":
            return first.countries
        if facet == "theme":
            return first.themes
        if facet == "language":
            return tuple(version.language for version in self.versions)
        if facet == "year":
            return (first.date[:4],) if first.date else ()
        return first.labels.get(facet, ())

    def payload(self) -> list[dict[str, Any]]:
        """The versions as plain data; `from_payload` reads it back."""
        return [asdict(version) for version in self.versions]

    @classmethod
    def from_payload(cls, payload: list[dict[str, Any]]) -> Self:
        """The item that `payload` was made from."""
        versions = []
        for entry in payload:
            entry["pairs"] = tuple(tuple(pair) for pair in entry["pairs"])
            entry["labels"] = {name: tuple(values) for name, values in entry["labels"].items()}
            for name in ("countries", "themes"):
                entry[name] = tuple(entry[name])
            versions.append(Document(**entry))
        return cls(tuple(versions))


def items(documents: Iterable[Document]) -> Iterator[Item]:
    """Groups documents that follow each other and belong to one item."""
    for _key, versions in groupby(documents, key=lambda document: document.key):
        yield Item(tuple(versions))
