"""What the library's pages show."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.documents.shown import DocumentLink, document_link
from portal.items import ItemView, country_links, fact, facts, linked_items
from portal.markdown import to_html
from portal.vocabulary.languages import language_name
from portal.vocabulary.sharing import readable_at
from practices.models import Adoption, PracticeFile, PracticeOrganisation, PracticePage
from practices.models.choices import Direction, Evidence
from search.dates import display_date, period
from search.hits import Named
from search.reader import Reader
from search.related import related_hits
from search.results import results_for

FACETS = ("theme", "country", "type", "evidence", "status", "language", "year")


def library_context(request: HttpRequest) -> dict[str, Any]:
    """The library: every practice, with its facets."""
    fixed = {"kind": ("practice",)}
    return {
        "results": results_for(request, scope="library", path=request.path, fixed=fixed,
                               facets=FACETS),
    }


def practice_context(reader: Reader, page: PracticePage, item: ItemView) -> dict[str, Any]:
    """A practice beside its own fields."""
    return {
        "body_html": to_html(page.body),
        "outcomes": [_outcome(block.value) for block in page.outcomes],
        "organisations": _organisations(page, reader),
        "files": _files(page, reader),
        "adoptions": adoptions(reader, practice__translation_key=page.translation_key),
        "facts": _facts(page, reader.language),
        "related": related_hits(item.key, reader),
        "sources": page.sources,
    }


def _outcome(value: Any) -> dict[str, str]:
    direction = value.get("direction") or Direction.UNKNOWN
    evidence = value.get("evidence") or Evidence.UNTESTED
    return {
        "statement": value["statement"],
        "direction": str(direction),
        "direction_label": str(Direction(direction).label),
        "evidence": str(evidence),
        "evidence_label": str(Evidence(evidence).label),
    }


def _facts(page: PracticePage, language: str) -> list[dict[str, str]]:
    languages = ", ".join(language_name(code, language) for code in page.languages)
    return facts(
        fact(_("Type"), page.get_practice_type_display()),
        fact(_("Status"), page.get_status_display()),
        fact(_("Time"), period(page.started, page.ended, language)),
        fact(_("Working languages"), languages),
    )


def _organisations(page: PracticePage, reader: Reader) -> list[dict[str, Any]]:
    links = page.organisations.all()
    if page.pk:
        links = PracticeOrganisation.objects.filter(
            page_id=page.pk, organisation__live=True,
            organisation__sharing__in=readable_at(reader.audience),
        ).select_related("organisation__country").prefetch_related("organisation__names")
    return [
        {
            "name": link.organisation.name_in(reader.language),
            "url": f"/{reader.language}/network/organisations/{link.organisation.item_id}/",
            "country": link.organisation.country,
        }
        for link in links
    ]


def _files(page: PracticePage, reader: Reader) -> list[DocumentLink]:
    """The documents of a practice that the reader may open."""
    if not page.pk:
        return []
    links = PracticeFile.objects.filter(
        page_id=page.pk, document__sharing__in=readable_at(reader.audience)
    )
    return [document_link(one.document) for one in links.select_related("document__reading")]


def adoptions(reader: Reader, **which: Any) -> list[dict[str, Any]]:
    """Published adoptions that `which` (a filter of Adoption) names, newest first."""
    found = list(
        Adoption.objects.filter(live=True, sharing__in=readable_at(reader.audience), **which)
        .select_related("country", "organisation").prefetch_related("organisation__names")
    )
    if not found:
        return []
    practices = linked_items(PracticePage, [entry.practice_id for entry in found], reader)
    events = _events([entry.source_event_id for entry in found if entry.source_event_id], reader)
    return [
        {
            "practice": practices[entry.practice_id],
            "country": country_links([entry.country.name], reader.language)[0],
            "status": entry.status,
            "status_label": entry.get_status_display(),
            "date": display_date(entry.date, reader.language) if entry.date else "",
            "organisation": _organisation(entry, reader),
            "adaptations": entry.adaptations,
            "result": entry.result,
            "event": _titled(events.get(entry.source_event_id or 0)),
            "shared": entry,
        }
        for entry in found
        if entry.practice_id in practices
    ]


def _events(pks: list[int], reader: Reader) -> dict[int, Named]:
    if not pks:
        return {}
    model = Adoption._meta.get_field("source_event").related_model
    return linked_items(model, pks, reader)


def _titled(event: Named | None) -> dict[str, str] | None:
    return {"title": event.name, "url": event.url} if event else None


def _organisation(entry: Adoption, reader: Reader) -> Named | None:
    organisation = entry.organisation
    levels = readable_at(reader.audience)
    if organisation is None or not organisation.live or organisation.sharing not in levels:
        return None
    url = f"/{reader.language}/network/organisations/{organisation.item_id}/"
    return Named(organisation.name_in(reader.language), url)


def organisation_practices(reader: Reader, organisation: int | None) -> list[dict[str, str]]:
    """Practices that an organisation (its primary key) runs or takes part in."""
    if organisation is None:
        return []
    pks = PracticeOrganisation.objects.filter(organisation_id=organisation)
    links = linked_items(PracticePage, list(pks.values_list("page_id", flat=True)), reader)
    unique = {link.id: link for link in links.values()}
    return [
        {"title": link.name, "url": link.url, "language": link.language}
        for link in unique.values()
    ]
