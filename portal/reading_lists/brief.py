"""The minister's one-pager: of each work what is to be known before a decision."""

from collections.abc import Sequence
from typing import Any

from portal.citations.csl import csl_of
from portal.citations.styles import STYLES, in_style
from portal.contributions import contributed
from portal.items import country_links
from portal.reading_lists.shown import Entry, ListView
from search.reader import Reader

STYLE = next(iter(STYLES))


def brief_of(view: ListView, reader: Reader) -> dict[str, Any]:
    """The works with problems, what each country does, and evidence; contacts; sources.

    What a kind of work has to say comes from the room it lives in, as contribution
    `brief_<kind>`: for the primary keys given, dicts with `pk`, and `problems`, `doing`,
    `evidence` and `sources` as far as it knows them.
    """
    told = _told(view.entries, reader)
    rows = [{"entry": entry, **told.get(entry.work.pk, {})} for entry in view.entries]
    codes = dict.fromkeys(code for row in rows for code in _countries(row))
    return {
        "rows": rows,
        "contacts": _contacts(list(codes), reader),
        "sources": [
            {"work": entry.work, "more": told.get(entry.work.pk, {}).get("sources", []),
             "text": in_style(csl_of(entry.work, reader.language), STYLE, reader.language)}
            for entry in view.entries
        ],
    }


def _told(entries: Sequence[Entry], reader: Reader) -> dict[int, dict[str, Any]]:
    pks: dict[str, list[int]] = {}
    for entry in entries:
        pks.setdefault(entry.work.kind, []).append(entry.work.pk)
    return {
        row["pk"]: row for kind, numbers in pks.items()
        for row in contributed(f"brief_{kind}", reader, numbers)
    }


def _countries(row: dict[str, Any]) -> list[str]:
    doing = [one["country"].id for one in row.get("doing", [])]
    return [*row["entry"].work.countries, *doing]


def _contacts(codes: list[str], reader: Reader) -> list[dict[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for contact in contributed("contacts", reader, codes):
        found.setdefault(contact["code"], []).append(contact)
    return [{"country": country, "functions": found[country.id]}
            for country in country_links(codes, reader.language) if country.id in found]
