"""Measure: recall and over-stemming of inflection, speed and memory, as one table.

    python -m search.analysis.measure DIR

DIR holds one `<language>.tsv` each with the columns meet, form, other (1: inflections of one
word, which should share a term; 0: other words, which should not).
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from .languages import LANGUAGES
from .voikko import OFF_VARIABLE, available
from .warming import warm
from .words import WordTerms, analyze_query_word, analyze_text, analyze_word

Pair = tuple[bool, str, str]


class Figures(NamedTuple):
    """Shares of pairs, 0 to 1."""

    recall: float
    over_stemming: float


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a tab-separated file with a heading line: (should meet, form, other)."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return [(meet == "1", form, other) for meet, form, other in rows]


def meet(one: WordTerms, other: WordTerms) -> bool:
    """Whether two words share a term, compound parts left aside."""
    return one.exact == other.exact or not set(one.terms).isdisjoint(other.terms)


def in_language(form: str, other: str, language: str) -> bool:
    """Whether two forms meet when the language of both is known, as in two documents."""
    return meet(analyze_word(form, language), analyze_word(other, language))


def as_used(form: str, other: str, language: str) -> bool:
    """Whether a query for `form`, analysed for all six languages, finds `other` in a text."""
    return meet(analyze_query_word(form), analyze_word(other, language))


def as_used_reversed(form: str, other: str, language: str) -> bool:
    """`as_used` with the two forms changed round."""
    return as_used(other, form, language)


def figures(pairs: list[Pair], language: str, test: Callable[[str, str, str], bool]) -> Figures:
    """Recall and over-stemming of `pairs` by one of the three tests above."""
    met = {True: 0, False: 0}
    all_pairs = {True: 0, False: 0}
    for wanted, form, other in pairs:
        all_pairs[wanted] += 1
        met[wanted] += test(form, other, language)
    return Figures(*(met[k] / max(all_pairs[k], 1) for k in (True, False)))


def memory_mb() -> float:
    """Resident memory of this process now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def _tokens_a_second(words: list[str], language: str) -> tuple[float, float]:
    """Tokens/s of a text of `words`: first time (cold), and repeated (warm)."""
    text = " ".join(words)
    rates = []
    for repeats in (1, 20):
        start = time.perf_counter()
        for _ in range(repeats):
            analyze_text(text, language)
        rates.append(len(words) * repeats / (time.perf_counter() - start))
    return rates[0], rates[1]


def _report(directory: Path) -> None:
    bare = memory_mb()
    start = time.perf_counter()
    warm()
    loaded = time.perf_counter() - start
    print(f"Voikko: {'yes' if available() else 'no'}; all loaded in {loaded:.2f} s; ", end="")
    print(f"{memory_mb():.0f} MB resident ({memory_mb() - bare:.0f} MB since start)")
    print("lang  pairs   recall over  | query recall over | reversed recall over | ", end="")
    print("tokens/s cold    warm")
    for language in LANGUAGES:
        path = directory / f"{language}.tsv"
        if path.exists():
            print(_row(read_pairs(path), language), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"after measuring: {memory_mb():.0f} MB resident, peak {peak:.0f} MB")


def _row(pairs: list[Pair], language: str) -> str:
    words = sorted({form for _, *forms in pairs for form in forms})
    cold, warm_rate = _tokens_a_second(words, language)
    cells = [
        f"{f.recall:.3f} {f.over_stemming:.3f}"
        for f in (figures(pairs, language, t) for t in (in_language, as_used, as_used_reversed))
    ]
    return (
        f"{language:4} {len(pairs):6}   {cells[0]}  |    {cells[1]}    |      {cells[2]}     |"
        f" {cold:10,.0f} {warm_rate:10,.0f}"
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the table, with Voikko and (in a process of its own) without it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--once", action="store_true", help="only as the environment is")
    options = parser.parse_args(arguments)
    _report(options.directory)
    if available() and not options.once:
        command = [sys.executable, "-m", __spec__.name, "--once", str(options.directory)]
        subprocess.run(command, check=True, env={**os.environ, OFF_VARIABLE: "1"})
    return 0


if __name__ == "__main__":
    sys.exit(main())
