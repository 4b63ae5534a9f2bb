"""Django's `migrate`, telling at which migration it is."""

from typing import Any

from django.core.management.commands.migrate import Command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.telling import Telling

# In a file or a pipe, where no line is written over, every so many are told.
IN_LINES = 25


class Migrate(Command):
    """`migrate` without words of its own."""

    def __init__(self, telling: Telling, total: int) -> None:
        super().__init__()
        self.telling, self.total, self.begun = telling, total, 0

    def migration_progress_callback(
        self, action: str, migration: Any = None, fake: bool = False
    ) -> None:
        """Django calls it before and after each migration."""
        if action != "apply_start":
            return
        self.begun += 1
        if self.telling.over or self.begun % IN_LINES == 1 or self.begun == self.total:
            self.telling.step(
                f"Preparing the database: migration {self.begun} of {self.total} …")


def waiting() -> int:
    """How many migrations are still to be applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
