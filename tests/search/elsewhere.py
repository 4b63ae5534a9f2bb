"""Other processes on this test's database and index."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def environment() -> dict[str, str]:
    """What `tests.search.other` needs to stand on the same database and index."""
    state = {
        "database": str(connection.settings_dict["NAME"]),
        "SEARCH_INDEX_DIR": str(settings.SEARCH_INDEX_DIR),
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
        "SEARCH_ELASTIC": settings.SEARCH_ELASTIC,
    }
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings",
            "PORTAL_DATA_DIR": str(settings.DATA_DIR), "PORTAL_TEST_STATE": json.dumps(state)}


def run_elsewhere(*command: str) -> None:
    """Runs a management command in another process."""
    subprocess.run(
        [sys.executable, "-m", "tests.search.other", *command],
        check=True, cwd=ROOT, env=environment(),
    )


class Nursery:
    """A process that bears writers: `bear()` forks one, which writes until it is killed.

    Starting Django takes seconds; forking it does not.
    """

    def __enter__(self) -> "Nursery":
        self._children: list[int] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.search.other"], cwd=ROOT, env=environment(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        return self

    def __exit__(self, *_error: Any) -> None:
        for child in self._children:
            kill(child)
        self._pipe(self.process.stdin).close()
        self.process.wait(30)
        self._pipe(self.process.stdout).close()

    def bear(self, work: str) -> int:
        """The process id of a new child that does `work` (see `tests.search.other`) for ever."""
        stdin = self._pipe(self.process.stdin)
        stdin.write(f"{work}\n")
        stdin.flush()
        child = int(self._pipe(self.process.stdout).readline())
        self._children.append(child)
        return child

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def kill(child: int) -> None:
    """Kills a process, and returns when it is gone."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError(f"{child} lives")
