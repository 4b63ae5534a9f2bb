"""Engines: embedded (tantivy) by default, Elasticsearch when its address is set."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.base import Engine
from search.engines.elastic_options import ElasticOptions


@lru_cache(maxsize=4)
def _embedded(folder: Path) -> Engine:
    from search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(folder)


@lru_cache(maxsize=4)
def _elastic(options: ElasticOptions, _process: int) -> Engine:
    from search.engines.elastic import ElasticEngine

    return ElasticEngine(options)


def engine() -> Engine:
    """The engine of this installation."""
    if settings.ELASTICSEARCH_URL:
        options = ElasticOptions(settings.ELASTICSEARCH_URL, **settings.SEARCH_ELASTIC)
        # A process of its own connections: a fork must not share those of its parent.
        return _elastic(options, os.getpid())
    return _embedded(Path(settings.SEARCH_INDEX_DIR))


def forget() -> None:
    """Drops the engines that are open."""
    _embedded.cache_clear()
    _elastic.cache_clear()
