"""What every engine keeps of the pages of an item's files: a record of each in an index of pages.

The item's own record has the distinct terms of all pages beside, so that it is found, counted and
paged in the one query that is asked anyway; those of each sharing level in a field of their own,
which only audiences of that level search. What the item says itself is left out there: whoever
reads its pages reads the item, too, and shorter lists of frequent words are searched sooner. The
index of pages is asked for the few items shown.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from search.analysis import segment
from search.attached import Attached, FilePage, FoundPage
from search.audience import Audience
from search.document import Item
from search.engines.fields import BETWEEN, MATCHED, PAGED, layers
from search.fingerprint import stamp_of
from search.plan import MOST_WIDENED, Plan

MOST_KEYS = 10_000  # items that are looked up because a phrase stands on a page of theirs
PHRASE_WEIGHT = 40.0  # of a phrase that a page has
READ_CHARACTERS = 20_000  # of a page that a passage is looked for in


class Paged:
    """The pages of an item's files, made one after another: a document may have thousands.

    `fields_beside` are those that the item's own record has because of its pages, as soon as all
    `records` were taken.
    """

    def __init__(self, item: Item) -> None:
        self._item = item
        self._terms: dict[str, dict[str, None]] = {name: {} for name in PAGED.values()}

    def records(self) -> Iterator[dict[str, Any]]:
        """What an engine keeps of each page."""
        item, stamp = self._item, stamp_of(self._item.attached)
        for file in item.attached:
            level = Audience(max(item.level, file.level))
            terms = self._terms[PAGED[level]]
            for page in file.pages():
                words = layers([(page.text, page.language)])
                found = [one for layer in MATCHED for one in words[layer] if one != BETWEEN]
                terms.update(dict.fromkeys(found))
                yield {
                    "key": item.key, "file": file.id, "level": str(level.value),
                    "number": page.number, "stamp": stamp, "terms": " ".join(found),
                    "words": " ".join(words["f"]), "payload": _payload(file, page),
                }

    def fields_beside(self, own: Mapping[str, Any]) -> dict[str, str]:
        """The distinct terms of the pages whose records were taken, by field, without those that
        the item's `own` fields have.
        """
        said = {one for layer in MATCHED for one in own[f"text_{layer}"].split()}
        return {
            name: " ".join(one for one in some if one not in said)
            for name, some in self._terms.items()
        }


def _payload(file: Attached, page: FilePage) -> str:
    found = FoundPage(file.id, file.path, page.number, page.language,
                      segment(page.text[:READ_CHARACTERS]))
    return msgspec.json.encode(found).decode()


def scored_terms(plan: Plan) -> Iterator[tuple[str, float]]:
    """The terms by which a page of an item stands before another, with their weights."""
    for group in plan.groups[:MOST_WIDENED]:
        for word in group.words:
            for form in word.terms:
                yield form, 1.0
        yield from group.mentions


_DECODER = msgspec.json.Decoder(FoundPage)


def found_page(payload: str | bytes) -> FoundPage:
    """The page that a record was made of."""
    return _DECODER.decode(payload)
