"""Engines: embedded (tantivy) by default, Elasticsearch when its address is set."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.base import Engine


@lru_cache(maxsize=4)
def _embedded(folder: Path) -> Engine:
    from search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(folder)


def engine() -> Engine:
    """The engine of this installation."""
    return _embedded(Path(settings.SEARCH_INDEX_DIR))
