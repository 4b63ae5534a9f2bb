"""Brings the catalogues of the interface's texts up to date with code and templates."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.texts import catalogues, extracted, update


class Command(BaseCommand):
    """Says for each language how many texts wait for a translation in its catalogue."""

    help = "Adds new texts of code and templates to the catalogues, and takes out unused ones."

    def handle(self, *args: Any, **options: Any) -> None:
        texts = extracted()
        for language, path in catalogues().items():
            new, old = update(path, language, texts)
            self.stdout.write(f"{language}: {new} to translate, {old} taken out")
