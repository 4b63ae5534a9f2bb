"""From the outbox to the index, in order, many at once."""

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from search import thesaurus
from search.answer import SearchUnavailable
from search.document import Item, items
from search.engines import engine
from search.indexing.turn import my_turn
from search.models import IndexTask
from search.sources import sources

BATCH = 1000
HELPING_SECONDS = 2.0
# A row of this kind says that a concept of the thesaurus changed: all items that mention it, or do
# so now, are indexed anew.
CONCEPT = "concept"
SOON = timedelta(seconds=1)
MOST_AT_ONCE = 200  # such items that an editor's request waits for; more are left to the keeper
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
    """Never fails the request that changed the content: what cannot be written now waits.

    The keeper of each web process brings it later.
    """
    try:
        drain_now(wait=False, hurried=True)
    except SearchUnavailable as error:
        logger.warning("Search is away, the outbox waits: %s", error)
    except Exception:
        logger.exception("The index could not be written; the outbox keeps what waits for it.")


def drain_now(*, wait: bool = True, hurried: bool = False) -> int:
    """Brings everything that is due to the index; returns the number of items.

    What others add meanwhile is left to them, so that it comes to an end. Without `wait` it leaves
    the work to another process that is at it already, and for `HELPING_SECONDS` does what others
    leave to it in turn. `hurried` leaves concepts that many items mention. Raises
    SearchUnavailable.
    """
    done, last = 0, last_task()
    end = time.monotonic() + HELPING_SECONDS
    while IndexTask.objects.due().filter(pk__lte=last).exists():
        with my_turn(wait=wait) as mine:
            if not mine:
                break
            done += drain_in_turn(last, hurried=hurried)
        if not wait and time.monotonic() < end:
            last = last_task()
    return done


def last_task() -> int:
    """The newest row's key; 0 when there is none."""
    return IndexTask.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def drain_if_reachable() -> bool:
    """As `drain_now`; False when search is away: what waits is then brought later."""
    try:
        drain_now()
    except SearchUnavailable as error:
        logger.warning("Search is away, the outbox waits: %s", error)
        return False
    return True


def drain_in_turn(last: int, *, hurried: bool = False) -> int:
    """As `drain_now`, for who has the turn: the rows up to `last`."""
    done = 0
    while tasks := list(IndexTask.objects.due().filter(pk__lte=last)[:BATCH]):
        thesaurus.expire()
        concepts = [task for task in tasks if task.kind == CONCEPT]
        changed = [task for task in tasks if task.kind != CONCEPT]
        done += _drain(changed)
        done += _follow(concepts, {(task.kind, task.item_id) for task in changed}, hurried=hurried)
    return done


def _drain(tasks: list[IndexTask]) -> int:
    keys = list(dict.fromkeys((task.kind, task.item_id) for task in tasks))
    refused = set(_bring(keys))
    brought = [task.pk for task in tasks if (task.kind, task.item_id) not in refused]
    IndexTask.objects.filter(pk__in=brought).delete()
    for task in tasks:
        if (task.kind, task.item_id) in refused:
            task.postpone()
    return len(keys) - len(refused)


def _follow(
    tasks: list[IndexTask], brought: set[tuple[str, str]], *, hurried: bool
) -> int:
    """Indexes anew what mentions the concepts of these tasks, without what was `brought` since they
    changed; returns the number of items.
    """
    keys = list(dict.fromkeys(
        key for concept in dict.fromkeys(task.item_id for task in tasks)
        for key in _mentioning(concept) if key not in brought
    ))
    done = IndexTask.objects.filter(pk__in=[task.pk for task in tasks])
    if hurried and len(keys) > MOST_AT_ONCE:
        done.update(not_before=timezone.now() + SOON)
        return 0
    for start in range(0, len(keys), BATCH):
        for kind, item_id in _bring(keys[start : start + BATCH]):
            IndexTask.objects.create(kind=kind, item_id=item_id).postpone()
    done.delete()
    return len(keys)


def _mentioning(concept: str) -> Iterator[tuple[str, str]]:
    """(kind, id) of the items in which a concept was found, or may be found now."""
    entry = thesaurus.current().entry(concept)
    terms = [words for _language, _term, words in entry.terms] if entry else []
    for key in engine().mentioning(concept, terms):
        kind, _colon, item_id = key.partition(":")
        yield kind, item_id


def _bring(keys: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Brings items, each (kind, id), to the index; returns those that cannot be brought.

    One that cannot must not keep the others waiting: it is found by halving.
    """
    try:
        _write(keys)
    except (SearchUnavailable, DatabaseError):
        raise
    except Exception:
        if len(keys) == 1:
            logger.exception("%s:%s could not be indexed", *keys[0])
            return keys
    else:
        return []
    middle = len(keys) // 2
    return _bring(keys[:middle]) + _bring(keys[middle:])


def _write(keys: list[tuple[str, str]]) -> None:
    wanted: dict[str, list[str]] = {}
    for kind, item_id in keys:
        wanted.setdefault(kind, []).append(item_id)
    found = [item for kind, ids in wanted.items() for item in load(kind, ids)]
    present = {item.key for item in found}
    gone = [key for kind, item_id in keys if (key := f"{kind}:{item_id}") not in present]
    engine().write(found, gone)


def load(kind: str, ids: list[str]) -> Iterator[Item]:
    """The items of a kind as they are in the database now; those that are gone are left out."""
    source = sources().get(kind)
    if source is not None:
        attached = source.attached(ids)
        for item in items(source.documents(ids)):
            yield replace(item, attached=attached.get(item.first.id, ()))
