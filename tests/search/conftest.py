"""Fixtures of these tests: those that all rooms share, and the engine the portal searches with."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as portal_settings

from search import engines, sources
from search.engines.elastic_options import ElasticOptions
from search.engines.embedded import KIND
from tests.portal.fixtures import coordinator_client, editor, load, member, own_media
from tests.search.engines import elastic_options, remove
from tests.services.process import free_port

__all__ = ["coordinator_client", "editor", "load", "member", "own_media"]


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


@pytest.fixture(autouse=True)
def _thesaurus(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a test has no database, the portal has no thesaurus."""
    used = {"db", "transactional_db"}.intersection(request.fixturenames)
    if not used and not request.node.get_closest_marker("django_db"):
        sources.sources()  # every app has registered its own by now
        monkeypatch.setattr(sources, "_thesauri", [])


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


Away = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def search_away(_portal_engine: str) -> Away:
    """`with search_away():` the engine cannot be reached."""

    @contextmanager
    def no_index() -> Iterator[None]:
        folder = Path(portal_settings.SEARCH_INDEX_DIR)
        folder.mkdir(exist_ok=True)
        current = folder / "current"
        before = current.read_text() if current.exists() else ""
        (folder / f"{KIND}99").write_text("not an index")
        current.write_text(f"{KIND}99")
        yield
        current.write_text(before) if before else current.unlink()

    @contextmanager
    def no_server() -> Iterator[None]:
        before = portal_settings.ELASTICSEARCH_URL
        portal_settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
        yield
        portal_settings.ELASTICSEARCH_URL = before

    return no_index if _portal_engine == "embedded" else no_server
