"""Brings what waits in the outbox although nobody writes any more.

A change is brought to the index right after its commit. What could not be brought then (search was
away, or the process died) is brought by a thread that every web process has: it looks into the
outbox now and then, less often while search is away.
"""

import logging
import os
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections

from search.answer import SearchUnavailable
from search.indexing.outbox import drain_now
from search.indexing.rebuild import fill_if_empty

LONGEST_PAUSE = 20.0  # seconds; no more than readers are told to wait (Retry-After)
logger = logging.getLogger(__name__)
_lock = threading.Lock()
_kept_in: int | None = None


def ensure_running(**_signal: object) -> None:
    """Starts this process's thread with its first request, so that it lives after every fork."""
    global _kept_in
    if _kept_in == os.getpid() or not settings.SEARCH_OUTBOX_SECONDS:
        return
    with _lock:
        if _kept_in != os.getpid():
            _kept_in = os.getpid()
            forever = threading.Event()
            threading.Thread(
                target=keep, args=(forever.wait,), name="outbox-keeper", daemon=True
            ).start()


def keep(stopped: Callable[[float], bool]) -> None:
    """Tends the outbox until `stopped(seconds)`, which waits so long, says True."""
    pause = every = float(settings.SEARCH_OUTBOX_SECONDS) or 5.0
    was_away = True  # what happened before this process began is not known
    while not stopped(pause):
        is_there = tend(check_index=was_away)
        if is_there and was_away and pause > every:
            logger.warning("Search is back; the outbox is empty.")
        pause = every if is_there else min(pause * 2, max(LONGEST_PAUSE, every))
        was_away = not is_there


def tend(*, check_index: bool) -> bool:
    """Brings what is due; fills an empty index first when asked. False when search is away."""
    close_old_connections()
    try:
        if check_index:
            fill_if_empty()
        drain_now(wait=False)
    except SearchUnavailable as error:
        logger.warning("Search is away, the outbox waits: %s", error)
        return False
    except Exception:  # the thread outlives whatever happens to database or engine
        logger.exception("The outbox could not be emptied; it is tried again.")
        return False
    finally:
        close_old_connections()
    return True
