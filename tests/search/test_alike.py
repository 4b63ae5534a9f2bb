"""Both engines rank alike: the demo content, asked the same, answers in the same order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.audience import Audience
from search.engines.base import Engine
from search.indexing.rebuild import all_items
from search.plan import make_plan
from search.query import Query
from tests.search.engines import ENGINES

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch, pytest.mark.production]
QUESTIONS = [
    "labour exploitation", "ihmiskauppa", "menneskehandel", "människohandel", "mansal",
    "tarkastukset", "joint inspections", "arbetslivskriminalitet", "victim support", "gjenger",
    "børn", "police training", "\"labour market\"", "exit", "kansallinen koordinaattori",
    "identification of victims", "Finland", "Sverige rapport", "online", "a-krim",
]  # fmt: skip
TOP = 10


@pytest.fixture
def pair(demo: None, tmp_path: Path) -> Iterator[list[Engine]]:
    """Both engines, each with the demo content."""
    makers = [ENGINES[name](tmp_path / name) for name in ("embedded", "elastic")]
    engines = [next(maker) for maker in makers]
    items = list(all_items())
    for engine in engines:
        engine.rebuild(items)
    yield engines
    for maker in makers:
        next(maker, None)


def test_the_demo_content_ranks_alike(pair: list[Engine]) -> None:
    first, empty, shared = 0, 0, 0.0
    counts = {}
    for q in QUESTIONS:
        plan = make_plan(q)
        one, other = (engine.search(Query(q=q, size=TOP), plan, Audience.ANONYMOUS, "en")
                      for engine in pair)  # fmt: skip
        known, found = ((answer.count, {name: dict(values) for name, values in
                         answer.facets.items()}) for answer in (one, other))
        if known != found:
            counts[q] = (one.count, other.count)
        tops = [[item.key for item in answer.items] for answer in (one, other)]
        first += tops[0][:1] == tops[1][:1]
        shared += len(set(tops[0]) & set(tops[1])) / max(1, len(tops[0]))
        empty += not tops[0]
    assert empty <= 2
    assert counts == {}
    assert first >= 0.9 * len(QUESTIONS)
    assert shared >= 0.95 * (len(QUESTIONS) - empty)
