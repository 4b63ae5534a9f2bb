"""What the archive's pages show."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from network.directory import organisation_links
from network.ledger.rows import ledger
from network.ledger.shown import recommendations
from network.models import ReportPage, SeminarPage
from portal.blocks import raw_values
from portal.coming import coming_events
from portal.contributions import contributed
from portal.items import ItemView, fact, facts, linked_items, period
from portal.markdown import to_html
from portal.vocabulary.countries import country_name
from portal.vocabulary.sharing import readable_at
from search.dates import display_date
from search.reader import Reader, reader_of
from search.related import related_hits
from search.results import results_for

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
    coming = coming_events(reader_of(request)) if kind == "seminar" else []
    return {"results": results, "coming": coming, "archive_url": reverse("archive")}


def seminar_context(reader: Reader, page: SeminarPage, item: ItemView) -> dict[str, Any]:
    """A seminar beside its own fields."""
    reports = linked_items(
        ReportPage, [link.report_id for link in page.reports.all()], reader
    )
    last = (page.ends or page.starts)[:10]
    return {
        "when": period(page.starts, page.ends, reader.language),
        "is_coming": bool(last) and last >= localdate().isoformat()[: len(last)],
        "place": place_of(page, reader.language),
        "organisers": organisation_links(
            [link.organisation_id for link in page.organisers.all()], reader
        ),
        "days": programme(page, reader.language),
        "reports": [
            {"title": report.name, "url": report.url, "language": report.language}
            for report in reports.values()
        ],
        "facts": facts(fact(_("Type"), page.get_seminar_type_display())),
        "adoptions": contributed(
            "adoptions", reader, source_event__translation_key=page.translation_key
        ),
        "related": related_hits(item.key, reader),
    }


def place_of(page: SeminarPage, language: str) -> str:
    """Place and country in words."""
    country = country_name(page.country.name, language) if page.country else ""
    return ", ".join(part for part in (page.place, country) if part)


def programme(page: SeminarPage, language: str) -> list[dict[str, Any]]:
    """The sessions by day, each with its time in the place's own zone as announced."""
    sessions = [_session(session) for session in raw_values(page.sessions)]
    return [
        {"date": display_date(day, language) if day else "", "sessions": list(group)}
        for day, group in groupby(sessions, key=lambda session: session["starts_date"])
    ]


def _session(session: dict[str, Any]) -> dict[str, Any]:
    starts = session.get("starts") or ""
    return {
        "starts": starts,
        "starts_date": starts[:10],
        "starts_time": f"{datetime.fromisoformat(starts):%H:%M}"
        if "T" in starts else "",
        "title": session["title"],
        "abstract": session.get("abstract") or "",
        "speakers": (session.get("speakers") or "").splitlines(),
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
            fact(_("Authors"), ", ".join(page.authors)),
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


def _document(page: ReportPage, reader: Reader) -> dict[str, Any] | None:
    document = page.document
    if document is None or document.sharing not in readable_at(reader.audience):
        return None
    return {
        "url": document.url, "title": document.filename, "size": document.file_size,
        "extension": document.file_extension,
    }
