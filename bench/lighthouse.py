"""Lighthouse over every page type of a running portal, as a phone sees it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.addresses import addresses
from bench.running import ROOT, environment, folder, portal
from tests.services.chromium import ARGUMENTS, executable

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SECONDS = 180
TRIES = 3  # on a busy machine it now and then misses the start of the recording


def figures() -> Iterator[tuple[str, str]]:
    """The four scores of each page type, from 0 to 100."""
    with portal() as port, folder("lighthouse") as here:
        for name, path in addresses(port).items():
            report = _report(f"http://127.0.0.1:{port}{path}", here / f"{name}.json")
            for category in CATEGORIES:
                score = report["categories"][category]["score"]
                yield f"lighthouse.{name}.{category}", f"{100 * (score or 0):.0f}"


def _report(url: str, target: Path) -> dict[str, Any]:
    for _try in range(TRIES):
        done = _run(url, target)
        if done.returncode == 0:
            report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
            return report
    raise RuntimeError(f"lighthouse: {done.stderr[-2000:]}")


def _run(url: str, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "node_modules" / ".bin" / "lighthouse"), url, "--quiet", "--output=json",
         f"--output-path={target}", "--form-factor=mobile",
         f"--only-categories={','.join(CATEGORIES)}",
         f"--chrome-flags={' '.join(['--headless', *ARGUMENTS])}"],
        env=environment(CHROME_PATH=executable()), capture_output=True, text=True,
        timeout=SECONDS, check=False,
    )
