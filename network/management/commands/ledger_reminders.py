"""Reminds coordinators of what their countries are to answer or do."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from network.ledger.reminding import remind


class Command(BaseCommand):
    """`ledger_reminders`: to be run once a day, or oftener; it tells nothing twice."""

    help = "Mails coordinators what is due soon, overdue or silent, once a week at most."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = remind()
        self.stdout.write(
            f"{counts.reminded} reminded, of {counts.rows} recommendations, {counts.failed} failed"
        )
        if counts.failed:
            sys.exit(1)
