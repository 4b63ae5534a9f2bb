"""What the workers of a test run make once: the first makes it, the others wait and take it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = "PORTAL_TEST_SHARED_DIR"  # the variable by which a run hands its folder down


def folder() -> Path:
    """The folder that the workers of this run share."""
    return Path(os.environ[FOLDER])


@contextmanager
def turn(name: str) -> Iterator[None]:
    """Held by one worker at a time; the others wait."""
    with (folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
