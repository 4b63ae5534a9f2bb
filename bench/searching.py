"""The embedded engine at 10,000 and 100,000 generated practices of 330 words.

A question is analysed, searched, counted by five facets, and its first 20 results are read and
marked, as a page or `/api/search/` does before it writes its answer.
"""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.library import library, questions
from bench.running import folder, in_this_process

if TYPE_CHECKING:
    from search.engines.embedded import EmbeddedEngine

SIZES = (10_000, 100_000)
QUESTIONS, ROUNDS = 200, 3
FACETS = ("kind", "country", "theme", "evidence", "year")


def figures() -> Iterator[tuple[str, str]]:
    """Documents indexed a second, and milliseconds an answer takes at each size."""
    with folder("searching") as data:
        in_this_process(data)
        slowest = []
        for size in SIZES:
            rate, times = measure(data / f"index-of-{size}", size, QUESTIONS)
            yield f"searching.{size}.documents_per_s", f"{rate:.0f}"
            yield f"searching.{size}.p50_ms", f"{statistics.median(times) * 1000:.1f}"
            slowest.append(statistics.quantiles(times, n=20)[-1])
            yield f"searching.{size}.p95_ms", f"{slowest[-1] * 1000:.1f}"
        yield "searching.p95_grows", f"{slowest[-1] / slowest[0]:.1f}"


def measure(where: Path, size: int, count: int) -> tuple[float, list[float]]:
    """Documents a second, and the seconds of each of `count` answers, in an index at `where`."""
    from search.engines.embedded import EmbeddedEngine

    engine = EmbeddedEngine(where)
    start = time.perf_counter()
    engine.rebuild(library(size))
    rate = size / (time.perf_counter() - start)
    asked = questions(count)
    for text in asked:
        answer(engine, text)
    return rate, [answer(engine, text) for _round in range(ROUNDS) for text in asked]


def answer(engine: "EmbeddedEngine", text: str) -> float:
    """The seconds that one answer takes."""
    from search.audience import Audience
    from search.hits import hits_of
    from search.plan import make_plan
    from search.query import Query
    from search.reader import Reader

    reader = Reader(Audience.ANONYMOUS, "en", ("en", "sv", "nb", "da", "fi", "is"))
    start = time.perf_counter()
    plan = make_plan(text)
    query = Query(q=text)
    found = engine.search(query, plan, reader.audience, reader.language, FACETS)
    keys = [item.key for item in found.items]
    found = replace(found, pages=engine.best_pages(plan, keys, reader.audience))
    hits_of(found, query, plan, reader)
    return time.perf_counter() - start
