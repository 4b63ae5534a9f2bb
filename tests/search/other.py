"""What runs in another process: a management command, or writers that are to be killed."""

import json
import os
import signal
import sys
import time
from itertools import count
from pathlib import Path
from typing import Any

import django
from django.conf import settings


def set_up() -> None:
    """Django, on the database and index of the test that started this process."""
    state: dict[str, Any] = json.loads(os.environ["PORTAL_TEST_STATE"])
    settings.DATABASES["default"]["NAME"] = state.pop("database")
    settings.SEARCH_OUTBOX_SECONDS = 0
    for name, value in state.items():
        setattr(settings, name, Path(value) if name.endswith("_DIR") else value)
    django.setup()


def publish() -> None:
    """Publishes practices as hasty editors do, each in a transaction."""
    from django.db import transaction

    from practices.models import PracticePage

    pages = list(PracticePage.objects.order_by("item_id"))
    for number in count():
        page = pages[number % len(pages)]
        with transaction.atomic():
            page.title = f"Turn {os.getpid()} {number}"
            page.save_revision().publish()
        time.sleep(0.03)


def take_away() -> None:
    """Unpublishes practices and publishes them again."""
    from practices.models import PracticePage

    pages = list(PracticePage.objects.order_by("item_id"))
    for number in count():
        page = pages[number % len(pages)]
        page.unpublish()
        page.refresh_from_db()
        page.save_revision().publish()


def rebuild() -> None:
    """Makes the index anew, again and again."""
    from search.indexing.rebuild import rebuild as once

    while True:
        once()


WORK = {"publish": publish, "take_away": take_away, "rebuild": rebuild}


def bear() -> None:
    """Forks a child for each line of the input, which names its work; prints its id."""
    from django.db import connections

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are nobody's concern
    for line in sys.stdin:
        connections.close_all()
        child = os.fork()
        if child == 0:
            try:
                WORK[line.strip()]()
            finally:
                os._exit(1)
        print(child, flush=True)


if __name__ == "__main__":
    set_up()
    if sys.argv[1:]:
        from django.core.management import call_command

        call_command(*sys.argv[1:])
    else:
        from search.analysis import warm

        warm()
        bear()
