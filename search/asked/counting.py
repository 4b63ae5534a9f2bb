"""Counts queries without slowing them: in memory, and brought to the database beside answers.

`note` adds to a dictionary. A thread writes what it holds, at most every FLUSH_SECONDS, begun when
a request has been answered (Django's `request_finished`, after the last byte), and once more when
the process ends. A process that is killed loses the counts of that long at most.
"""

import atexit
import logging
import threading
import time
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, F, IntegerField, Value, When
from django.utils import timezone

from search.asked.models import AskedCount
from search.asked.texts import countable
from search.query import Query

FLUSH_SECONDS = 15.0
MAX_HELD = 500  # texts in memory; more of them within FLUSH_SECONDS are a robot's
KEPT_DAYS = 90

logger = logging.getLogger(__name__)
_lock = threading.Lock()
_held: dict[tuple[date, str], list[int]] = {}  # → [times, of these with no result]
_flushed = time.monotonic()
_pruned: date | None = None


def note_search(query: Query, count: int) -> None:
    """Counts a question, but not each step of narrowing it down or paging through its answer."""
    if query.q and query.page == 1 and not query.filters:
        note(query.q, count)


def note(text: str, count: int) -> None:
    """Counts one query that had `count` results. A matter of microseconds."""
    kept = countable(text)
    if kept is None:
        return
    key = (timezone.localdate(), kept)
    with _lock:
        if key in _held or len(_held) < MAX_HELD:
            counts = _held.setdefault(key, [0, 0])
            counts[0] += 1
            counts[1] += count == 0


def flush_in_time(**_signal: Any) -> None:
    """Lets a thread write what is held when it is time; connected to the end of every request."""
    global _flushed
    now = time.monotonic()
    if _held and now - _flushed >= FLUSH_SECONDS:
        _flushed = now
        threading.Thread(target=_flush_beside, name="counts of queries", daemon=True).start()


def _flush_beside() -> None:
    try:
        flush()
    finally:
        connection.close()


def flush() -> None:
    """Writes what is held. Counts are no reason to fail: those that cannot be written are lost."""
    with _lock:
        taken = dict(_held)
        _held.clear()
    if not taken:
        return
    try:
        with transaction.atomic():
            _add(taken)
            _prune()
    except Exception:
        logger.warning("%s counts of queries could not be written", len(taken), exc_info=True)


def forget() -> None:
    """Drops what is held, unwritten."""
    global _flushed, _pruned
    with _lock:
        _held.clear()
    _flushed, _pruned = time.monotonic(), None


def _add(taken: dict[tuple[date, str], list[int]]) -> None:
    """Two statements, however many queries: rows that are missing, then all counts at once."""
    AskedCount.objects.bulk_create(
        [AskedCount(day=day, text=text) for day, text in taken], ignore_conflicts=True
    )
    AskedCount.objects.filter(
        day__in={day for day, _text in taken}, text__in={text for _day, text in taken}
    ).update(times=F("times") + _of(taken, 0), empty=F("empty") + _of(taken, 1))


def _of(taken: dict[tuple[date, str], list[int]], which: int) -> Case:
    cases = [When(day=day, text=text, then=Value(counts[which]))
             for (day, text), counts in taken.items() if counts[which]]  # fmt: skip
    return Case(*cases, default=Value(0), output_field=IntegerField())


def _prune() -> None:
    """Once a day: what is older than KEPT_DAYS goes."""
    global _pruned
    today = timezone.localdate()
    if _pruned != today:
        AskedCount.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
        _pruned = today


def connect() -> None:
    """Writes between answers, and at the end of the process."""
    from django.core.signals import request_finished

    request_finished.connect(flush_in_time, dispatch_uid="search.asked")
    atexit.register(flush)
