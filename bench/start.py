"""`make run` in a fresh clone, and once more.

The clone holds what is committed, not what lies beside it. Packages come as fast as the machine
gets them: its download caches are used as they are.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from bench.running import ROOT, Site, environment, folder, free_port, run


def figures() -> Iterator[tuple[str, str]]:
    """Seconds until the portal answers, the first time and the second."""
    with folder("start") as here:
        clone = here / "portal"
        run(["git", "clone", "-q", str(ROOT), str(clone)], here, environment())
        for name in ("first", "second"):
            yield f"start.{name}_seconds", f"{_start(clone):.1f}"


def _start(clone: Path) -> float:
    port = free_port()
    start = time.perf_counter()
    site = Site(["make", "run"], clone, environment(PORT=str(port)))
    try:
        site.wait_for(port, 600)
        return time.perf_counter() - start
    finally:
        site.stop()
