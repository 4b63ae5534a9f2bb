"""The Elasticsearch engine: an index behind an alias, for installations with many machines."""

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import Any, TypeVar

from elasticsearch import ApiError, NotFoundError
from elasticsearch.dsl import Q
from elasticsearch.helpers import streaming_bulk

from search.analysis import WordTerms
from search.answer import FACETS, Answer, SearchUnavailable
from search.attached import FoundPage, PagesWithin
from search.audience import Audience
from search.document import Item
from search.engines import elastic_lookup as lookup
from search.engines import elastic_pages
from search.engines import elastic_query as build
from search.engines.elastic_index import Indexes, mappings, to_action
from search.engines.elastic_link import Link
from search.engines.elastic_options import ElasticOptions
from search.engines.page_fields import Paged
from search.likeness import Likeness
from search.plan import Plan
from search.query import Query
from search.typed import Typed

KEYS_AT_ONCE = 5_000
SWITCH_SECONDS = 0.1  # until the index that an alias is switched to answers
KEEP_ALIVE = "2m"  # between two pages of a walk through the index
# When Elasticsearch has too much to do (429) a piece is sent again after 1, 2, 4 … 30 seconds.
BULK_TRIES, BULK_PAUSE, BULK_LONGEST_PAUSE = 6, 1, 30


T = TypeVar("T")


class ItemRefused(Exception):
    """Elasticsearch took other items but not this one."""


class ElasticEngine:
    """Items in the indexes `{prefix}-v…`, read and written through the alias `{prefix}`.

    The pages of their files in `{prefix}-pages-v…`, through `{prefix}-pages`.
    """

    def __init__(self, options: ElasticOptions) -> None:
        self.options = options
        self.alias = options.prefix
        self.link = Link(options)
        self.client = self.link.client
        self.indexes = Indexes(self.link.writer, options, self.alias, mappings())
        self.page_indexes = Indexes(self.link.writer, options, f"{self.alias}-pages",
                                    elastic_pages.mappings())
        self.pages = elastic_pages.PagesAsked(self.link, self.page_indexes.alias, options.window)
        self._writes = 0

    # --- Reading ---------------------------------------------------------------------
    def search(
        self, query: Query, plan: Plan, audience: Audience, language: str,
        facets: Sequence[str] = FACETS,
    ) -> Answer:
        """See `Engine.search`."""
        return self._asked(lambda: self._search(query, plan, audience, language, facets))

    def _asked(self, ask: Callable[[], T]) -> T:
        """What `ask` answers."""
        with self.link.asking():
            try:
                return ask()
            except NotFoundError:  # no index yet, or it was switched while it was asked
                self._ensure()
                return ask()
            except ApiError as error:  # its shards were going while it was asked
                if error.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
                    raise
                time.sleep(SWITCH_SECONDS)
                return ask()

    def _ensure(self) -> None:
        self.indexes.ensure()
        self.page_indexes.ensure()

    def _search(
        self, query: Query, plan: Plan, audience: Audience, language: str, facets: Sequence[str]
    ) -> Answer:
        on_pages = [self.pages.having(phrase, audience) for phrase in plan.phrases]
        required, all_met = self._widened(query, plan, audience, on_pages)
        question = build.Question(
            text=build.full_query(plan, required, audience, on_pages), filters=build.filters(query),
            order=build.order(query, language), facets=tuple(facets),
        )
        found = self._found(question, query)
        count = found["hits"]["total"]["value"]
        items = tuple(Item.from_payload(hit["_source"]["payload"])
                      for hit in found["hits"]["hits"])
        counts = build.read_facets(found, facets)
        wide = bool(count) and required < plan.required
        return Answer(
            count, items, counts, relaxed=wide and not all_met, widened=wide and all_met
        )

    def _widened(
        self, query: Query, plan: Plan, audience: Audience, on_pages: Sequence[Sequence[str]]
    ) -> tuple[int, bool]:
        """How many groups an item must meet (`Plan.steps`), and whether any met all it should."""
        all_met = None
        steps = plan.steps(query.order)
        for required, enough in steps:
            if not enough:
                return required, True
            if (required, enough) == steps[-1] and all_met is not None:
                break  # nothing is wider, so this is what is asked
            text = build.full_query(plan, required, audience, on_pages)
            count = self.client.count(index=self.alias, query=text.to_dict())["count"]
            all_met = count > 0 if all_met is None else all_met
            if count >= enough:
                break
        return required, bool(all_met)

    def _found(self, question: build.Question, query: Query) -> dict[str, Any]:
        deep = query.offset + query.size > self.options.window
        first = {"size": 0} if deep else {"from": query.offset, "size": query.size}
        found = dict(self.client.search(
            index=self.alias, body={**question.counted(), **first},
            allow_partial_search_results=False,
            # Shards count how rare a word is each for itself, unless they are asked to agree.
            search_type="dfs_query_then_fetch" if self.options.shards > 1 else None,
        ))
        if deep and found["hits"]["total"]["value"] > query.offset:
            found["hits"] = {**found["hits"], "hits": self._deep_page(question, query)}
        return found

    def _deep_page(self, question: build.Question, query: Query) -> list[Any]:
        """A page beyond the window: walks there by search_after, a window at a time."""
        behind = query.offset
        after: dict[str, Any] = {}
        with self._point_in_time(self.alias) as pit:
            while behind:
                step = {"size": min(self.options.window, behind), "_source": False}
                hits = self._after(pit, {**question.plain(), **step, **after})
                if not hits:
                    return []
                behind -= len(hits)
                after = {"search_after": hits[-1]["sort"]}
            return self._after(pit, {**question.plain(), "size": query.size, **after})

    @contextmanager
    def _point_in_time(self, alias: str) -> Iterator[str]:
        """An index as it is now, for several requests."""
        opened = self.client.open_point_in_time(index=alias, keep_alive=KEEP_ALIVE)["id"]
        try:
            yield opened
        finally:
            with suppress(ApiError):
                self.client.close_point_in_time(id=opened)

    def _after(self, pit: str, body: dict[str, Any]) -> list[Any]:
        found = self.client.search(
            body={**body, "pit": {"id": pit, "keep_alive": KEEP_ALIVE}, "track_total_hits": False}
        )
        return list(found["hits"]["hits"])

    def complete(
        self, typed: Typed, audience: Audience, language: str, kinds: Sequence[str], size: int
    ) -> tuple[Item, ...]:
        """See `Engine.complete`."""
        return self._few(lookup.completion_query(typed, audience, language, kinds), size)

    def near(self, word: str, distance: int, audience: Audience, size: int) -> tuple[Item, ...]:
        """See `Engine.near`."""
        return self._few(lookup.near_query(word, distance, audience), size)

    def like(self, wanted: Likeness, audience: Audience, size: int) -> tuple[Item, ...]:
        """See `Engine.like`."""
        return self._few(lookup.likeness_query(wanted, audience), size)

    def get(self, key: str, audience: Audience) -> Item | None:
        """See `Engine.get`."""
        found = self._few(lookup.key_query(key, audience), 1)
        return found[0] if found else None

    def _few(self, query: Any, size: int) -> tuple[Item, ...]:
        """The first items that a query finds."""
        return self._asked(lambda: lookup.ask(self.client, self.alias, query, size))

    def best_pages(
        self, plan: Plan, keys: Sequence[str], audience: Audience
    ) -> dict[str, FoundPage]:
        """See `Engine.best_pages`."""
        return self._asked(lambda: self.pages.best(plan, keys, audience))

    def pages_within(
        self, plan: Plan, key: str, file: str, audience: Audience, size: int
    ) -> PagesWithin:
        """See `Engine.pages_within`."""
        return self._asked(lambda: self.pages.within(plan, key, file, audience, size))

    def page_stamps(self) -> Iterator[tuple[str, str]]:
        """See `Engine.page_stamps`."""
        for hit in self._every(Q("match_all"), self.page_indexes.alias, ("key", "stamp")):
            yield hit["fields"]["key"][0], hit["fields"]["stamp"][0]

    def keys(self) -> Iterator[tuple[str, str]]:
        """See `Engine.keys`. An index of another format is as good as lost."""
        with self.link.asking():
            self._ensure()
            if self.indexes.is_outdated():
                return
        for hit in self._every(Q("match_all"), self.alias, ("fingerprint",)):
            yield hit["_id"], hit["fields"]["fingerprint"][0]

    def mentioning(self, concept: str, terms: Sequence[Sequence[WordTerms]]) -> list[str]:
        """See `Engine.mentioning`."""
        query = lookup.mention_query(concept, terms)
        return [hit["_id"] for hit in self._every(query, self.alias, ())]

    def _every(
        self, query: Any, alias: str, fields: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        """Every hit of a query, without its source."""
        body: dict[str, Any] = {
            "query": query.to_dict(), "size": KEYS_AT_ONCE, "_source": False,
            "docvalue_fields": list(fields), "sort": ["_shard_doc"],
        }
        with self.link.asking():
            self._ensure()
            with self._point_in_time(alias) as pit:
                while hits := self._after(pit, body):
                    yield from hits
                    body["search_after"] = hits[-1]["sort"]

    def state(self) -> Hashable:
        """See `Engine.state`. What other processes write is not told: it shows after a second."""
        return self._writes, int(time.monotonic())

    def ready(self) -> bool:
        """See `Engine.ready`."""
        with self.link.asking():
            self._ensure()
            health = self.client.cluster.health(index=self.alias, timeout="1s")
            return health["status"] != "red"

    # --- Writing ---------------------------------------------------------------------
    def write(self, items: Iterable[Item], deleted: Iterable[str] = ()) -> None:
        """See `Engine.write`. Raises ItemRefused when all but some items were written."""
        with self.link.asking():
            self._ensure()
            items, deleted = list(items), list(deleted)
            self.pages.remove([*deleted, *(item.key for item in items)])
            gone = ({"_op_type": "delete", "_index": self.alias, "_id": key} for key in deleted)
            # Without the alias, Elasticsearch would make an index of that name by itself.
            self._bulk(gone, require_alias=True)
            places = self.alias, self.page_indexes.alias
            self._bulk(_actions(items, *places), require_alias=True)
            self.link.writer.indices.refresh(index=",".join(places))
            self._writes += 1

    def rebuild(self, items: Iterable[Item]) -> None:
        """See `Engine.rebuild`."""
        with self.link.asking():
            both = self.indexes, self.page_indexes
            fresh = [indexes.make_next() for indexes in both]
            try:
                self._bulk(_actions(items, *fresh))
                switching = []
                for indexes, name in zip(both, fresh, strict=True):
                    indexes.finish(name)
                    switching += indexes.switching_to(name)
                self.link.writer.indices.update_aliases(actions=switching)
                self._writes += 1
            except BaseException:
                with suppress(Exception):  # what went wrong first is what is told
                    for indexes, name in zip(both, fresh, strict=True):
                        indexes.drop(name)
                raise

    def _bulk(self, actions: Iterable[dict[str, Any]], **options: Any) -> None:
        """Sends in pieces; waits, and sends again, when Elasticsearch has too much to do."""
        refused = []
        for done, result in streaming_bulk(
            self.link.writer, actions, chunk_size=self.options.bulk_items,
            max_chunk_bytes=self.options.bulk_bytes, max_retries=BULK_TRIES,
            initial_backoff=BULK_PAUSE, max_backoff=BULK_LONGEST_PAUSE, raise_on_error=False,
            **options,
        ):
            ((kind, answer),) = result.items()
            if done or (kind == "delete" and answer.get("status") == 404):
                continue
            if answer.get("status") in (404, 429, 503):
                raise SearchUnavailable(f"{answer.get('_id')}: {answer.get('error')}")
            refused.append(f"{answer.get('_id')}: {answer.get('error')}")
        if refused:
            raise ItemRefused("; ".join(refused[:10]))


def _actions(items: Iterable[Item], index: str, pages_index: str) -> Iterator[dict[str, Any]]:
    """The bulk actions that put items and their pages into two indexes."""
    for item in items:
        pages = Paged(item)
        yield from elastic_pages.to_actions(pages, pages_index)
        yield to_action(item, pages, index)
