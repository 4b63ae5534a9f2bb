"""The pages of items' files in Elasticsearch: indexes of their own, under a second alias."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from elasticsearch import ApiError
from elasticsearch.dsl import Q

from search.attached import FoundPage, PagesWithin
from search.audience import Audience
from search.engines.elastic_link import Link
from search.engines.elastic_query import any_of
from search.engines.fields import FORMAT, GROUP_WEIGHT
from search.engines.page_fields import (
    MOST_KEYS,
    PHRASE_WEIGHT,
    Paged,
    found_page,
    scored_terms,
)
from search.plan import Group, Plan

DELETED_AT_ONCE = 1_000
# Seconds to wait, again and again, for an index that another process has just made: for a moment
# it is there and cannot be searched.
BEGINNING = (0.1, 0.2, 0.4, 0.8, 1.6)
SERVICE_UNAVAILABLE = 503


def mappings() -> dict[str, Any]:
    """The fields of a page. A change here needs another `FORMAT`."""
    properties: dict[str, Any] = {
        name: {"type": "keyword"} for name in ("key", "file", "level", "stamp")
    }
    properties |= {
        "number": {"type": "integer"},
        "terms": {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
        "words": {"type": "text", "analyzer": "whitespace", "index_options": "positions"},
        "payload": {"type": "keyword", "index": False, "doc_values": False},
    }
    return {"dynamic": False, "properties": properties, "_meta": {"format": FORMAT}}


def to_actions(pages: Paged, index: str) -> Iterator[dict[str, Any]]:
    """The bulk actions that put an item's pages into an index."""
    for record in pages.records():
        place = f"{record['key']}/{record['file']}/{record['number']}"
        yield {"_op_type": "index", "_index": index, "_id": place, "_source": record}


class PagesAsked:
    """Questions to the pages under `alias`. They raise what the client raises."""

    def __init__(self, link: Link, alias: str, window: int) -> None:
        """`window` is how many hits Elasticsearch gives at once (`ElasticOptions`)."""
        self._link, self._alias, self._window = link, alias, window

    def best(self, plan: Plan, keys: Sequence[str], audience: Audience) -> dict[str, FoundPage]:
        """See `Engine.best_pages`."""
        text = _text_query(plan)
        if text is None or not keys:
            return {}
        found = self._found({
            "query": _among(text, audience, _wishes(plan), key=keys).to_dict(), "size": len(keys),
            "collapse": {"field": "key"}, "_source": ["payload", "key"],
        })
        return {hit["_source"]["key"]: _read(hit) for hit in found["hits"]["hits"]}

    def within(
        self, plan: Plan, key: str, file: str, audience: Audience, size: int
    ) -> PagesWithin:
        """See `Engine.pages_within`."""
        for required in dict.fromkeys((plan.required, 1)):
            text = _text_query(plan, required)
            if text is None:
                break
            found = self._found({
                "query": _among(text, audience, key=[key], file=[file]).to_dict(), "size": size,
                "sort": [{"number": "asc"}], "_source": ["payload"], "track_total_hits": True,
            })["hits"]
            if found["hits"]:
                return PagesWithin(found["total"]["value"], tuple(map(_read, found["hits"])))
        return PagesWithin(0, ())

    def having(self, phrase: Sequence[str], audience: Audience) -> list[str]:
        """The keys of the items that have a phrase on a page."""
        found = self._found({
            "query": _among(_phrase(phrase), audience).to_dict(), "size": 0,
            "aggs": {"keys": {"terms": {"field": "key", "size": MOST_KEYS}}},
        })
        return [bucket["key"] for bucket in found["aggregations"]["keys"]["buckets"]]

    def remove(self, keys: Iterable[str]) -> None:
        """Takes away the pages of items."""
        gone = Q("terms", key=list(keys)).to_dict()
        for pause in (*BEGINNING, None):
            try:
                self._link.writer.delete_by_query(
                    index=self._alias, query=gone, refresh=True, conflicts="proceed",
                    scroll_size=min(DELETED_AT_ONCE, self._window),
                )
                return
            except ApiError as error:
                if pause is None or error.meta.status != SERVICE_UNAVAILABLE:
                    raise
                time.sleep(pause)

    def _found(self, body: dict[str, Any]) -> dict[str, Any]:
        return dict(self._link.client.search(
            index=self._alias, body=body, allow_partial_search_results=False
        ))


def _read(hit: dict[str, Any]) -> FoundPage:
    return found_page(hit["_source"]["payload"])


def _among(
    text: Any, audience: Audience, wishes: Sequence[Any] = (), **fields: Sequence[str]
) -> Any:
    """The text query among pages for `audience` that have one of the values of each field.

    They rank by the wishes that they meet.
    """
    fields["level"] = [str(level) for level in range(int(audience) + 1)]
    having = [Q("terms", **{name: list(values)}) for name, values in fields.items()]
    return Q("bool", filter=[text, *having], should=list(wishes))


def _wishes(plan: Plan) -> list[Any]:
    """By which a page stands before another of the same item: it has the most groups and phrases
    of the plan, and says them most often.
    """
    phrases = [Q("match_phrase", words={"query": " ".join(phrase), "boost": PHRASE_WEIGHT})
               for phrase in plan.phrases]  # fmt: skip
    groups = [Q("constant_score", boost=GROUP_WEIGHT, filter=_met(group))
              for group in plan.groups]  # fmt: skip
    terms = [Q("term", terms={"value": form, "boost": weight})
             for form, weight in scored_terms(plan)]  # fmt: skip
    return [*phrases, *groups, *terms]


def _text_query(plan: Plan, required: int = 1) -> Any | None:
    """A page has so many groups or a phrase of the plan, and nothing that the plan leaves out."""
    parts = [_phrase(phrase) for phrase in plan.phrases]
    if plan.groups:
        groups = [_met(group) for group in plan.groups]
        parts.append(Q("bool", should=groups, minimum_should_match=required))
    if not parts:
        return None
    unwanted = [Q("term", terms=form) for word in plan.without for form in word.terms]
    unwanted += [_phrase(phrase) for phrase in plan.without_phrases]
    return Q("bool", must=[any_of(parts)], must_not=unwanted)


def _met(group: Group) -> Any:
    """All words of the group, or a mention of one of its concepts."""
    own = [any_of([Q("term", terms=form) for form in word.terms]) for word in group.words]
    mentions = [Q("term", terms=key) for key, _weight in group.mentions]
    return any_of([Q("bool", must=own), *mentions])


def _phrase(phrase: Sequence[str]) -> Any:
    return Q("match_phrase", words=" ".join(phrase))
