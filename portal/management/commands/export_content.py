"""Writes the content as JSON Lines."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from portal.interchange.exporting import export_lines
from portal.models.audit import Action
from portal.privacy.audit import record


class Command(BaseCommand):
    """`export_content [FILE] [--public]`"""

    help = "Writes the published content as JSON Lines, to FILE or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
        parser.add_argument(
            "--public", action="store_true", help="only what an anonymous visitor may see"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["file"]
        folder = path.resolve().parent if path else None
        if folder and not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        record(Action.EXPORTED, kind="file", item=path.name if path else "-",
               detail="public" if options["public"] else "everything")
        lines = export_lines(public=options["public"], folder=folder)
        if path is None:
            for line in lines:
                self.stdout.write(line)
            return
        bar = tqdm(lines, desc=path.name, unit=" lines", disable=not sys.stderr.isatty())
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(line + "\n" for line in bar)
