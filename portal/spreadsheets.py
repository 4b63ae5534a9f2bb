"""Tables for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

# Spreadsheets take a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in CSV, with a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_cell(text) for text in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
