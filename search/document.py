"""What sources yield and engines keep: documents, one for each language version of an item."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Self

import msgspec

from search.analysis import segment
from search.attached import Attached

# Stands between texts of an item that say each something of its own: no passage reaches over it.
BORDER = "\u2029"
READ_CHARACTERS = 60_000  # of a text that a passage is looked for in


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of one content item.

    `level` is the sharing level as a number (see `Audience`); `date` is a
    partial ISO date, and `ends` that of the last day of what lasts, where it is known; `over` is
    when the last day of an event is past, in seconds since 1970 and at least 1, and 0 for what is
    no event or has no day; `published` is when it was first published, in seconds since 1970, and
    0 where nobody knows;
    `path` is the address below the language prefix; `pairs` are (problem, solution) texts that a
    hit can show whole; `labels` are facet values by facet name; `keywords` are searched but
    never shown; `names` are what it is called beside its title, as by an acronym; `cut` is the
    text as a document from an index has it, see `segment`.
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
    names: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    date: str = ""
    ends: str = ""
    over: int = 0
    published: int = 0
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    original: bool = True
    cut: str = ""

    @property
    def key(self) -> str:
        """What the item is called in every index, e.g. "practice:fi-berry-pickers"."""
        return f"{self.kind}:{self.id}"

    def full_text(self) -> str:
        """Everything that is searched beside the title."""
        pairs = (text for pair in self.pairs for text in pair)
        return one_after_other(self.summary, *pairs, self.body)


def one_after_other(*texts: str | None) -> str:
    """Several texts of an item as one; those that are empty are left out."""
    return BORDER.join(text for text in texts if text)


@dataclass(frozen=True, slots=True)
class Item:
    """All language versions of one item together: what an engine keeps, and a result is.

    `attached` are its files, which all versions share; an item from an index has none.
    """

    versions: tuple[Document, ...]
    attached: tuple[Attached, ...] = ()

    @property
    def first(self) -> Document:
        """The version that the facts are taken from: the original where it is there."""
        for version in self.versions:  # asked often: a generator takes longer
            if version.original:
                return version
        return self.versions[0]

    @property
    def key(self) -> str:
        """See `Document.key`."""
        return self.first.key

    @property
    def level(self) -> int:
        """The sharing level of the strictest version: who may read all may read the item."""
        return max(version.level for version in self.versions)

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

    def _kept(self) -> list[Document]:
        """The versions as an engine keeps them to show them.

        Texts are kept cut into words, so that a hit is highlighted without looking for these.
        """
        return [
            replace(
                version, cut=segment(version.full_text()[:READ_CHARACTERS]), body="", keywords=""
            )
            for version in self.versions
        ]

    def payload(self) -> list[dict[str, Any]]:
        """What an engine keeps of the item to show it; `from_payload` reads it back."""
        return list(msgspec.to_builtins(self._kept()))

    def json(self) -> bytes:
        """As `payload`, in JSON; `from_json` reads it back."""
        return msgspec.json.encode(self._kept())

    @classmethod
    def from_payload(cls, payload: list[dict[str, Any]]) -> Self:
        """The item that `payload` was made from."""
        return cls(msgspec.convert(payload, tuple[Document, ...]))

    @classmethod
    def from_json(cls, payload: bytes) -> Self:
        """As `from_payload`, from its JSON."""
        return cls(_DECODER.decode(payload))


_DECODER = msgspec.json.Decoder(tuple[Document, ...])


def items(documents: Iterable[Document]) -> Iterator[Item]:
    """Groups documents that follow each other and belong to one item."""
    for _key, versions in groupby(documents, key=lambda document: document.key):
        yield Item(tuple(versions))
