"""Starts the program that opens files, with limits of memory and time.

Whatever a file does to a parser happens in that process: it may be killed, and nothing else
notices. At most two run at a time for one web process.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.conf import settings

from portal.documents.reasons import NotTaken

EXAMINE_MEMORY, EXAMINE_SECONDS, EXAMINE_WAIT = 200_000_000, 8, 9
READ_MEMORY, READ_SECONDS, READ_WAIT = 280_000_000, 900, 1800
SOON_SECONDS = 6
_AT_A_TIME = threading.BoundedSemaphore(2)
_ENDS: ContextVar[float | None] = ContextVar("when who waits has waited long enough", default=None)
# Nothing of this site's secrets goes into the process.
_PASSED_ON = ("PATH", "LANG", "LD_LIBRARY_PATH", "TMPDIR")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Whatever is asked inside, together, takes no longer than this; then NotTaken is raised."""
    before = _ENDS.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ENDS.reset(before)


def _left(most: float) -> float:
    """The seconds that there are still, at most `most`. Raises NotTaken when there are none."""
    ends = _ENDS.get()
    left = most if ends is None else min(most, ends - time.monotonic())
    if left <= 0:
        raise NotTaken("time")
    return left


def ask(task: str, path: Path, *more: str) -> dict[str, Any]:
    """The one answer to a task that is done quickly. Raises NotTaken."""
    if not _AT_A_TIME.acquire(timeout=_left(EXAMINE_WAIT)):
        raise NotTaken("time")
    try:
        return _answer(_command(EXAMINE_MEMORY, EXAMINE_SECONDS, task, path, *more))
    finally:
        _AT_A_TIME.release()


def _answer(command: list[str]) -> dict[str, Any]:
    try:
        done = subprocess.run(
            command, **_surroundings(), stdout=subprocess.PIPE, timeout=_left(EXAMINE_WAIT),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotTaken("time") from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise NotTaken(_how_it_ended(done.returncode)) from None
    if refused := answer.get("refused"):
        raise NotTaken(refused)
    return answer


@contextmanager
def lines(
    task: str, path: Path, *more: str, soon: bool = False
) -> Iterator[Iterator[dict[str, Any]]]:
    """The answers to a task one by one, as they come. Raises NotTaken, also in between.

    `soon`: somebody waits for it, so that it may not take longer than examining a file.
    """
    wait = _left(SOON_SECONDS if soon else READ_WAIT)
    child = subprocess.Popen(
        _command(READ_MEMORY, SOON_SECONDS if soon else READ_SECONDS, task, path, *more),
        **_surroundings(),
        stdout=subprocess.PIPE,
    )
    clock = threading.Timer(wait, child.kill)
    clock.start()
    try:
        yield _each(child)
    finally:
        clock.cancel()
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _each(child: "subprocess.Popen[bytes]") -> Iterator[dict[str, Any]]:
    for line in child.stdout or ():
        try:
            said = json.loads(line)
        except ValueError:  # it was killed in the middle of a line
            break
        if refused := said.get("refused"):
            raise NotTaken(refused)
        if "end" in said:
            return
        yield said
    raise NotTaken(_how_it_ended(child.wait(), "unread"))


def _how_it_ended(code: int, otherwise: str = "broken") -> str:
    """What an end without an answer tells: -9 and -24 come from the limits of time."""
    return "time" if code in (-9, -24) else otherwise


def _command(memory: int, seconds: int, task: str, path: Path, *more: str) -> list[str]:
    return [sys.executable, "-s", "-m", "portal.documents.child", str(memory), str(seconds), task,
            str(path), *more]


def _surroundings() -> dict[str, Any]:
    known = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {
        "cwd": settings.BASE_DIR, "stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
        "start_new_session": True, "env": {**known, "PYTHONDONTWRITEBYTECODE": "1",
                                           "OMP_NUM_THREADS": "1"},
    }
