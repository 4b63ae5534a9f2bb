"""The embedded engine beside stock Wagtail search on SQLite and PostgreSQL, on the same texts.

All three hold the same 100,000 generated practices and are asked the same questions in one run.
Stock is asked for 20 hits, two facets and the count, after ANALYZE; ours for 20 hits with marked
passages, five facets and the count. PORTAL_BENCH_ITEMS takes another number of items.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.library import library, questions
from bench.running import PYTHON, ROOT, environment, folder, in_this_process, run

ITEMS = int(os.environ.get("PORTAL_BENCH_ITEMS", "100000"))
QUESTIONS = 40
BATCH = 1000


def figures() -> Iterator[tuple[str, str]]:
    """Documents a second and milliseconds of each, and how ours compares."""
    from tests.services import postgres

    with folder("stock-search") as here:
        databases = {"sqlite": f"sqlite:///{here / 'stock.sqlite3'}"}
        if address := postgres.start():
            databases["postgresql"] = address
        stock = {name: _stock(here / f"{name}.json", url) for name, url in databases.items()}
        ours = _ours(here)
    yield from _shown("portal", ours)
    for name, theirs in stock.items():
        yield from _shown(name, theirs)
        for what in ("p50", "p95"):
            yield f"stock_search.{name}.{what}_vs_portal", f"{theirs[what] / ours[what]:.0f}"
        faster = ours["documents_per_s"] / theirs["documents_per_s"]
        yield f"stock_search.{name}.indexing_of_portal_vs_stock", f"{faster:.2f}"


def _shown(name: str, found: dict[str, float]) -> Iterator[tuple[str, str]]:
    for what, figure in found.items():
        yield f"stock_search.{name}.{what}", f"{figure:.1f}"


def _summary(documents_per_s: float, seconds: list[float]) -> dict[str, float]:
    """Figures of one engine; times in milliseconds."""
    times = [one * 1000 for one in seconds]
    return {"documents_per_s": documents_per_s, "p50": statistics.median(times),
            "p95": statistics.quantiles(times, n=20)[-1]}


def _ours(here: Path) -> dict[str, float]:
    from bench.searching import measure

    in_this_process(here / "portal")
    return _summary(*measure(here / "index", ITEMS, QUESTIONS))


def _stock(out: Path, url: str) -> dict[str, float]:
    """The figures that `_measure_stock` writes, in a process with settings of its own."""
    env = environment(DATABASE_URL=url, PORTAL_BENCH_ITEMS=str(ITEMS))
    run([PYTHON, "-m", "bench.stock_search", str(out)], ROOT, env)
    found: dict[str, float] = json.loads(out.read_text())
    return found


def _set_up() -> None:
    """Django with Wagtail's search and the shelf, and nothing else."""
    import django
    import environ
    from django.conf import settings

    settings.configure(
        SECRET_KEY="only for a measurement", USE_TZ=True, STATIC_URL="/static/",
        DATABASES={"default": environ.Env().db("DATABASE_URL")},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "modelcluster",
                        "taggit", "wagtail", "wagtail.search", "bench.shelf"],
        MIGRATION_MODULES={"shelf": None},
        WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}},
    )
    django.setup()


def _measure_stock() -> dict[str, float]:
    from django.core.management import call_command
    from django.db import connection
    from wagtail.search.backends import get_search_backend

    from bench.shelf.models import Entry

    call_command("migrate", run_syncdb=True, verbosity=0)
    backend = get_search_backend()
    index = backend.get_index_for_model(Entry)
    taken = 0.0
    texts = library(ITEMS)
    while batch := list(islice(texts, BATCH)):
        Entry.objects.bulk_create(
            Entry(title=item.first.title, body=item.first.full_text(),
                  country=item.first.countries[0], theme=item.first.themes[0])
            for item in batch
        )
        fresh = list(Entry.objects.order_by("-pk")[: len(batch)])
        start = time.perf_counter()
        index.add_items(Entry, fresh)
        taken += time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    def answer(text: str) -> float:
        start = time.perf_counter()
        found = backend.search(text, Entry)
        list(found[:20])
        found.facet("country")
        found.facet("theme")
        found.count()
        return time.perf_counter() - start

    asked = questions(QUESTIONS)
    answer(asked[0])
    return _summary(ITEMS / taken, [answer(text) for text in asked])


if __name__ == "__main__":
    _set_up()
    Path(sys.argv[1]).write_text(json.dumps(_measure_stock()))
