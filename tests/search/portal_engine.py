"""The engine that the portal searches with in a test, for the conftest of each room."""

from collections.abc import Iterator
from typing import Any

import pytest

from search import engines
from search.engines.elastic_options import ElasticOptions
from tests.search.engines import elastic_options, remove


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs what is marked `both_engines` on each of them."""
    if metafunc.definition.get_closest_marker("both_engines"):
        # With a database, Elasticsearch is tried where it stands in production: by PostgreSQL.
        marks = [pytest.mark.elasticsearch, pytest.mark.production]
        metafunc.parametrize(
            "_portal_engine", ["embedded", pytest.param("elastic", marks=marks)], indirect=True
        )


@pytest.fixture(autouse=True)
def _portal_engine(request: pytest.FixtureRequest, settings: Any) -> Iterator[str]:
    """The engine that the portal searches with: the embedded one, unless the test says."""
    name = getattr(request, "param", "embedded")
    if name == "embedded":
        yield name
        return
    options = request.getfixturevalue("_elastic_options")
    use(settings, options)
    engine = engines.engine()
    entries = engine.keys()
    engine.write([], [key for key, _fingerprint in entries])
    yield name
    engines.forget()


@pytest.fixture(scope="session")
def _elastic_options() -> Iterator[ElasticOptions]:
    """Options for the indexes of all these tests: emptying one is faster than making one."""
    options = elastic_options(timeout=10)
    yield options
    remove(options)


def use(settings: Any, options: ElasticOptions) -> None:
    """Makes the portal search with Elasticsearch."""
    settings.ELASTICSEARCH_URL = options.url
    settings.SEARCH_ELASTIC = {"prefix": options.prefix, "timeout": options.timeout}
    engines.forget()
