"""Takes away drafts of practices that nobody goes on with."""

from typing import Any

from django.core.management.base import BaseCommand

from practices.submissions.expiring import expire


class Command(BaseCommand):
    """`expire_drafts`: to be run once a day, or oftener."""

    help = "Warns by mail of drafts unchanged for 90 days, and closes them 30 days later."

    def handle(self, *args: Any, **options: Any) -> None:
        warned, closed = expire()
        self.stdout.write(f"{warned} warned of, {closed} closed")
