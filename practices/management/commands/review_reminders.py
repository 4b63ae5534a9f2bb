"""Reminds reviewers of what waits."""

from typing import Any

from django.core.management.base import BaseCommand

from practices.review.reminding import remind


class Command(BaseCommand):
    """`review_reminders`: to be run once a day, or oftener; it tells nothing twice."""

    help = "Reminds reviewers after 7 days, and hands what waits for 14 days to the editors."

    def handle(self, *args: Any, **options: Any) -> None:
        reminded, handed = remind()
        self.stdout.write(f"{reminded} reminded of, {handed} handed to the editors")
