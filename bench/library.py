"""A generated library of any size, the same each time, in words of the demo content."""

import json
import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from bench.running import ROOT
from search.document import Document, Item

WORDS = 330
COUNTRIES = ("FI", "SE", "NO", "DK", "IS", "AX", "FO", "GL")
LANGUAGES = ("fi", "sv", "nb", "da", "is", "en")
LABELS = {
    "type": ("process-model", "training", "digital-tool", "legislation", "campaign", "other"),
    "evidence": ("untested", "local-evaluation", "independent-evaluation", "systematic-review"),
    "status": ("planned", "ongoing", "completed", "discontinued"),
}


def texts_of(line: dict[str, object]) -> Iterator[tuple[str, str]]:
    """(language, text) pairs of an interchange line and its translations."""
    versions = {str(line.get("language", "en")): line}
    translations = line.get("translations", {})
    if isinstance(translations, dict):
        versions |= translations
    for language, version in versions.items():
        for name in ("title", "summary", "body", "lessons"):
            if text := version.get(name):
                yield language, str(text)


def vocabulary() -> dict[str, list[str]]:
    """The words of the demo content by language, the most frequent first."""
    counts: dict[str, dict[str, int]] = {language: {} for language in LANGUAGES}
    for path in sorted((ROOT / "portal" / "demo" / "content").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for language, text in texts_of(json.loads(line)):
                if language in counts:
                    for word in text.split():
                        counts[language][word] = counts[language].get(word, 0) + 1
    return {
        language: sorted(words, key=lambda word: (-words[word], word))
        for language, words in counts.items()
    }


def theme_ids() -> list[str]:
    """The ids of the thesaurus."""
    path = Path(ROOT / "portal" / "vocabulary" / "thesaurus.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["id"] for line in lines]


class Writer:
    """Writes texts whose words are as frequent as those of a language are (Zipf's law)."""

    def __init__(self, seed: int = 2) -> None:
        self.random = random.Random(seed)
        self.words = vocabulary()
        self._weights = {
            language: list(accumulate(1 / (rank + 2) for rank in range(len(words))))
            for language, words in self.words.items()
        }

    def text(self, language: str, count: int) -> str:
        """`count` words of a language."""
        weights, words = self._weights[language], self.words[language]
        total = weights[-1]
        return " ".join(
            words[bisect(weights, self.random.random() * total)] for _n in range(count)
        )


def library(count: int) -> Iterator[Item]:
    """`count` practices of WORDS words, one in five with a translation into English."""
    writer, themes = Writer(), theme_ids()
    rng = writer.random
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        facts: dict[str, Any] = {
            "date": f"{rng.randrange(1995, 2026)}-{rng.randrange(1, 13):02}",
            "countries": (rng.choice(COUNTRIES),),
            "themes": tuple(dict.fromkeys(rng.choices(themes, k=rng.randrange(1, 4)))),
            "labels": {name: (rng.choice(values),) for name, values in LABELS.items()},
        }
        versions = [language, "en"] if number % 5 == 0 and language != "en" else [language]
        yield Item(tuple(
            Document(
                kind="practice", id=f"p{number}", language=version, path=f"practices/p{number}/",
                title=writer.text(version, 8), summary=writer.text(version, 40),
                body=writer.text(version, WORDS - 48), original=version == language, **facts,
            )
            for version in versions
        ))


def questions(count: int) -> list[str]:
    """Questions of one to three words, frequent and rare ones of every language alike."""
    writer = Writer(3)
    rng = writer.random
    return [
        " ".join(chain.from_iterable(
            rng.sample(writer.words[language], 1) for _n in range(rng.choice((1, 1, 2, 2, 3)))
        ))
        for language in (LANGUAGES[number % len(LANGUAGES)] for number in range(count))
    ]
