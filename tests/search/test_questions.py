"""Held questions: a query in one language finds what is written in the others.

See bench/questions.py for the topics, the judgments and how the figures are defined.
Plain recall@10 of the mixed list (`mixed`) is below these bounds and is not held here.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.questions import LANGUAGES, Scores, measure, originals, score, topics
from search.document import Item
from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine
from search.indexing.rebuild import all_items

pytestmark = pytest.mark.one_database

OVERALL = 0.85
EACH_LANGUAGE = 0.80


def embedded(folder: Path) -> Iterator[Engine]:
    yield EmbeddedEngine(folder)


# Another engine adds itself here: name → a generator that yields an empty one and cleans up.
ENGINES: dict[str, Callable[[Path], Iterator[Engine]]] = {"embedded": embedded}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty engine."""
    yield from ENGINES[request.param](tmp_path)


def test_thirty_topics_are_asked_in_every_language_and_judged() -> None:
    found = topics()
    assert len({topic["id"] for topic in found}) == len(found) == 30
    for topic in found:
        assert tuple(topic["queries"]) == LANGUAGES
        assert set(topic["judgments"].values()) <= {1, 2}
        assert 2 in topic["judgments"].values()


def test_the_figures_of_a_ranking() -> None:
    grades = {"own": 2, "other": 2, "far": 1}
    languages = {"own": {"fi"}, "other": {"sv"}, "far": {"sv"}, "noise": {"sv"}}
    best = score(["own", "other", "far"], grades, languages, "fi")
    assert best == Scores(1.0, 1.0, 1.0)
    worse = score(["noise", "own", "other"], grades, languages, "fi")
    assert worse.recall == 0.5
    assert 0 < worse.ndcg < 1
    assert score(["own"], {"own": 1}, languages, "fi").recall is None


@pytest.mark.parametrize("held", ["published", "originals"])
def test_questions_find_what_is_written_in_other_languages(
    demo: None, indexed: Callable[[], int], engine: Engine, held: str
) -> None:
    items: list[Item] = list(all_items())
    if held == "originals":
        items = originals(items)
    engine.rebuild(items)
    figures = measure(engine, items)
    overall = figures.pop("all")
    assert overall.recall is not None
    assert overall.recall >= OVERALL, figures
    assert overall.ndcg >= OVERALL, figures
    low = {
        language: scores for language, scores in figures.items()
        if scores.ndcg < EACH_LANGUAGE or (scores.recall or 1.0) < EACH_LANGUAGE
    }
    assert low == {}
