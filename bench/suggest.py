"""Suggestions and corrections over 100,000 titles, in one process, as a web worker makes them."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.running import ROOT, folder, in_this_process

ITEMS = 100_000
TYPED, ROUNDS = 400, 3
LANGUAGES = ("en", "fi", "sv", "nb", "da", "is")


def figures() -> Iterator[tuple[str, str]]:
    """Milliseconds for a suggestion, with the part of the database (the themes' stamp) included."""
    with folder("suggest") as data:
        in_this_process(data)
        yield from _measure(data)


def _measure(data: Path) -> Iterator[tuple[str, str]]:
    from search.audience import Audience
    from search.engines import engine
    from search.reader import Reader
    from search.suggest import suggest

    words = _words(data)
    titles = _titles(words)
    started = time.perf_counter()
    engine().rebuild(_items(titles))
    yield "suggest.items", str(ITEMS)
    yield "suggest.indexed_s", f"{time.perf_counter() - started:.1f}"
    readers = [Reader(Audience.ANONYMOUS, code, (code, "en")) for code in LANGUAGES]
    typed = list(_beginnings(titles))
    yield from _times("suggest", lambda n: suggest(typed[n], readers[n % len(readers)]), len(typed))


def _times(name: str, call: Callable[[int], Any], many: int) -> Iterator[tuple[str, str]]:
    for n in range(20):
        call(n)
    times = []
    for _round in range(ROUNDS):
        for n in range(many):
            start = time.perf_counter()
            call(n)
            times.append((time.perf_counter() - start) * 1000)
    times.sort()
    yield f"{name}.p50_ms", f"{statistics.median(times):.2f}"
    yield f"{name}.p95_ms", f"{times[int(len(times) * 0.95)]:.2f}"
    yield f"{name}.max_ms", f"{times[-1]:.2f}"


def _words(data: Path) -> list[str]:
    """The words of the demo content's and the thesaurus' texts, the frequent ones first."""
    from collections import Counter

    from search.analysis import tokenize

    counted: Counter[str] = Counter()
    for path in sorted(ROOT.glob("portal/**/*.jsonl")):
        text = path.read_text(encoding="utf-8")
        counted.update(token.text for token in tokenize(text) if len(token.text) > 2)
    return [word for word, _count in counted.most_common(6_000)]


def _titles(words: list[str]) -> list[str]:
    """Titles of 3 to 9 words, frequent words more often (Zipf), the same in every run."""
    chance = random.Random(7)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return [" ".join(chance.choices(words, weights, k=chance.randint(3, 9))).capitalize()
            for _n in range(ITEMS)]  # fmt: skip


def _items(titles: list[str]) -> Iterator[Any]:
    from search.document import Document, Item

    for n, title in enumerate(titles):
        kind = "organisation" if n % 10 == 0 else "practice"
        yield Item((Document(
            kind=kind, id=f"i{n}", language=LANGUAGES[n % 6], title=title,
            summary=titles[(n * 7) % len(titles)], body="\n".join(titles[n : n + 12]),
            path=f"practices/i{n}/", level=n % 3,
        ),))


def _beginnings(titles: list[str]) -> Iterator[str]:
    """What people type: one to twelve letters into a title's first or second word."""
    chance = random.Random(8)
    for title in chance.sample(titles, TYPED):
        words = title.split(" ")
        first, rest = words[0], " ".join(words[:2])
        yield chance.choice((first, rest))[: chance.randint(1, 12)]
