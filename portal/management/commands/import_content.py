"""Loads content from JSON Lines files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from portal.interchange.importing import BadLine, import_file
from portal.models.audit import Action
from portal.privacy.audit import record
from search.indexing.outbox import drain_if_reachable


class Command(BaseCommand):
    """`import_content FILE… [--dry-run]`"""

    help = "Loads JSON Lines files: each is kept whole, or not at all when a line is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="check only, keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            count = self.load(path, options["dry_run"])
            done = "checked" if options["dry_run"] else "loaded"
            self.stdout.write(f"{path}: {count} {done}")
        if not options["dry_run"] and not drain_if_reachable():
            self.stderr.write("Search is away: it finds what was loaded as soon as it is back.")

    def load(self, path: Path, dry_run: bool) -> int:
        """Imports one file; raises CommandError with the file, line, field and reason."""
        try:
            with path.open("rb") as stream:
                total = sum(1 for line in stream if line.strip())
            with tqdm(total=total, desc=path.name, unit=" lines", file=sys.stderr,
                      disable=not sys.stderr.isatty()) as bar:
                count = import_file(path, dry_run=dry_run, progress=bar.update)
        except BadLine as error:
            raise CommandError(f"{path}: {error}. Nothing of this file was kept.") from error
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror or error}") from error
        if not dry_run:
            record(Action.IMPORTED, kind="file", item=path.name, detail=str(count))
        return count
