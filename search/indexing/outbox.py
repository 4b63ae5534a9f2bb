"""From the outbox to the index, in order, many at once."""

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from search.document import Item, items
from search.engines import engine
from search.models import IndexTask
from search.sources import sources

BATCH = 500


def enqueue(kind: str, ids: Iterable[str]) -> None:
    """Notes that items changed; they reach the index right after the transaction commits."""
    tasks = [IndexTask(kind=kind, item_id=item_id) for item_id in ids if item_id]
    if not tasks:
        return
    IndexTask.objects.bulk_create(tasks)
    if not getattr(connection, "index_drain_planned", False):
        connection.index_drain_planned = True  # type: ignore[attr-defined]
        transaction.on_commit(_drain_after_commit)


def _drain_after_commit() -> None:
    connection.index_drain_planned = False  # type: ignore[attr-defined]
    drain_now()


def drain_now() -> int:
    """Brings everything that waits to the index; returns the number of items."""
    done = 0
    with _one_drainer():
        while tasks := list(IndexTask.objects.order_by("pk")[:BATCH]):
            done += _drain(tasks)
    return done


def _drain(tasks: list[IndexTask]) -> int:
    wanted: dict[str, dict[str, None]] = {}
    for task in tasks:
        wanted.setdefault(task.kind, {})[task.item_id] = None
    found: list[Item] = []
    gone: list[str] = []
    for kind, ids in wanted.items():
        present = list(load(kind, list(ids)))
        found += present
        keys = {item.key for item in present}
        gone += [f"{kind}:{item_id}" for item_id in ids if f"{kind}:{item_id}" not in keys]
    engine().write(found, gone)
    IndexTask.objects.filter(pk__in=[task.pk for task in tasks]).delete()
    return len(found) + len(gone)


def load(kind: str, ids: list[str]) -> Iterator[Item]:
    """The items of a kind as they are in the database now; those that are gone are left out."""
    source = sources().get(kind)
    if source is not None:
        yield from items(source.documents(ids))


@contextmanager
def _one_drainer() -> Iterator[None]:
    """One process of this machine at a time, so that an older state never follows a newer one."""
    folder = Path(settings.SEARCH_INDEX_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "outbox.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
