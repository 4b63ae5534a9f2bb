"""Parts of an item with an address of their own: a hit leads to the one that answers it.

They are read for the items of one page of results, and no index knows them: it knows their texts
as texts of the item.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from search.analysis import segment
from search.document import Item
from search.highlight import Highlighter
from search.reader import Reader
from search.sources import sources


@dataclass(frozen=True, slots=True)
class Part:
    """A part in one language; `path` is its address below the language prefix."""

    path: str
    label: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class PartHit:
    """A part that met the query: its passage, what met there, and its address."""

    label: str
    url: str
    snippet: SafeString
    matched: frozenset[str]
    language: str


def parts_of(items: Iterable[Item], reader: Reader) -> dict[str, Sequence[Part]]:
    """The parts of items that `reader` may read, by the items' keys; one question a kind."""
    ids: dict[str, list[str]] = {}
    for item in items:
        ids.setdefault(item.first.kind, []).append(item.first.id)
    found = {kind: source.parts(ids[kind], reader) for kind, source in sources().items()
             if kind in ids and source.parts is not None}
    return {f"{kind}:{item_id}": parts for kind, some in found.items()
            for item_id, parts in some.items()}


def best_part(
    parts: Sequence[Part], languages: Iterable[str], least: int, reader: Reader,
    highlighter: Highlighter,
) -> PartHit | None:
    """The part that most different words of the query meet, in the first language that has one.

    None when fewer than `least` meet, as many as in the passage that the item shows otherwise.
    """
    for language in dict.fromkeys(languages):
        own = [part for part in parts if part.language == language]
        met = [highlighter.met(part.text, language) for part in own]
        most = max(met, default=0)
        if most and most >= least:
            best = own[met.index(most)]
            url = f"/{reader.language}/{best.path}"
            return PartHit(best.label, url, *highlighter.snippet(segment(best.text), language),
                           language=language)
    return None
