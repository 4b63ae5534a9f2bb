"""What a million pages of documents cost a search: the same library with and without, in one run.

As `bench.searching` asks. BENCH_ITEMS and BENCH_PAGES set how many items there are, and how many
pages each has: 100,000 and 10 are the sizes of the target, 1.5 times the time without pages.
"""

import os
import random
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bench.library import LANGUAGES, Writer, library, questions
from bench.running import folder, in_this_process
from bench.searching import answer

if TYPE_CHECKING:
    from search.attached import FilePage
    from search.document import Item

ITEMS = int(os.environ.get("BENCH_ITEMS", "100000"))
PAGES = int(os.environ.get("BENCH_PAGES", "10"))
WORDS, TEXTS = 300, 400  # of a page; different texts in each language
QUESTIONS, ROUNDS = 200, 4


def figures() -> Iterator[tuple[str, str]]:
    """Milliseconds an answer takes without and with pages, asked in turn; the ratio of the p95."""
    with folder("document-pages") as data:
        in_this_process(data)
        from search.engines.embedded import EmbeddedEngine

        plain, paged = EmbeddedEngine(data / "plain"), EmbeddedEngine(data / "paged")
        plain.rebuild(library(ITEMS))
        begun = time.perf_counter()
        paged.rebuild(with_pages(library(ITEMS)))
        rate = ITEMS * PAGES / (time.perf_counter() - begun)
        yield f"document_pages.{ITEMS}x{PAGES}.pages_indexed_per_s", f"{rate:.0f}"
        asked = questions(QUESTIONS)
        rounds = [[(answer(plain, text), answer(paged, text)) for text in asked]
                  for _round in range(ROUNDS + 1)]  # fmt: skip
        # The first round warms up; of the others counts each question's fastest answer, so that
        # what else the machine does is left out of both.
        fastest = [[min(pair[side] for pair in pairs) for pairs in zip(*rounds[1:], strict=True)]
                   for side in (0, 1)]  # fmt: skip
        warm = dict(zip(("without", "with"), fastest, strict=True))
        for name, taken in warm.items():
            where = f"document_pages.{ITEMS}x{PAGES}.{name}"
            yield f"{where}.p50_ms", f"{statistics.median(taken) * 1000:.1f}"
            yield f"{where}.p95_ms", f"{_p95(taken) * 1000:.1f}"
        ratio = _p95(warm["with"]) / _p95(warm["without"])
        yield f"document_pages.{ITEMS}x{PAGES}.p95_ratio", f"{ratio:.2f}"


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def with_pages(items: "Iterable[Item]") -> "Iterator[Item]":
    """The items, each with a file of PAGES pages in its language."""
    from search.attached import Attached

    writer = Writer(5)
    texts = {language: [writer.text(language, WORDS) for _n in range(TEXTS)]
             for language in LANGUAGES}  # fmt: skip
    for item in items:
        some = partial(_pages, item.key, item.first.language, texts)
        file = Attached(item.key, f"documents/{item.key}/", 0, PAGES, "1", some)
        yield replace(item, attached=(file,))


def _pages(key: str, language: str, texts: dict[str, list[str]]) -> "list[FilePage]":
    from search.attached import FilePage

    chosen = random.Random(key).choices(texts[language], k=PAGES)
    return [FilePage(number, text, language) for number, text in enumerate(chosen, start=1)]
