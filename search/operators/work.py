"""Rebuilding and comparing the index in a process of their own, one at a time."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from search.indexing.rebuild import count_items, differences, rebuild
from search.operators.models import IndexWork

NOTE_SECONDS = 1.0  # between two notes of how far it has come
MOST_NAMED = 200  # differences that are kept by name


def begin(what: str) -> IndexWork | None:
    """Starts work in the background; None when other work goes on.

    The database itself lets only one row be `running`, however many operators on however many
    machines press the button. Work that was cut off gives up its place.
    """
    for dead in IndexWork.objects.filter(running=True):
        if dead.dead:
            finish(dead, _("It was cut off."))
    try:
        with transaction.atomic():
            work = IndexWork.objects.create(what=what, running=True)
    except IntegrityError:
        return None
    transaction.on_commit(lambda: start_process(work))
    return work


def start_process(work: IndexWork) -> None:
    """A process of its own: it outlives the web worker that started it and does not slow it."""
    try:
        subprocess.Popen(
            [sys.executable, "-m", "django", "search_work", str(work.pk)],
            cwd=settings.BASE_DIR, start_new_session=True, stdin=subprocess.DEVNULL,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]},
        )
    except OSError as error:
        finish(work, str(error))


def do(work: IndexWork) -> None:
    """Does the work and notes how far it has come, and how it ended."""
    try:
        work.total = count_items()
        work.save(update_fields=["total", "alive"])
        if work.what == IndexWork.What.REBUILD:
            rebuild(_noting(work))
        else:
            _compare(work)
    except Exception as error:  # whatever it is, the operator is to read it
        finish(work, f"{type(error).__name__}: {error}")
        raise
    finish(work)


def _compare(work: IndexWork) -> None:
    found: list[str] = []
    for difference in differences(_noting(work)):
        work.found_count += 1
        if len(found) < MOST_NAMED:
            found.append(f"{difference.what} {difference.key}")
    work.found = found


def _noting(work: IndexWork) -> Callable[[int], None]:
    """A progress function that writes to the database, but not at every step."""
    last = 0.0

    def note(done: int) -> None:
        nonlocal last
        work.done += done
        now = time.monotonic()
        if now - last >= NOTE_SECONDS:
            last = now
            work.save(update_fields=["done", "alive"])

    return note


def finish(work: IndexWork, error: str = "") -> None:
    """Notes that work has ended, and frees the place for other work."""
    work.running, work.ended, work.error = None, timezone.now(), error[:2000]
    work.save()
    old = IndexWork.objects.order_by("-pk").values_list("pk", flat=True)[20:]
    IndexWork.objects.filter(pk__in=list(old)).delete()
