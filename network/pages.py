"""What the archive's pages show."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from network.ledger.rows import ledger
from network.ledger.shown import recommendations
from network.models import ReportPage, SeminarPage
from network.models.choices import EventTime, SeminarStatus
from portal.coming import coming_events
from portal.documents.shown import DocumentLink, document_link
from portal.items import ItemView, fact, facts, linked_items
from portal.markdown import to_html
from portal.vocabulary.sharing import readable_at
from search.dates import display_date
from search.query import Query
from search.reader import Reader, reader_of
from search.related import related_hits
from search.result_parts import Link
from search.results import ResultPage, results_for

KINDS = {"seminars": "seminar", "reports": "report", "projects": "project"}
FACETS = ("kind", "type", "country", "theme", "status", "language", "year")


def archive_context(request: HttpRequest) -> dict[str, Any]:
    """The whole archive, newest first, what is coming apart."""
    results = results_for(request, scope="archive", path=request.path,
                          fixed={"kind": tuple(KINDS.values())}, facets=FACETS)
    counts = {value.value: value.count for facet in results.facets if facet.name == "kind"
              for value in facet.values}
    labels = {"seminars": _("Seminars"), "reports": _("Reports"), "projects": _("Projects")}
    sections = [
        {"label": labels[slug], "url": f"{request.path}{slug}/", "count": counts.get(kind, 0)}
        for slug, kind in KINDS.items()
    ]
    entries = {(row.page, row.ref) for row in ledger(reader_of(request).audience)}
    sections.append({"label": _("Recommendations"), "url": reverse("recommendations"),
                     "count": len(entries)})
    return {"results": results, "sections": sections, "coming": coming_events(reader_of(request))}


def section_context(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One kind of the archive."""
    kind = KINDS.get(slug, "seminar")
    names = tuple(name for name in FACETS if name != "kind")
    results = results_for(request, scope="archive", path=request.path, fixed={"kind": (kind,)},
                          facets=names)
    context: dict[str, Any] = {"results": results, "archive_url": reverse("archive")}
    if kind != "seminar":
        return context
    return context | seminar_ways(results, reader_of(request))


def seminar_ways(results: ResultPage, reader: Reader) -> dict[str, Any]:
    """The ways through the seminars: coming or past, by year, by material, as a calendar.

    What is coming stands above all seminars, and not above some of them.
    """
    values = {facet.name: facet.values for facet in results.facets}
    query = results.query.changed(page=1)
    unfiltered = query.when != EventTime.PAST and query == Query(
        when=query.when, sort=query.sort, size=query.size)
    planned = coming_events(reader) if unfiltered else ()
    with_material = [one for one in values.get("status", ())
                     if one.value == SeminarStatus.WITH_MATERIAL]
    return {
        "results_head": "network/_seminar_ways.html",
        "whens": [
            Link(str(label), query.changed(when=when, sort=Query().sort).address(results.path),
                 when == query.when)
            for when, label in (("", _("All")), *EventTime.choices)
        ],
        "coming": () if query.when else planned,
        "none_coming": unfiltered and not planned and not results.unavailable,
        "years": values.get("year", ()), "with_material": with_material,
        # Who subscribes to what is coming does not want it to go when it has been.
        "calendar": query.changed(when="", size=Query().size, sort=Query().sort)
        .address(reverse("seminars_calendar")),
    }


def report_context(reader: Reader, page: ReportPage, item: ItemView) -> dict[str, Any]:
    """A report beside its own fields."""
    seminars = SeminarPage.objects.filter(
        reports__report__translation_key=page.translation_key
    ).values_list("pk", flat=True)
    linked = linked_items(SeminarPage, list(seminars), reader)
    unique = {seminar.id: seminar for seminar in linked.values()}
    return {
        "facts": facts(
            fact(_("Type"), page.get_report_type_display()),
            fact(_("Published"), display_date(page.published, reader.language)
                 if page.published else ""),
            fact(_("Authors"), "; ".join(page.authors)),
            fact(_("Publisher"), page.publisher),
            fact("ISBN", page.isbn),
            fact("DOI", page.doi),
        ),
        "text_html": to_html(page.text),
        "document": _document(page, reader),
        "recommendations": recommendations(page, reader),
        "seminars": [
            {"title": entry.name, "url": entry.url, "language": entry.language}
            for entry in unique.values()
        ],
        "related": related_hits(item.key, reader),
    }


def _document(page: ReportPage, reader: Reader) -> DocumentLink | None:
    document = page.document
    if document is None or document.sharing not in readable_at(reader.audience):
        return None
    return document_link(document, page.title)
