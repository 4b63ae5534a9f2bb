"""Other processes write, and die at any moment: nothing is lost, nothing is half done."""

import random
import threading
import time
from itertools import cycle
from typing import Any

import pytest
from django.test import Client

from practices.models import PracticePage
from search.audience import Audience
from search.engines import engine
from search.indexing.outbox import drain_now
from search.indexing.rebuild import differences, rebuild
from search.models import IndexTask
from search.plan import Plan
from search.query import Query
from tests.portal import lines
from tests.portal.fixtures import found_ids, load_lines
from tests.portal.lines import write
from tests.search.elsewhere import Nursery, kill, run_elsewhere

pytestmark = pytest.mark.django_db(transaction=True)
ITEMS = 12


@pytest.fixture
def content(transactional_db: None, tmp_path: Any) -> None:
    """Practices, in the database and in the index."""
    load_lines(tmp_path / "content.jsonl", [lines.practice(f"p{n:02}") for n in range(ITEMS)])
    rebuild()  # for what migrations have put into the database


@pytest.mark.both_engines
def test_killed_at_any_moment_nothing_is_lost(content: None) -> None:
    moments = random.Random(1)  # the same each time, as far as a machine's speed is
    titles: set[str] = set()
    with Nursery() as nursery:
        for number, work in enumerate(cycle(("publish", "take_away", "publish", "rebuild"))):
            # Twelve deaths; more on a machine too busy for anybody to have written by then.
            if number >= 12 and (len(titles) > ITEMS or number >= 60):
                break
            child = nursery.bear(work)
            time.sleep(moments.uniform(0.02, 0.6))
            kill(child)
            titles |= set(PracticePage.objects.values_list("title", flat=True))
    drain_now()
    assert list(differences()) == []
    assert IndexTask.objects.count() == 0
    assert len(titles) > ITEMS, "nobody wrote anything"


@pytest.mark.both_engines
def test_the_index_is_made_anew_without_a_gap_while_another_process_writes(content: None) -> None:
    query = Query(kind=("practice",), size=1)
    counts: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            counts.append(engine().search(query, Plan(), Audience.ANONYMOUS, "en", ()).count)

    with Nursery() as nursery:
        nursery.bear("publish")
        wait_for_a_turn()
        reader = threading.Thread(target=read)
        reader.start()
        try:
            for _turn in range(4):
                rebuild()
        finally:
            done.set()
            reader.join()
    assert set(counts) == {ITEMS}
    assert len(counts) > 10
    drain_now()
    assert list(differences()) == []


def wait_for_a_turn() -> None:
    """Returns when the other process has published something."""
    end = time.monotonic() + 20
    while not PracticePage.objects.filter(title__startswith="Turn").exists():
        assert time.monotonic() < end, "nobody writes"
        time.sleep(0.05)


@pytest.mark.one_database
def test_what_is_imported_in_another_process_is_found_here_within_five_seconds(
    transactional_db: None, client: Client, tmp_path: Any
) -> None:
    assert found_ids(client, q="elsewhere") == []
    assert client.get("/en/themes/elsewhere/").status_code == 404
    path = write(tmp_path / "other.jsonl",
                 [lines.theme("elsewhere"), lines.practice("p", title="Elsewhere")])
    run_elsewhere("import_content", str(path))
    end = time.monotonic() + 5
    while client.get("/en/themes/elsewhere/").status_code != 200:
        assert time.monotonic() < end
        time.sleep(0.1)
    while found_ids(client, q="elsewhere") != ["practice:p"]:
        assert time.monotonic() < end
        time.sleep(0.1)
