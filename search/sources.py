"""Where documents come from: each app's `searchable` module registers its sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import autodiscover_modules

from search.attached import Attached
from search.document import Document
from search.reader import Reader

if TYPE_CHECKING:
    from search.parts import Part


@dataclass(frozen=True)
class Source:
    """One kind of item that can be found.

    `ids()` names every item there is to index; `documents(ids)` yields their versions, those of
    one item together; `attached(ids)` gives the files of those that have some; `watch` says, for
    each model class, which ids of this kind a saved or deleted instance changes; `values` closes a
    filter's list of values; `parts(ids, reader)` gives what of these items has an address of its
    own, see `search.parts`.
    """

    kind: str
    ids: Callable[[], Iterable[str]]
    documents: Callable[[list[str]], Iterator[Document]]
    attached: Callable[[list[str]], Mapping[str, tuple[Attached, ...]]] = lambda _ids: {}
    watch: Mapping[Any, Callable[[Any], Iterable[str]]] = field(default_factory=dict)
    values: Mapping[str, Iterable[str]] = field(default_factory=dict)
    parts: Callable[[Sequence[str], Reader], "Mapping[str, Sequence[Part]]"] | None = None


@dataclass(frozen=True)
class Concept:
    """A thesaurus entry: its terms by language, the preferred one first.

    Items whose facet `facet` has the value `id` are about it.
    """

    id: str
    terms: Mapping[str, tuple[str, ...]]
    facet: str = "theme"


@dataclass(frozen=True)
class Thesaurus:
    """Concepts, as an app knows them.

    `read()` gives a stamp, new with each change, and the concepts; it may be behind by a second,
    until `expire()` is called. `watch` says, for each model class, which ids of its concepts a
    saved or deleted instance changes, of the facet `facet`.
    """

    read: Callable[[], tuple[object, Iterable[Concept]]]
    expire: Callable[[], None] = lambda: None
    facet: str = "theme"
    watch: Mapping[Any, Callable[[Any], Iterable[str]]] = field(default_factory=dict)


Labeller = Callable[[str, str], str | None]

_labellers: dict[str, list[Labeller]] = {}
_sources: dict[str, Source] = {}
_thesauri: list[Thesaurus] = []


def register(source: Source) -> None:
    """Adds a source; raises ValueError when its kind has one."""
    if source.kind in _sources:
        raise ValueError(f"The kind {source.kind} is registered twice.")
    _sources[source.kind] = source


def register_thesaurus(thesaurus: Thesaurus) -> None:
    """Adds a thesaurus."""
    _thesauri.append(thesaurus)


def register_labels(facet: str, labeller: Labeller) -> None:
    """Adds a function that names a value of a facet in a language, or gives None."""
    _labellers.setdefault(facet, []).append(labeller)


def label_of(facet: str, value: str, language: str) -> str:
    """What a value of a facet is called in a language; the value itself when nobody knows."""
    _discovered()
    for labeller in _labellers.get(facet, ()):
        if label := labeller(value, language):
            return label
    return value


@lru_cache(maxsize=1)
def _discovered() -> bool:
    autodiscover_modules("searchable")
    return True


def sources() -> dict[str, Source]:
    """All sources by kind."""
    _discovered()
    return dict(_sources)


def thesauri() -> list[Thesaurus]:
    """All thesauri."""
    _discovered()
    return list(_thesauri)


@lru_cache(maxsize=1)
def closed_values() -> dict[str, frozenset[str]]:
    """For each filter whose values are a closed list: the list."""
    found: dict[str, set[str]] = {"kind": set(sources())}
    for source in sources().values():
        for name, values in source.values.items():
            found.setdefault(name, set()).update(values)
    return {name: frozenset(values) for name, values in found.items()}
