"""Fixtures for every test: databases in a known state, an index of its own, real services.

A test that asks for `db`, `transactional_db` or `live_server` gets the migrated, empty portal; one
that asks for `demo` as well finds the demo content in the database and in the index.
"""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from django.test import TransactionTestCase
from django.utils import translation

from tests.services import content, elasticsearch, environment, postgres
from tests.services.databases import DEMO, EMPTY, States
from tests.services.environment import BROWSER, POSTGRESQL, SQLITE
from tests.services.missing import IN_CI, missing, program
from tests.services.rendered import tell_of_pages
from tests.services.settings import HAS_DATABASE
from tests.services.static_files import look_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.services.chromium import Pages
    from tests.services.smtp import SmtpSink

STATES = States(content.fill)
USES_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    """Tests that commit have their database copied anew instead of emptied."""
    if IN_CI and not HAS_DATABASE:
        raise pytest.UsageError(f"PostgreSQL is not on this machine: {postgres.HOW}")
    TransactionTestCase._fixture_teardown = (  # type: ignore[attr-defined]
        lambda _case: STATES.restore()
    )
    tell_of_pages()
    look_once()


def _uses_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & USES_DATABASE) or item.get_closest_marker("django_db") is not None


def _uses_elasticsearch(item: pytest.Item) -> bool:
    return item.get_closest_marker("elasticsearch") is not None


def _workers(item: pytest.Item, number: int) -> set[str]:
    """The workers that run a test under `make test`: one for each database, and one for Chromium.

    `number` counts the cases of a test: the first runs on both databases, the others, which go the
    same way through the code with other values, on one of them. A search engine is tried with the
    database it has in production or at home: Elasticsearch with PostgreSQL, the embedded one with
    SQLite.
    """
    if item.path.parent.name == BROWSER:
        return {BROWSER}
    if item.get_closest_marker("production"):
        return {POSTGRESQL}
    if not _uses_database(item):
        return {SQLITE}
    if one := item.get_closest_marker("one_database"):
        return {one.args[0] if one.args else SQLITE}
    engine = item.callspec.params.get("_portal_engine") if hasattr(item, "callspec") else None
    if engine == "embedded":
        return {SQLITE}
    if number == 0 or item.get_closest_marker("every_database") or not environment.has_postgres():
        return {SQLITE, POSTGRESQL}
    # By the name, so that no value of a parameter stands on one database alone.
    return {(SQLITE, POSTGRESQL)[crc32(item.nodeid.encode()) % 2]}


def _numbered(items: list[pytest.Item]) -> dict[pytest.Item, int]:
    """Which case of its test each item is, from 0."""
    seen: Counter[str] = Counter()
    numbers = {}
    for item in items:
        test = item.nodeid.partition("[")[0]
        numbers[item] = seen[test]
        seen[test] += 1
    return numbers


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each worker keeps its own tests.

    What needs Elasticsearch comes last: its server starts meanwhile.
    """
    if environment.WORKER in {SQLITE, POSTGRESQL, BROWSER}:
        numbers = _numbered(items)
        mine = [item for item in items if environment.WORKER in _workers(item, numbers[item])]
        kept = set(mine)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = mine
    items.sort(key=_uses_elasticsearch)
    if not config.option.collectonly and any(map(_uses_elasticsearch, items)):
        elasticsearch.begin()
    if not HAS_DATABASE:
        without = pytest.mark.skip(f"PostgreSQL is not on this machine: {postgres.HOW}")
        for item in filter(_uses_database, items):
            item.add_marker(without)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Chooses the database's state before any fixture opens a transaction on it."""
    if _uses_database(item):
        blocker = item.config.stash.get(_blocker_key(), None)
        state = DEMO if "demo" in getattr(item, "fixturenames", ()) else EMPTY
        if blocker is None:
            STATES.wanted = state
            return
        with blocker.unblock():
            STATES.use(state)


def pytest_collection_finish() -> None:
    """What is imported by now stays: looking through it for garbage took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _blocker_key() -> pytest.StashKey:
    from pytest_django.plugin import blocking_manager_key

    return blocking_manager_key


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether Django finds the test database made: of the workers on SQLite one migrates."""
    return STATES.begin()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The test database, in the states of `tests.services.databases`."""
    from search.asked import counting

    # A thread would write between the tests, outside of their transactions.
    counting.FLUSH_SECONDS = float("inf")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        STATES.start()
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        STATES.stop()


@pytest.fixture(autouse=True)
def _mail_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a thread would send is sent here, so that a test finds it."""
    from portal import post

    monkeypatch.setattr(post, "later", post.now)


@pytest.fixture(autouse=True)
def _no_language_left() -> None:
    """A request leaves its language behind, which is no business of the next test."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _own_index(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each test that uses the database has an index folder of its own."""
    if not _uses_database(request.node):
        yield
        return
    request.getfixturevalue("django_db_setup")
    with content.fresh_index(of_demo="demo" in request.fixturenames):
        yield


@pytest.fixture
def demo(db: None) -> None:
    """The demo content, in the database and in the index."""


@pytest.fixture
def indexed() -> Callable[[], int]:
    """Brings what the test has changed to the index: no transaction commits inside a test."""
    from search.indexing.outbox import drain_now

    return drain_now


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """The address of a PostgreSQL server."""
    return environment.postgres_url() or missing("PostgreSQL", postgres.HOW)


@pytest.fixture(scope="session")
def _redis_server() -> Iterator[str]:
    from tests.services import redis

    url, server = redis.start()
    yield url
    if server is not None:
        server.stop()


@pytest.fixture
def redis_url(_redis_server: str) -> str:
    """The address of an empty Redis."""
    from redis import Redis

    with Redis.from_url(_redis_server) as client:
        client.flushdb()
    return _redis_server


@pytest.fixture
def smtp_sink() -> Iterator["SmtpSink"]:
    """A mail server: `smtp_sink.url` for EMAIL_URL, `smtp_sink.messages` with what came."""
    from tests.services.smtp import SmtpSink

    sink = SmtpSink()
    sink.start()
    yield sink
    sink.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium."""
    from tests.services.chromium import launched

    with launched() as browser:
        yield browser
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@pytest.fixture
def page_at(browser: "Browser") -> Iterator["Pages"]:
    """`page_at(390)`: a page of that width. Fails the test when a page asked another host,
    or did what its policy refuses.
    """
    from tests.services.chromium import Pages

    pages = Pages(browser)
    yield pages
    pages.close()
    assert pages.foreign == [], "requests left the site"
    assert pages.refused == [], "the page's own policy refused something"


@pytest.fixture(scope="session")
def java() -> str:
    """The path of Java, which the HTML checker runs on."""
    return program("java") or missing("Java", "install one (Debian: default-jre-headless)")
