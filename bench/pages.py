"""Public pages against the home page of a stock Wagtail site served beside them.

Both run on the same gunicorn with the same number of workers and threads, without DEBUG and
without any page cache. Measured in turns, so that a busy moment of the machine hits all alike.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.addresses import addresses
from bench.load import requests_per_second
from bench.running import (
    PYTHON,
    THREADS,
    WORKERS,
    Site,
    environment,
    folder,
    free_port,
    portal,
    run,
)

ROUNDS, SECONDS, WARM_SECONDS = 5, 2.0, 1.0
SETTINGS = """\
from stock.settings.base import *
DEBUG = False
SECRET_KEY = "only for a measurement"
ALLOWED_HOSTS = ["127.0.0.1"]
"""


@contextmanager
def stock() -> Iterator[int]:
    """A site as `wagtail start` makes it; gives its port."""
    port = free_port()
    with folder("stock") as here:
        env = environment(DJANGO_SETTINGS_MODULE="stock.settings.bench")
        run([str(Path(PYTHON).with_name("wagtail")), "start", "stock", str(here)], here, env)
        (here / "stock" / "settings" / "bench.py").write_text(SETTINGS)
        for command in (["migrate"], ["collectstatic", "--noinput"]):
            run([PYTHON, "manage.py", *command, "-v", "0"], here, env)
        site = Site(
            [PYTHON, "-m", "gunicorn", "stock.wsgi", "--bind", f"127.0.0.1:{port}",
             "--workers", str(WORKERS), "--threads", str(THREADS)], here, env,
        )
        try:
            site.wait_for(port, 60)
            yield port
        finally:
            site.stop()


def figures() -> Iterator[tuple[str, str]]:
    """Requests a second of each page type, of stock's home page, and how they compare."""
    with stock() as stock_port, portal() as port:
        pages = addresses(port)
        targets = {"stock": (stock_port, "/")} | {
            name: (port, path) for name, path in pages.items()
        }
        rates = measure(targets)
        yield from compare(rates)
        yield from weights(port, pages)


def measure(targets: dict[str, tuple[int, str]]) -> dict[str, list[float]]:
    """Requests a second of each target, one figure a round."""
    for port, path in targets.values():
        requests_per_second(port, path, WARM_SECONDS)
    rates: dict[str, list[float]] = {name: [] for name in targets}
    for _round in range(ROUNDS):
        for name, (port, path) in targets.items():
            rates[name].append(requests_per_second(port, path, SECONDS))
    return rates


def compare(rates: dict[str, list[float]]) -> Iterator[tuple[str, str]]:
    """The middle figure of each target, and the middle of the ratios taken round by round."""
    for name, ours in rates.items():
        yield f"pages.{name}.requests_per_s", f"{statistics.median(ours):.1f}"
    for name, ours in rates.items():
        if name != "stock":
            ratios = [mine / theirs for mine, theirs in zip(ours, rates["stock"], strict=True)]
            yield f"pages.{name}.vs_stock", f"{statistics.median(ratios):.2f}"


def weights(port: int, pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Everything a browser loads for each page, as it comes over the line, in kB."""
    from bench.chromium import loaded_bytes

    for name, path in pages.items():
        size = loaded_bytes(f"http://127.0.0.1:{port}{path}")
        yield f"pages.{name}.compressed_kb", f"{size / 1000:.1f}"
