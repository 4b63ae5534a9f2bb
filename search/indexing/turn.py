"""One drainer at a time, so that an older state of an item never follows a newer one."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ADVISORY_LOCK = 7_203_411  # any number that nothing else of this database locks


@contextmanager
def my_turn(*, wait: bool = True) -> Iterator[bool]:
    """Holds the turn; yields False at once when another has it and `wait` is off.

    PostgreSQL's advisory lock serves many machines; with SQLite there is one, and a file's lock
    serves its processes. Either is freed by the system when its holder dies.
    """
    if connection.vendor == "postgresql":
        with _advisory(wait) as mine:
            yield mine
    else:
        with _file(wait) as mine:
            yield mine


@contextmanager
def _advisory(wait: bool) -> Iterator[bool]:
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_lock(%s), true", [ADVISORY_LOCK])
        else:
            cursor.execute("SELECT 1, pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
        mine = bool(cursor.fetchone()[1])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


@contextmanager
def _file(wait: bool) -> Iterator[bool]:
    folder = Path(settings.DATA_DIR)
    with (folder / "outbox.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
