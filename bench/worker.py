"""A web worker of the portal with its demo: how soon it answers, and the memory it takes.

With libvoikko where the system has it, and with what comes from packages alone. Beside it how long
a process takes to import stock Wagtail and its addresses, which nothing on top of it can be below.
"""

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from bench.addresses import addresses
from bench.load import get
from bench.running import PYTHON, ROOT, Site, environment, folder, free_port
from search.analysis.voikko import OFF_VARIABLE

SEARCH = "/api/search/?q="
QUESTIONS = ("ihmiskaupan uhrit", "vittne", "arbeidsutnyttelse", "menneskehandel", "mansal",
             "labour inspection", "kansainvälinen yhteistyö", "barn og unge")  # fmt: skip

STOCK = """
import django
from django.conf import settings

settings.configure(
    SECRET_KEY="only for a measurement", STATIC_URL="/static/", WAGTAIL_SITE_NAME="stock",
    ROOT_URLCONF="wagtail.admin.urls", WAGTAILADMIN_BASE_URL="http://127.0.0.1",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[
        *(f"wagtail.{name}" for name in (
            "contrib.redirects", "embeds", "sites", "users", "snippets", "documents", "images",
            "search", "admin")),
        "wagtail", "modelcluster", "taggit", "django_filters",
        *(f"django.contrib.{name}" for name in (
            "auth", "contenttypes", "sessions", "messages", "staticfiles")),
    ],
)
django.setup()
import wagtail.admin.urls, wagtail.documents.urls, wagtail.urls
"""


def figures() -> Iterator[tuple[str, str]]:
    """Seconds to the first answer, and megabytes of a worker: all, and what no other shares."""
    start = time.perf_counter()
    subprocess.run([PYTHON, "-c", STOCK], check=True, env=environment())
    yield "worker.stock_wagtail_imported_s", f"{time.perf_counter() - start:.1f}"
    with folder("worker") as data:
        _seconds_and_memory(data, {})  # which makes the database and the index
        for name, more in (("", {}), ("packages_only.", {OFF_VARIABLE: "1"})):
            seconds, resident, own = _seconds_and_memory(data, more)
            yield f"worker.{name}first_answer_s", f"{seconds:.1f}"
            yield f"worker.{name}resident_mb", f"{resident:.0f}"
            yield f"worker.{name}own_mb", f"{own:.0f}"


def _seconds_and_memory(data: Path, more: dict[str, str]) -> tuple[float, float, float]:
    """Of a portal that is started, asked for its pages and searches, and stopped."""
    port = free_port()
    env = environment(PORTAL_DATA_DIR=str(data), PORT=str(port), **more)
    start = time.perf_counter()
    site = Site([PYTHON, "manage.py", "serve"], ROOT, env)
    try:
        site.wait_for(port, 300, SEARCH + QUESTIONS[0].replace(" ", "+"))
        seconds = time.perf_counter() - start
        for _round in range(3):
            for question in QUESTIONS:
                _status, text = get(port, SEARCH + quote(question))
                json.loads(text)
            for address in addresses(port).values():
                get(port, address)
        return seconds, *max(map(_memory, site.workers()))
    finally:
        site.stop()


def _memory(process: int) -> tuple[float, float]:
    """Resident megabytes of a process, and those of them that are its own."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return kilobytes["Rss"] * 1024 / 1e6, own * 1024 / 1e6
