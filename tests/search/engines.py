"""The engines that the suites run on, each empty and gone afterwards."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from search.engines.base import Engine
from search.engines.elastic_options import ElasticOptions
from tests.services import elasticsearch
from tests.services.environment import WORKER

_numbers = count()


def prefix() -> str:
    """A name for the indexes of one test."""
    return f"test-{WORKER or 'one'}-{next(_numbers)}"


def elastic_options(**options: Any) -> ElasticOptions:
    """Options of an engine of a test's own, on the real server unless `url` says another."""
    return ElasticOptions(**{"url": elasticsearch.url(), "prefix": prefix(), **options})


def embedded(folder: Path) -> Iterator[Engine]:
    """The embedded engine, in a folder."""
    from search.engines.embedded import EmbeddedEngine

    yield EmbeddedEngine(folder)


def elastic(_folder: Path) -> Iterator[Engine]:
    """The Elasticsearch engine, on a real server."""
    from search.engines.elastic import ElasticEngine

    engine = ElasticEngine(elastic_options())
    yield engine
    remove(engine.options)


def remove(options: ElasticOptions) -> None:
    """Removes the indexes and the template of a test."""
    from elasticsearch import Elasticsearch

    with Elasticsearch(elasticsearch.url(), request_timeout=30) as client:
        for alias in (options.prefix, f"{options.prefix}-pages"):
            names = client.indices.get(index=f"{alias}-v*", allow_no_indices=True)
            if list(names):
                client.indices.delete(index=",".join(names))
            client.options(ignore_status=404).indices.delete_index_template(name=alias)


# The engines by name, for parametrised fixtures.
BOTH = ["embedded", pytest.param("elastic", marks=pytest.mark.elasticsearch)]
ENGINES: dict[str, Callable[[Path], Iterator[Engine]]] = {
    "embedded": embedded, "elastic": elastic,
}
