"""A list of works as a table for spreadsheets."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from portal.citations.works import Work
from portal.display import absolute
from portal.spreadsheets import as_csv
from portal.vocabulary.countries import country_name
from portal.vocabulary.kinds import kind_label
from portal.vocabulary.languages import language_name
from portal.vocabulary.themes import themes


def write_csv(works: Sequence[Work], notes: Mapping[str, str], language: str) -> str:
    """The works in CSV."""
    head = [_("Title"), _("Kind"), _("Authors"), _("Published"), _("Language"), _("Countries"),
            _("Themes"), _("Summary"), _("Note"), _("Sharing"), _("Address of the page"),
            _("Permanent address"), _("Version")]
    return as_csv(head, (_row(work, notes.get(work.key, ""), language) for work in works))


def _row(work: Work, note: str, language: str) -> list[str]:
    known = themes()
    return [
        work.title, kind_label(work.kind, language) or work.kind, "; ".join(work.details.authors),
        work.details.issued[:10], language_name(work.language, language),
        "; ".join(country_name(code, language) for code in work.countries),
        "; ".join(known.label(theme, language) for theme in work.themes), work.summary, note,
        f"TLP:{work.sharing.upper()}", absolute(work.path), work.address, work.version,
    ]
