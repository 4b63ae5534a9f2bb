"""The ledger's table: rows in words, their sums, and the same for spreadsheets."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from network.ledger.asked import SIZE, Asked, Groups
from network.ledger.counting import COLUMNS, sums
from network.ledger.rows import Row
from network.ledger.wording import titles, wordings
from network.models.choices import Answer, Progress
from portal.citations.works import persistent_address
from portal.display import absolute
from portal.items import country_links, theme_links
from portal.spreadsheets import as_csv
from portal.vocabulary.countries import country_name
from search.collation import sort_key
from search.reader import Reader


def shown_rows(
    rows: Sequence[Row], reader: Reader, today: date, mine: Sequence[str]
) -> list[dict[str, Any]]:
    """Rows as the page shows them; `mine` are the countries that the reader answers for."""
    words = wordings([row.page for row in rows], reader)
    return [
        {
            "row": row, "words": words[row.page, row.ref],
            "country": country_links([row.country], reader.language)[0] if row.country else None,
            "status_label": _label(Answer, row.status),
            "progress_label": _label(Progress, row.progress),
            "overdue": row.is_overdue(today), "soon": row.is_soon(today),
            "answer": f"{words[row.page, row.ref].path}{row.country.lower()}/"
            if row.country in mine else "",
        }
        for row in rows if (row.page, row.ref) in words
    ]


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value else ""


def paging(asked: Asked, count: int) -> dict[str, Any]:
    """Which rows stand on the page, and the ways to the pages around."""
    last = max(1, -(-count // SIZE))
    page = min(max(asked.page, 1), last)
    return {
        "start": (page - 1) * SIZE, "number": page, "last": last,
        "previous": asked.with_(page=page - 1) if page > 1 else "",
        "next": asked.with_(page=page + 1) if page < last else "",
    }


def shown_sums(
    rows: Sequence[Row], asked: Asked, reader: Reader, today: date
) -> list[dict[str, Any]]:
    """The sums that are asked for, each with the way to its rows."""
    field = {Groups.REPORT: "report", Groups.COUNTRY: "countries", Groups.THEME: "theme"}[
        Groups(asked.by)]
    reports = _titles(rows, reader) if field == "report" else {}
    made = [
        {
            "label": _name(one.key, asked.by, reports, reader), "count": len(one.recommendations),
            "url": asked.with_(**{field: (one.key,) if field == "countries" else one.key}),
            "counts": [(column.label, one.count(column.value)) for column in COLUMNS],
        }
        for one in sums(rows, asked.by, today)
    ]
    return sorted(made, key=lambda entry: sort_key(str(entry["label"]), reader.language))


def _titles(rows: Sequence[Row], reader: Reader) -> dict[str, str]:
    best = titles([row.page for row in rows], reader)
    return {row.report: best[row.page].title for row in rows if row.page in best}


def _name(key: str, by: str, reports: dict[str, str], reader: Reader) -> str:
    if by == Groups.REPORT:
        return reports.get(key, key)
    if by == Groups.COUNTRY:
        return country_name(key, reader.language)
    return theme_links([key], reader.language)[0].name


def rows_csv(rows: Sequence[Row], reader: Reader, today: date) -> str:
    """The rows for a spreadsheet."""
    head = [_("Report"), _("Number"), _("Recommendation"), _("Addressed to"), _("Due"),
            _("Country"), _("Answer"), _("Progress"), _("Date"), _("Overdue"),
            _("Note"), _("Sources"), _("Address of the page"), _("Permanent address")]
    words = wordings([row.page for row in rows], reader)
    return as_csv(head, (
        [said.title, str(row.number), said.text, "; ".join(said.addressees), row.due,
         country_name(row.country, reader.language) if row.country else "",
         _label(Answer, row.status), _label(Progress, row.progress), row.date,
         _("Yes") if row.is_overdue(today) else "", row.note, "; ".join(row.evidence),
         absolute(said.path),
         persistent_address("recommendation", f"{row.report}_{row.ref}")]
        for row in rows if (said := words.get((row.page, row.ref)))
    ))


def sums_csv(entries: Sequence[dict[str, Any]], asked: Asked, path: str) -> str:
    """The sums for a spreadsheet; `path` is the address of the table."""
    head = [str(Groups(asked.by).label), _("Recommendations"),
            *(str(column.label) for column in COLUMNS), _("Address of the page")]
    return as_csv(head, (
        [entry["label"], str(entry["count"]), *(str(count) for _label, count in entry["counts"]),
         absolute(path + entry["url"])]
        for entry in entries
    ))
