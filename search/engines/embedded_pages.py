"""The pages of items' files in the embedded engine: a second index, in a folder in the first."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur
from tantivy import Query as Tantivy

from search.attached import FoundPage, PagesWithin
from search.audience import Audience
from search.engines.embedded_query import any_of, phrase_query
from search.engines.fields import GROUP_WEIGHT
from search.engines.page_fields import (
    MOST_KEYS,
    PHRASE_WEIGHT,
    Paged,
    found_page,
    scored_terms,
)
from search.plan import Group, Plan

FOLDER = "pages"
# Pages that are looked at in one question to find the best of each item; an item all of whose
# pages stand behind so many of others is asked for by itself.
AT_ONCE = 400


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The fields of a page. A change here needs another `FORMAT`."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(
        "key", stored=True, fast=True, tokenizer_name="raw", index_option="basic"
    )
    for name in ("stamp", "payload"):
        builder.add_bytes_field(name, stored=True, indexed=False)
    for name in ("file", "level"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    # `item` stands for the key: numbers of many hits are read without reading their records.
    for name in ("item", "number"):
        builder.add_integer_field(name, fast=True, indexed=False)
    return builder.build()


class PageIndex:
    """The pages beside the index of items in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder / FOLDER))
        self._index.config_reader("manual", 1)

    @staticmethod
    def make(folder: Path) -> "tantivy.Index":
        """An empty index of pages beside the one of items in `folder`."""
        (folder / FOLDER).mkdir()
        return tantivy.Index(schema(), path=str(folder / FOLDER))

    def reload(self) -> None:
        """Takes in what was committed."""
        self._index.reload()

    def best(self, plan: Plan, keys: Sequence[str], audience: Audience) -> dict[str, FoundPage]:
        """See `Engine.best_pages`."""
        if not keys or not (plan.groups or plan.phrases) or not self._index.searcher().num_docs:
            return {}
        numbers = {number_of(key): key for key in keys}
        searcher = self._index.searcher()
        hits = searcher.search(_ranked(plan, keys, audience), AT_ONCE, count=False).hits
        met = [(score, address) for score, address in hits if score]
        of_items: Any = searcher.fast_field_values("item", [address for _score, address in met])
        first: dict[str, Any] = {}
        for number, (_score, address) in zip(of_items, met, strict=True):
            first.setdefault(numbers[number], address)
        for key in keys if len(met) == AT_ONCE else ():
            if key not in first:
                query = _ranked(plan, [key], audience)
                for score, address in searcher.search(query, 1, count=False).hits:
                    if score:
                        first[key] = address
        return {key: _read(searcher, address) for key, address in first.items()}

    def within(
        self, plan: Plan, key: str, file: str, audience: Audience, size: int
    ) -> PagesWithin:
        """See `Engine.pages_within`."""
        searcher = self._index.searcher()
        for required in dict.fromkeys((plan.required, 1)):
            text = _text_query(plan, required)
            if text is None:
                break
            found: Any = searcher.search(
                _among(text, audience, key=[key], file=[file]), size,
                order_by_field="number", order=tantivy.Order.Asc,
            )
            if found.count:
                pages = tuple(_read(searcher, address) for _number, address in found.hits)
                return PagesWithin(found.count, pages)
        return PagesWithin(0, ())

    def having(self, phrase: Sequence[str], audience: Audience) -> list[str]:
        """The keys of the items that have a phrase on a page."""
        query = _among(_phrase(phrase), audience)
        wanted = {"keys": {"terms": {"field": "key", "size": MOST_KEYS}}}
        found = self._index.searcher().aggregate(query, wanted)
        return [str(bucket["key"]) for bucket in found["keys"]["buckets"]]

    def stamps(self) -> Iterator[tuple[str, str]]:
        """See `Engine.page_stamps`."""
        searcher = self._index.searcher()
        hits = searcher.search(Tantivy.all_query(), max(searcher.num_docs, 1), count=False).hits
        for _score, address in hits:
            document = searcher.doc(address)
            yield document["key"][0], document["stamp"][0].decode()

    def holds(self, key: str) -> bool:
        """Whether there are pages of an item."""
        query = Tantivy.term_query(schema(), "key", key, "basic")
        return bool(self._index.searcher().search(query, 1, count=False).hits)

    def writer(self, heap: int) -> "PageWriter":
        """What writes to it."""
        return PageWriter(self._index, heap, self.holds)


class PageWriter:
    """Writes pages; most items have none, so it is opened only when there is something to do."""

    def __init__(
        self, index: tantivy.Index, heap: int, holds: Callable[[str], bool] = lambda _key: False
    ) -> None:
        self._index, self._heap, self._holds = index, heap, holds
        self._opened: Any = None

    def remove(self, key: str) -> None:
        """Takes away the pages of an item."""
        if self._opened is not None or self._holds(key):
            self._writer().delete_documents_by_term("key", key)

    def add(self, pages: Paged) -> None:
        """Adds the pages of an item."""
        for record in pages.records():
            kept = {name: record[name].encode() for name in ("stamp", "payload")}
            numbered = {**record, **kept, "item": number_of(record["key"])}
            self._writer().add_document(tantivy.Document.from_dict(numbered, schema()))

    def commit(self) -> None:
        """Keeps what was done."""
        if self._opened is not None:
            self._opened.commit()
            self._opened.wait_merging_threads()

    def _writer(self) -> Any:
        if self._opened is None:
            self._opened = self._index.writer(self._heap, 1)
        return self._opened


def number_of(key: str) -> int:
    """A number of 63 bits for an item's key."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> 1


def _read(searcher: Any, address: Any) -> FoundPage:
    return found_page(searcher.doc(address)["payload"][0])


def _among(text: Any, audience: Audience, **fields: Sequence[str]) -> Any:
    """The text query among pages for `audience` that have one of the values of each field."""
    return Tantivy.boolean_query([(Occur.Must, text), (Occur.Must, _within(audience, fields))])


def _within(audience: Audience, fields: Mapping[str, Sequence[str]]) -> Any:
    """Pages for `audience` that have one of the values of each field; all score 0."""
    levels = [str(level) for level in range(int(audience) + 1)]
    return Tantivy.boolean_query([
        (Occur.Must, Tantivy.const_score_query(any_of([_term(name, value) for value in values]), 0))
        for name, values in {**fields, "level": levels}.items()
    ])


def _term(field: str, value: str) -> Any:
    return Tantivy.term_query(schema(), field, value, "freq" if field == "terms" else "basic")


def _ranked(plan: Plan, keys: Sequence[str], audience: Audience) -> Any:
    """All pages of items: on top those with the most groups and phrases of the plan, then those
    that say them most often; what has none scores 0.

    Each wish stands inside the one before: so tantivy looks for it among these pages only. Side by
    side it would go through those of all items, which takes ten times as long and more.
    """
    query = _within(audience, {"key": keys})
    for wish in _wishes(plan):
        query = Tantivy.boolean_query([(Occur.Must, query), (Occur.Should, wish)])
    return query


def _wishes(plan: Plan) -> Iterator[Any]:
    for phrase in plan.phrases:
        yield Tantivy.boost_query(_phrase(phrase), PHRASE_WEIGHT)
    for group in plan.groups:
        yield Tantivy.const_score_query(_met(group), GROUP_WEIGHT)
    for form, weight in scored_terms(plan):
        yield Tantivy.boost_query(_term("terms", form), weight)


def _text_query(plan: Plan, required: int) -> Any | None:
    """A page has so many groups or a phrase of the plan, and nothing that the plan leaves out."""
    parts = [_phrase(phrase) for phrase in plan.phrases]
    if plan.groups:
        parts.append(any_of([_met(group) for group in plan.groups], required))
    if not parts:
        return None
    unwanted = [_term("terms", form) for word in plan.without for form in word.terms]
    unwanted += [_phrase(phrase) for phrase in plan.without_phrases]
    return Tantivy.boolean_query([(Occur.Must, any_of(parts)),
                                  *((Occur.MustNot, query) for query in unwanted)])


def _met(group: Group) -> Any:
    """All words of the group, or a mention of one of its concepts."""
    words = [[_term("terms", form) for form in word.terms] for word in group.words]
    together = Tantivy.boolean_query([(Occur.Must, any_of(forms)) for forms in words])
    own = [together] if len(words) > 1 else words[0]
    return any_of([*own, *(_term("terms", key) for key, _weight in group.mentions)])


def _phrase(phrase: Sequence[str]) -> Any:
    return phrase_query(schema(), "words", phrase)
