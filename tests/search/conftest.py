"""Fixtures of these tests: those that all rooms share, and the engine the portal searches with."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.conf import settings as portal_settings

from search import sources
from search.engines.embedded import KIND
from tests.portal.fixtures import coordinator_client, editor, load, member, own_media
from tests.search.portal_engine import (
    _elastic_options,
    _portal_engine,
    pytest_generate_tests,
)
from tests.services.process import free_port

__all__ = ["_elastic_options", "_portal_engine", "coordinator_client", "editor", "load", "member",
           "own_media", "pytest_generate_tests"]


@pytest.fixture(autouse=True)
def _thesaurus(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a test has no database, the portal has no thesaurus."""
    used = {"db", "transactional_db"}.intersection(request.fixturenames)
    if not used and not request.node.get_closest_marker("django_db"):
        sources.sources()  # every app has registered its own by now
        monkeypatch.setattr(sources, "_thesauri", [])


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
