"""Reminds of persons in the directory whose time ends, and takes away those whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand

from network.contacts import expire


class Command(BaseCommand):
    """`expire_contacts`"""

    help = "Reminds of persons in the directory 30 days before their end; empties what has ended."

    def handle(self, *args: Any, **options: Any) -> None:
        reminded, emptied = expire()
        self.stdout.write(f"{reminded} reminded of, {emptied} emptied")
