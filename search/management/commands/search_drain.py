"""Brings what waits in the outbox to the index."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.answer import SearchUnavailable
from search.indexing.keeper import keep
from search.indexing.outbox import drain_now


class Command(BaseCommand):
    """`search_drain [--watch]`"""

    help = "Brings what waits in the outbox to the index: once, or with --watch until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="go on until SIGINT or SIGTERM")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["watch"]:
            stop = threading.Event()
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_signal: stop.set())
            keep(stop.wait)
            return
        try:
            self.stdout.write(f"{drain_now()} items brought to the index")
        except SearchUnavailable as error:
            raise CommandError(f"Search cannot be reached, the outbox waits: {error}") from error
