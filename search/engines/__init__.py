"""Engines: embedded (tantivy) by default, Elasticsearch when its address is set."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.base import Engine


@lru_cache(maxsize=4)
def _embedded(folder: Path) -> Engine:
    from search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(folder)


@lru_cache(maxsize=4)
def _elastic(url: str, prefix: str, shards: int, replicas: int) -> Engine:
    from search.engines.elastic import ElasticEngine

    return ElasticEngine(url, prefix=prefix, shards=shards, replicas=replicas)


def engine() -> Engine:
    """The engine of this installation."""
    if settings.ELASTICSEARCH_URL:
        return _elastic(
            settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX_PREFIX,
            settings.SEARCH_SHARDS, settings.SEARCH_REPLICAS,
        )
    return _embedded(Path(settings.SEARCH_INDEX_DIR))
