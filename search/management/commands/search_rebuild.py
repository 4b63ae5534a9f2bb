"""Makes the search index anew."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.answer import SearchUnavailable
from search.indexing.rebuild import count_items, rebuild


class Command(BaseCommand):
    """`search_rebuild`"""

    help = "Builds a new search index beside the live one and switches to it without a gap."

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(total=count_items(), desc="index", unit=" items",
                  disable=not sys.stderr.isatty()) as bar:
            try:
                rebuild(bar.update)
            except SearchUnavailable as error:
                raise CommandError(f"Search cannot be reached: {error}") from error
        self.stdout.write(f"{bar.total} items indexed")
