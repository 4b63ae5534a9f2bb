"""Mails what is new in saved searches."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from search.saved.digests import due, send_digests


class Command(BaseCommand):
    """`search_digests`: to be run once a day, or oftener; it sends nothing twice."""

    help = "Mails what is new in the saved searches whose day has come."

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(total=due().count(), desc="digests", unit=" searches",
                  disable=not sys.stderr.isatty()) as bar:
            counts = send_digests(bar.update)
        self.stdout.write(
            f"{counts.sent} sent, {counts.nothing_new} without news, {counts.failed} failed"
        )
        if counts.failed:
            sys.exit(1)
