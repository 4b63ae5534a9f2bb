"""Compares the search index with the database."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.answer import SearchUnavailable
from search.indexing.rebuild import count_items, differences


class Command(BaseCommand):
    """`search_check`"""

    help = "Names every item that the index misses, holds in an old state, or has too many of."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        with tqdm(total=count_items(), desc="check", unit=" items",
                  disable=not sys.stderr.isatty()) as bar:
            try:
                for difference in differences(bar.update):
                    self.stdout.write(f"{difference.what} {difference.key}")
                    found += 1
            except SearchUnavailable as error:
                raise CommandError(f"Search cannot be reached: {error}") from error
        if found:
            self.stderr.write(f"{found} differences; search_rebuild mends them")
            sys.exit(1)
        self.stdout.write("database and index agree")
