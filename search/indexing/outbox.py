"""From the outbox to the index, in order, many at once."""

import logging
from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from search.document import Item, items
from search.engines import engine
from search.indexing.turn import my_turn
from search.models import IndexTask
from search.sources import sources

BATCH = 1000
logger = logging.getLogger(__name__)


def enqueue(kind: str, ids: Iterable[str]) -> None:
    """Notes that items changed; they reach the index right after the transaction commits."""
    tasks = [IndexTask(kind=kind, item_id=item_id) for item_id in ids if item_id]
    if not tasks:
        return
    IndexTask.objects.bulk_create(tasks)
    # A rollback takes its callbacks away again, so the connection itself knows what is planned.
    if not any(planned[1] is _drain_after_commit for planned in connection.run_on_commit):
        transaction.on_commit(_drain_after_commit)


def _drain_after_commit() -> None:
    """Never fails the request that changed the content: what cannot be written now waits."""
    try:
        drain_now(wait=False)
    except Exception:
        logger.exception("The index could not be written; the outbox keeps what waits for it.")


def drain_now(*, wait: bool = True) -> int:
    """Brings everything that waits to the index; returns the number of items.

    Without `wait` it leaves the work to another process that is at it already: that one looks
    into the outbox once more after it has given up its turn. Raises SearchUnavailable.
    """
    done = 0
    while IndexTask.objects.exists():
        with my_turn(wait=wait) as mine:
            if not mine:
                break
            done += drain_in_turn()
    return done


def drain_in_turn() -> int:
    """As `drain_now`, for who has the turn."""
    done = 0
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
