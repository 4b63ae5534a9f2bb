"""What the archive's pages show."""

from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from network.directory import organisation_links
from network.models import ProjectPage, Recommendation, ReportPage, Response, SeminarPage
from network.models.choices import Answer, Progress
from portal.blocks import raw_values
from portal.coming import coming_events
from portal.contributions import contributed
from portal.documents.shown import DocumentLink, document_link
from portal.items import ItemView, country_links, fact, facts, linked_items, period
from portal.markdown import to_html
from portal.vocabulary.countries import country_name
from portal.vocabulary.locales import locale_id
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
        "recommendations": recommendations(page, reader.language),
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
    return document_link(document)


def recommendations(page: ReportPage, language: str) -> list[dict[str, Any]]:
    """The recommendations with every country's answer.

    In this version's words; one that it has no words for stands in those of the original.
    """
    answers: dict[str, list[dict[str, Any]]] = {}
    original = page.versions().values("pk")
    for answer in Response.objects.filter(report__in=original).select_related("country"):
        answers.setdefault(answer.ref, []).append({
            "country": country_links([answer.country.name], language)[0],
            "status": answer.status,
            "status_label": str(Answer(answer.status).label) if answer.status else "",
            "progress": answer.progress,
            "progress_label": str(Progress(answer.progress).label) if answer.progress else "",
            "date": display_date(answer.date, language) if answer.date else "",
            "note": answer.note,
        })
    return [
        {
            "ref": entry.ref, "text": entry.text, "addressees": entry.addressees,
            "due": display_date(entry.due, language) if entry.due else "",
            "responses": answers.get(entry.ref, []), "language": spoken,
        }
        for entry, spoken in _worded(page)
    ]


def _worded(page: ReportPage) -> list[tuple[Recommendation, str]]:
    """Each recommendation with the language it is worded in."""
    own = {entry.ref: (entry, page.language) for entry in page.recommendations.all()}
    if page.is_original:
        return list(own.values())
    original = page.versions().filter(live=True, locale_id=locale_id(page.original_language))
    first = original.prefetch_related("recommendations").first()
    found = first.recommendations.all() if first else ()
    return list(({entry.ref: (entry, page.original_language) for entry in found} | own).values())


def project_context(reader: Reader, page: ProjectPage, item: ItemView) -> dict[str, Any]:
    """A project beside its own fields."""
    outputs = raw_values(page.outputs)
    reports = linked_items(
        ReportPage, [output["report"] for output in outputs if output.get("report")], reader
    )
    return {
        "facts": facts(
            fact(_("Number"), page.number),
            fact(_("Case numbers"), ", ".join(page.case_numbers)),
            fact(_("Appointed by"), page.appointed_by),
            fact(_("Appointed"), display_date(page.appointed, reader.language)
                 if page.appointed else ""),
            fact(_("Project term"), period(page.starts, page.ends, reader.language)),
            fact(_("Status"), page.get_status_display()),
        ),
        "aims_html": to_html(page.aims),
        "tasks": raw_values(page.tasks),
        "outputs": [
            {"title": output["title"], "url": _url(reports.get(output.get("report") or 0))}
            for output in outputs
        ],
        "term": _term(page, reader.language),
        "related": related_hits(item.key, reader),
    }


def _url(link: Any) -> str:
    return link.url if link else ""


def _term(page: ProjectPage, language: str) -> dict[str, Any] | None:
    if not page.starts:
        return None
    elapsed = None
    if len(page.starts) == 10 and len(page.ends) == 10:
        begin, close = date.fromisoformat(page.starts), date.fromisoformat(page.ends)
        days = max((close - begin).days, 1)
        elapsed = min(100, max(0, round((localdate() - begin).days * 100 / days)))
    return {
        "starts": display_date(page.starts, language),
        "ends": display_date(page.ends, language) if page.ends else "",
        "percent": elapsed,
    }
