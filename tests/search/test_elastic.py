"""What the Elasticsearch engine does beyond the contract: its server busy, away, or switched."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from search.answer import SearchUnavailable
from search.audience import Audience
from search.engines import elastic as module
from search.engines.elastic import ElasticEngine, ItemRefused
from search.plan import Plan, make_plan
from search.query import Query
from tests.search.documents import item
from tests.search.engines import elastic_options, remove
from tests.services import elasticsearch
from tests.services.gate import Gate

pytestmark = pytest.mark.elasticsearch
Make = Callable[..., ElasticEngine]


@pytest.fixture
def make() -> Iterator[Make]:
    """Makes engines with options of their own."""
    made: list[ElasticEngine] = []

    def make(**options: Any) -> ElasticEngine:
        engine = ElasticEngine(elastic_options(**options))
        made.append(engine)
        return engine

    yield make
    for engine in made:
        remove(engine.options)


@pytest.fixture
def gate() -> Iterator[Gate]:
    """An open gate in front of the server."""
    gate = Gate(elasticsearch.url())
    gate.open()
    yield gate
    gate.shut()


def everything(engine: ElasticEngine, page: int = 1, size: int = 20, **fields: Any) -> list[str]:
    """The ids on a page of everything."""
    query = Query(page=page, size=size, **fields)
    answer = engine.search(query, Plan(), Audience.ANONYMOUS, "en", ("kind",))
    return [found.first.id for found in answer.items]


def words(engine: ElasticEngine, q: str, **fields: Any) -> Any:
    return engine.search(Query(q=q, **fields), make_plan(q, expand=False), Audience.ANONYMOUS, "en")


# --- Deep pages -------------------------------------------------------------------------


@pytest.mark.parametrize("fields", [{"sort": "title"}, {"q": "word"}, {"kind": ("practice",)}])
def test_pages_beyond_the_window_follow_without_gap_or_repetition(
    make: Make, fields: dict[str, Any]
) -> None:
    engine = make(window=30)
    engine.write([item(f"n{n:03}", f"Word {n:03}", body="word " * (n % 7)) for n in range(95)])
    plan = make_plan(str(fields.get("q", "")), expand=False)
    pages = [
        engine.search(Query(page=page, size=10, **fields), plan, Audience.ANONYMOUS, "en")
        for page in range(1, 12)
    ]
    found = [one.key for page in pages for one in page.items]
    assert len(found) == len(set(found)) == 95
    assert {page.count for page in pages} == {95}
    assert {dict(page.facets["kind"])["practice"] for page in pages} == {95}
    if "sort" in fields:
        assert found == sorted(found)


def test_page_500_of_20_and_one_far_behind_the_last_answer(make: Make) -> None:
    engine = make()
    engine.write([item(f"n{n}") for n in range(30)])
    assert [everything(engine, page) for page in (500, 501, 10_000)] == [[], [], []]
    assert len(everything(engine, 2)) == 10


def test_several_shards_rank_and_count_as_one_does(make: Make) -> None:
    items = [item(f"n{n}", f"Word {'rare' if n == 3 else 'other'}", body="text " * n)
             for n in range(20)]
    one, three = make(shards=1), make(shards=3)
    for engine in (one, three):
        engine.write(items)
    of_one, of_three = (words(engine, "word rare text") for engine in (one, three))
    assert [hit.key for hit in of_one.items] == [hit.key for hit in of_three.items]
    assert of_one.facets == of_three.facets


# --- Indexes and alias ----------------------------------------------------------------------


def test_settings_reach_the_index_also_after_a_rebuild(make: Make) -> None:
    engine = make(shards=2, replicas=1, window=77)
    engine.write([item("a")])
    for _turn in range(2):
        ((name, found),) = engine.client.indices.get_settings(index=engine.alias).items()
        settings = found["settings"]["index"]
        assert (settings["number_of_shards"], settings["number_of_replicas"]) == ("2", "1")
        assert (settings["refresh_interval"], settings["max_result_window"]) == ("1s", "77")
        engine.rebuild([item("a")])
    assert name.startswith(f"{engine.alias}-v0000")


def test_a_rebuild_removes_the_old_index_and_what_a_dead_rebuild_left(make: Make) -> None:
    engine = make()
    engine.write([item("a")])
    engine.indexes.make_next()  # never finished
    engine.rebuild([item("b")])
    names = list(engine.client.indices.get(index=f"{engine.alias}-v*"))
    assert names == [f"{engine.alias}-v000003"]
    assert everything(engine) == ["b"]


def test_a_rebuild_that_fails_leaves_the_live_index_and_nothing_else(make: Make) -> None:
    engine = make()
    engine.write([item("a")])

    def broken() -> Iterator[Any]:
        yield item("b")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.rebuild(broken())
    assert list(engine.client.indices.get(index=f"{engine.alias}-v*")) == [
        f"{engine.alias}-v000001"
    ]
    assert everything(engine) == ["a"]


def test_an_alias_that_names_two_indexes_is_refused_until_a_rebuild(make: Make) -> None:
    engine = make()
    engine.write([item("a")])
    second = engine.indexes.make_next()
    engine.client.indices.put_alias(index=second, name=engine.alias)
    with pytest.raises(SearchUnavailable, match="search_rebuild mends that"):
        engine.write([item("b")])
    engine.rebuild([item("c")])
    engine.write([item("d")])
    assert sorted(everything(engine)) == ["c", "d"]


def test_processes_that_begin_together_share_one_index(make: Make) -> None:
    first = make()
    others = [ElasticEngine(first.options) for _n in range(5)]
    threads = [threading.Thread(target=engine.write, args=([item(f"n{n}")],))
               for n, engine in enumerate([first, *others])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(everything(first)) == 6
    assert len(list(first.client.indices.get(index=f"{first.alias}-v*"))) == 1


def test_a_name_that_begins_another_keeps_its_indexes_apart(make: Make) -> None:
    short = make()
    long = make(prefix=f"{short.alias}-other")
    short.write([item("a")])
    long.write([item("b")])
    short.rebuild([item("c")])
    assert (everything(short), everything(long)) == (["c"], ["b"])


# --- Too busy, away ---------------------------------------------------------------------------


def test_a_bulk_that_is_too_much_is_sent_again_until_it_is_taken(
    make: Make, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BULK_PAUSE", 0.05)
    engine = make(url=gate.url, bulk_items=10)
    gate.busy = 4
    engine.write([item(f"n{n}") for n in range(25)])
    assert gate.bulks == 3
    assert len(everything(engine, size=100)) == 25


def test_a_bulk_that_is_never_taken_ends_as_unavailable(
    make: Make, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BULK_PAUSE", 0.001)
    engine = make(url=gate.url)
    engine.ready()
    gate.busy = 1000
    with pytest.raises(SearchUnavailable):
        engine.write([item("a")])


def test_pieces_of_a_bulk_are_no_bigger_than_is_set(make: Make, gate: Gate) -> None:
    engine = make(url=gate.url, bulk_bytes=20_000)
    engine.write([item(f"n{n}", body="word " * 500) for n in range(12)])
    assert gate.bulks >= 6
    assert len(everything(engine)) == 12


def test_one_item_that_is_refused_does_not_hold_up_the_others(make: Make) -> None:
    engine = make()
    bad = item("bad", countries=("x" * 40_000,))  # longer than any term may be
    with pytest.raises(ItemRefused, match="practice:bad"):
        engine.write([item("a"), bad, item("b")])
    engine.client.indices.refresh(index=engine.alias)
    assert sorted(everything(engine)) == ["a", "b"]


def test_every_way_of_asking_says_unavailable_when_nothing_listens(
    make: Make, gate: Gate
) -> None:
    engine = make(url=gate.url)
    engine.write([item("a")])
    gate.shut()
    ways: list[Callable[[], Any]] = [
        lambda: everything(engine), lambda: list(engine.keys()), engine.ready,
        lambda: engine.write([item("b")]), lambda: engine.rebuild([item("b")]),
    ]
    for way in ways:
        engine.link.forget()
        with pytest.raises(SearchUnavailable):
            way()
    gate.open()
    engine.link.forget()
    assert everything(engine) == ["a"]


def test_a_server_that_does_not_answer_is_waited_for_once_and_then_left_alone(
    make: Make, gate: Gate
) -> None:
    engine = make(url=gate.url, timeout=0.5)
    engine.write([item("a")])
    with gate.stalled():
        took = []
        for _turn in range(5):
            start = time.monotonic()
            with pytest.raises(SearchUnavailable):
                everything(engine)
            took.append(time.monotonic() - start)
    assert 0.4 < took[0] < 2
    assert max(took[1:]) < 0.1


def test_it_is_asked_again_when_it_had_time_to_come_back(
    make: Make, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engines.elastic_link.REST_SECONDS", 0.2)
    engine = make(url=gate.url)
    engine.write([item("a")])
    gate.shut()
    with pytest.raises(SearchUnavailable):
        everything(engine)
    gate.open()
    time.sleep(0.25)
    assert everything(engine) == ["a"]


def test_a_search_finds_while_the_index_is_switched(make: Make) -> None:
    engine = make()
    engine.write([item(f"n{n}") for n in range(30)])
    seen: list[int | str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.append(len(everything(engine, size=100)))
            except SearchUnavailable as error:
                seen.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    for _turn in range(4):
        engine.rebuild(item(f"n{n}") for n in range(30))
    done.set()
    reader.join()
    assert set(seen) == {30}
    assert len(seen) > 4
