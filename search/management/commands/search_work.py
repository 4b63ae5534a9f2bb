"""Does the work on the index that an operator has asked for in the admin."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.operators.models import IndexWork
from search.operators.work import do


class Command(BaseCommand):
    """`search_work NUMBER`: started by the operators' page, not by hand."""

    help = "Does the rebuild or comparison of this number, which the operators' page has noted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        do(IndexWork.objects.get(pk=options["number"], running=True))
