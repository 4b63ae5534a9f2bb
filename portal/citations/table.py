"""A list of works as a table for spreadsheets."""

import csv
import io
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from portal.citations.works import Work
from portal.display import absolute
from portal.vocabulary.countries import country_name
from portal.vocabulary.kinds import kind_label
from portal.vocabulary.languages import language_name
from portal.vocabulary.themes import themes

# Spreadsheets take a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(works: Sequence[Work], notes: Mapping[str, str], language: str) -> str:
    """The works in CSV, with a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    head = [_("Title"), _("Kind"), _("Authors"), _("Published"), _("Language"), _("Countries"),
            _("Themes"), _("Summary"), _("Note"), _("Sharing"), _("Address of the page"),
            _("Permanent address"), _("Version")]
    writer.writerow(head)
    for work in works:
        writer.writerow([_cell(text) for text in _row(work, notes.get(work.key, ""), language)])
    return "\ufeff" + out.getvalue()


def _row(work: Work, note: str, language: str) -> list[str]:
    known = themes()
    return [
        work.title, kind_label(work.kind, language) or work.kind, "; ".join(work.details.authors),
        work.details.issued[:10], language_name(work.language, language),
        "; ".join(country_name(code, language) for code in work.countries),
        "; ".join(known.label(theme, language) for theme in work.themes), work.summary, note,
        f"TLP:{work.sharing.upper()}", absolute(work.path), work.address, work.version,
    ]


def _cell(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
