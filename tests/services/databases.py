"""The test database in two states: migrated only, and with the demo content.

Each state is made once and never worked on, for all workers on SQLite together. Tests work on
copies of them; a test that commits (`transactional_db`, `live_server`) has its copy made anew
afterwards, which is quicker than emptying every table, and keeps what migrations have put there.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from tests.services import sharing

EMPTY, DEMO = "empty", "demo"


class States:
    """The states of the one test database of this process."""

    def __init__(self, fill: Callable[[], None]) -> None:
        self._fill = fill
        self._origin: str | None = None
        self._made: set[str] = set()
        self._turn = ExitStack()
        self.wanted = EMPTY

    def begin(self) -> bool:
        """To be called before the test database is made: whether it is there already, migrated by
        another worker. If not, others wait until `start`.
        """
        if not _on_sqlite():
            return False
        self._turn.enter_context(sharing.turn(EMPTY))
        migrated = _shared(EMPTY)
        if migrated.exists():
            _copy(str(migrated), str(connection.settings_dict["TEST"]["NAME"]))
        return migrated.exists()

    def start(self) -> None:
        """To be called when the test database has been made and migrated."""
        self._origin = str(connection.settings_dict["NAME"])
        if _on_sqlite() and not _shared(EMPTY).exists():
            connections.close_all()
            _copy(self._origin, str(_shared(EMPTY)))
        self._turn.close()
        self.use(self.wanted)

    def use(self, state: str) -> None:
        """Points the connection at the working copy of `state`; makes it when there is none."""
        self.wanted = state
        if self._origin is None or connection.in_atomic_block:
            return
        if state not in self._made:
            self._make(state)
        if connection.settings_dict["NAME"] != self._name(state, "work"):
            _point(self._name(state, "work"))

    def restore(self) -> None:
        """Makes the working copy of the present state anew."""
        connections.close_all()
        _copy(self._name(self.wanted, "kept"), self._name(self.wanted, "work"))

    def stop(self) -> None:
        """Points the connection at the database that Django made and removes the copies."""
        if self._origin is None:
            return
        _point(self._origin)
        for state in self._made:
            _drop(self._name(state, "work"))
            if state == DEMO and not _on_sqlite():
                _drop(self._name(state, "kept"))

    def _name(self, state: str, use: str) -> str:
        if self._origin is None:
            raise RuntimeError("there is no test database yet")
        if use == "kept" and _on_sqlite():
            return str(_shared(state))
        return self._origin if (state, use) == (EMPTY, "kept") else f"{self._origin}_{state}_{use}"

    def _make(self, state: str) -> None:
        kept = self._name(state, "kept")
        with sharing.turn(f"{state}-{connection.vendor}"):
            if state == DEMO and not _shared(state).exists():
                connections.close_all()
                _copy(self._name(EMPTY, "kept"), kept)
                _point(kept)
                self._fill()
        connections.close_all()
        _copy(kept, self._name(state, "work"))
        self._made.add(state)


def _on_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _shared(state: str) -> Path:
    return sharing.folder() / f"{state}.{connection.vendor}"  # files on SQLite alone


def _point(name: str) -> None:
    """Points this thread's connection, and those that threads will make, at a database."""
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _copy(source: str, target: str) -> None:
    if _on_sqlite():
        # Beside it first: a thread that still reads the old file goes on reading it.
        shutil.copyfile(source, f"{target}.new")
        _drop(target)
        os.replace(f"{target}.new", target)
        return
    _drop(target)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def _drop(name: str) -> None:
    if _on_sqlite():
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
