"""Reads documents in the background."""

import ctypes
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from portal.documents.tasks import BACKEND, take_up
from portal.post import now, send_due

LOOK = 60  # seconds between looks for what processes that are gone left behind, mails too
KEPT_DAYS = 14  # how long it is kept what became of a task
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Command(BaseCommand):
    """`read_documents`"""

    help = "Reads documents that wait, and those to come, until stopped; --batch: only the former."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="End when nothing waits.")
        parser.add_argument("--with-parent", action="store_true",
                            help="End when the process ends that has started this.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["with_parent"]:
            ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGTERM)
        take_up()
        now(send_due)
        call_command("prune_db_task_results", f"--backend={BACKEND}", min_age_days=KEPT_DAYS,
                     verbosity=0)
        stop = threading.Event()
        if not options["batch"]:
            threading.Thread(target=self._look, args=(stop,), daemon=True).start()
        try:
            call_command("db_worker", f"--backend={BACKEND}", batch=options["batch"], reload=False,
                         interval=1.0, verbosity=0)
        finally:
            stop.set()

    @staticmethod
    def _look(stop: threading.Event) -> None:
        while not stop.wait(LOOK):
            take_up()
            now(send_due)
            connection.close()
