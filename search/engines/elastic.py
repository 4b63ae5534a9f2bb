"""The Elasticsearch engine: an index behind an alias, for installations with many machines."""

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.dsl import Search
from elasticsearch.helpers import BulkIndexError, scan, streaming_bulk

from search.answer import FACETS, Answer, SearchUnavailable
from search.audience import Audience
from search.document import Item
from search.engines import elastic_query as build
from search.engines.elastic_index import make_index, make_template, to_action
from search.plan import Plan
from search.query import Query

WINDOW = 10_000  # results that Elasticsearch pages through by number; further on, by search_after
TIMEOUT_SECONDS = 10
P = ParamSpec("P")
R = TypeVar("R")


def _reachable(method: Callable[P, R]) -> Callable[P, R]:
    """Turns every way of not getting an answer into SearchUnavailable."""

    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(*args, **kwargs)
        except (ApiError, TransportError, BulkIndexError) as error:
            raise SearchUnavailable(str(error)) from error

    return call


class ElasticEngine:
    """Items in the indexes `{prefix}-…`, read and written through the alias `{prefix}`."""

    def __init__(self, url: str, *, prefix: str, shards: int = 1, replicas: int = 0) -> None:
        self.alias, self.shards, self.replicas = prefix, shards, replicas
        self._writes = 0
        self.client = Elasticsearch(
            url, request_timeout=TIMEOUT_SECONDS, max_retries=2, retry_on_timeout=True
        )

    # --- Reading ---------------------------------------------------------------------
    @_reachable
    def search(
        self, query: Query, plan: Plan, audience: Audience, language: str,
        facets: Sequence[str] = FACETS,
    ) -> Answer:
        """See `Engine.search`."""
        filters = build.filters(query)
        search, all_met = self._widened(plan, audience)
        search = search.post_filter(build.all_of(filters.values()))
        search = search.sort(*build.order(query, language))
        search = build.with_facets(search, filters, facets)
        response = self._page(search, query)
        count = response.hits.total.value
        found = response.to_dict()["hits"]["hits"]
        items = tuple(Item.from_payload(hit["_source"]["payload"]) for hit in found)
        counts = build.read_facets(response, facets)
        return Answer(count, items, counts, bool(count) and not all_met)

    def _widened(self, plan: Plan, audience: Audience) -> tuple[Any, bool]:
        """The search for the plan, widened by its steps, and whether any item met the first."""
        all_met = None
        for required, enough in plan.steps:
            search = Search(using=self.client, index=self.alias).query(
                build.full_query(plan, required, audience)
            )
            count = search.count() if enough else 1
            all_met = count > 0 if all_met is None else all_met
            if count >= enough:
                break
        return search, bool(all_met)

    def _page(self, search: Any, query: Query) -> Any:
        search = search.extra(track_total_hits=True, size=query.size).source(["payload"])
        if query.offset + query.size <= WINDOW:
            return search.extra(from_=query.offset).execute()
        return self._deep_page(search, query)

    def _deep_page(self, search: Any, query: Query) -> Any:
        """A page beyond the window: walks there by search_after, a window at a time."""
        behind, after = query.offset, None
        while behind:
            step = search.extra(size=min(WINDOW, behind), track_total_hits=False).source(False)
            step.aggs._params["aggs"] = {}
            hits = (step.extra(search_after=after) if after else step).execute().to_dict()
            found = hits["hits"]["hits"]
            if not found:
                return search.extra(from_=0, size=0).execute()
            behind -= len(found)
            after = found[-1]["sort"]
        return search.extra(search_after=after).execute()

    @_reachable
    def keys(self) -> Iterator[tuple[str, str]]:
        """See `Engine.keys`."""
        self._ensure()
        for hit in scan(self.client, index=self.alias, _source=["fingerprint"]):
            yield hit["_id"], hit["_source"]["fingerprint"]

    @_reachable
    def state(self) -> Hashable:
        """See `Engine.state`. What other processes write is not told: it shows after a second."""
        return self._writes, int(time.monotonic())

    def ready(self) -> bool:
        """See `Engine.ready`."""
        self._ensure()
        return bool(self.client.ping())

    # --- Writing ---------------------------------------------------------------------
    @_reachable
    def write(self, items: Iterable[Item], deleted: Iterable[str] = ()) -> None:
        """See `Engine.write`."""
        self._ensure()
        gone = ({"_op_type": "delete", "_index": self.alias, "_id": key} for key in deleted)
        self._bulk(gone, missing_is_fine=True)
        self._bulk(to_action(item, self.alias) for item in items)
        self.client.indices.refresh(index=self.alias)
        self._writes += 1

    @_reachable
    def rebuild(self, items: Iterable[Item]) -> None:
        """See `Engine.rebuild`."""
        make_template(self.client, self.alias, self.shards, self.replicas)
        old = self._indexes()
        fresh = make_index(self.client, self.alias, old)
        self._bulk(to_action(item, fresh) for item in items)
        self.client.indices.refresh(index=fresh)
        actions: list[dict[str, Any]] = [{"add": {"index": fresh, "alias": self.alias}}]
        actions += [{"remove_index": {"index": name}} for name in old]
        self.client.indices.update_aliases(actions=actions)
        self._writes += 1

    def _bulk(self, actions: Iterable[dict[str, Any]], missing_is_fine: bool = False) -> None:
        """Sends in pieces, waits and tries again when Elasticsearch says it is too much (429)."""
        for done, result in streaming_bulk(
            self.client, actions, chunk_size=500, max_chunk_bytes=10_000_000, max_retries=5,
            initial_backoff=1, raise_on_error=False,
        ):
            answer = next(iter(result.values()))
            if not done and not (missing_is_fine and answer.get("status") == 404):
                raise SearchUnavailable(f"{answer.get('_id')}: {answer.get('error')}")

    def _indexes(self) -> list[str]:
        """The indexes that the alias names now."""
        if not self.client.indices.exists_alias(name=self.alias):
            return []
        return list(self.client.indices.get_alias(name=self.alias))

    def _ensure(self) -> None:
        """Makes an empty index where there is none; refuses an alias that names two."""
        indexes = self._indexes()
        if len(indexes) > 1:
            raise SearchUnavailable(
                f"{self.alias} names {', '.join(indexes)}: search_rebuild mends that"
            )
        if not indexes:
            make_template(self.client, self.alias, self.shards, self.replicas)
            fresh = make_index(self.client, self.alias, [])
            self.client.indices.put_alias(index=fresh, name=self.alias)
