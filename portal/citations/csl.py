"""A work as CSL-JSON, the one form that all others are made from."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from portal.citations.persons import family_and_given
from portal.citations.works import Work, one_line
from portal.vocabulary.themes import themes

CslItem = dict[str, Any]


def csl_of(work: Work, language: str, annotation: str = "") -> CslItem:
    """A work with everything that is known of it; what is not known is left out.

    The publisher, else the portal, stands as the author where nobody else is known: styles would
    put the title there.
    `annotation` is what a reader has written beside it.
    """
    details, portal = work.details, str(_("Nordic coordinators’ portal"))
    is_page = details.type == "webpage"
    authors = details.authors or (details.publisher or portal,)
    known = {
        "id": work.key,
        "type": details.type,
        "title": work.title,
        "genre": details.genre,
        "author": [_author(name, name in details.persons) for name in authors],
        "container-title": portal if is_page else "",
        "publisher": one_line(details.publisher) or ("" if is_page else portal),
        "issued": date_parts(details.issued or (_iso(work.version) if is_page else "")),
        "accessed": date_parts(localdate().isoformat()),
        "language": work.language,
        "number": one_line(details.number),
        "ISBN": one_line(details.isbn),
        "DOI": one_line(details.doi),
        "event-place": one_line(details.place),
        "URL": work.cited_address,
        "version": work.version,
        "abstract": work.summary,
        "keyword": ", ".join(themes().label(theme, language) for theme in work.themes),
        "annote": annotation.strip(),
        "note": "" if work.sharing == "clear" else f"TLP:{work.sharing.upper()}",
    }
    return {name: value for name, value in known.items() if value}


def _author(name: str, is_person: bool) -> dict[str, str]:
    if not is_person:
        return {"literal": one_line(name)}
    family, given = family_and_given(one_line(name))
    return {"family": family, "given": given}


def listed_name(author: dict[str, str]) -> str:
    """An author of CSL in one line, as catalogues write it: "Family, Given" or the body's name."""
    return author.get("literal") or f"{author['family']}, {author['given']}"


def date_parts(value: str) -> dict[str, list[list[int]]] | None:
    """A partial ISO date or moment as CSL writes it; None when there is none."""
    parts = value[:10].split("-") if value else []
    if not parts or not all(part.isdecimal() for part in parts):
        return None
    return {"date-parts": [[int(part) for part in parts]]}


def iso_date(value: dict[str, list[list[int]]] | None) -> str:
    """The other way round: "2021-03"; nothing for no date."""
    parts = value["date-parts"][0] if value else []
    return "-".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(parts))


def _iso(version: str) -> str:
    return version.replace(".", "-")
