"""What the first start tells on its way: one line on a terminal, few plain ones elsewhere."""

import io

import pytest

from portal.migrating import IN_LINES, Migrate
from portal.telling import Telling


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_that_is_written_over() -> None:
    stream = Terminal()
    telling = Telling(stream)
    for text in ("One", "Two", "Two"):
        telling.step(text)
    telling.end()
    telling.end()
    assert stream.getvalue() == "\r\x1b[KOne\r\x1b[KTwo\n"


def test_a_file_has_plain_lines() -> None:
    stream = io.StringIO()
    telling = Telling(stream)
    telling.step("One")
    telling.step("Two")
    telling.end()
    assert stream.getvalue() == "One\nTwo\n"


@pytest.mark.parametrize(("stream", "lines"), [(Terminal(), 60), (io.StringIO(), 4)])
def test_migrations_are_counted(stream: io.StringIO, lines: int) -> None:
    migrate = Migrate(Telling(stream), 60)
    for number in range(60):
        migrate.migration_progress_callback("apply_start", f"app.{number}")
        migrate.migration_progress_callback("apply_success", f"app.{number}")
    told = stream.getvalue()
    assert told.count("migration ") == lines and IN_LINES == 25
    assert "migration 1 of 60 …" in told and "migration 60 of 60 …" in told
