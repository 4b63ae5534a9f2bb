"""The search page and the same search as JSON."""

import time
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.answer import SearchUnavailable
from search.asked import counting
from search.hits import Hit, hits_of
from search.query import BadParameter, Query
from search.reader import reader_of
from search.results import chosen, expanded, facet_label, results_for
from search.run import Outcome, run
from search.sources import label_of

RETRY_SECONDS = 30
JSON_FACETS = ("country", "theme", "kind", "language", "evidence", "year", "status", "type")


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """The search page; HTMX gets the part that changes, with the page's title."""
    results = results_for(request, scope="search", path=reverse("search"))
    htmx = getattr(request, "htmx", False)
    template = "search/_in_place.html" if htmx else "search/search.html"
    if not results.unavailable:
        counting.note_search(results.query, results.count)
    status = 503 if results.unavailable else 200
    response = render(request, template, {"results": results}, status=status)
    if results.unavailable:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


@require_safe
def search_json(request: HttpRequest) -> JsonResponse:
    """The same search as JSON: 400 for a bad value, 503 when the engine is away."""
    try:
        query = Query.parse(request.GET)
    except BadParameter as bad:
        message = _("“%(value)s” is not a possible value of %(name)s.") % {
            "value": bad.value, "name": facet_label(bad.name)
        }
        return _json({"error": message, "parameter": bad.name}, status=400)
    reader = reader_of(request)
    start = time.perf_counter()
    try:
        outcome = run(query, reader)
    except SearchUnavailable:
        message = _("Search is away for a moment. Please try again.")
        response = _json({"error": message}, status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    counting.note_search(query, outcome.answer.count)
    hits = hits_of(outcome.answer, query, outcome.plan, reader)
    facets = _facets(outcome, reader.language)
    return _json({
        "count": outcome.answer.count,
        "page": query.page,
        "size": query.size,
        "took_ms": round((time.perf_counter() - start) * 1000, 1),
        "relaxed": outcome.answer.relaxed or outcome.answer.widened,
        "expansions": [
            {"term": entry.term, "theme": entry.theme, "languages": entry.languages}
            for entry in expanded(outcome.plan, reader.language)
        ],
        "results": [_result(hit) for hit in hits],
        "facets": facets,
    })


def _json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


def _result(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "title": hit.plain_title,
        "url": hit.url,
        "language": hit.language,
        "available_languages": [version.language for version in hit.languages],
        "countries": [country.id for country in hit.countries],
        "themes": [theme.id for theme in hit.themes],
        "date": hit.iso_date or None,
        "snippets": _snippets(hit),
        "page_number": hit.page.number if hit.page else None,
        "page_url": hit.page.url if hit.page else None,
        "part_url": hit.part.url if hit.part else None,
        "matched": list(hit.matched),
        "found_by": [theme.id for theme in hit.found_by],
    }


def _snippets(hit: Hit) -> list[str]:
    """The passage of the item's own text, and that of the page of its files."""
    found = (hit.snippet, hit.page.snippet if hit.page else "")
    return [snippet for snippet in found if snippet]


def _facets(outcome: Outcome, language: str) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [
            {
                "value": value,
                "label": label_of(name, value, language),
                "count": count,
                "selected": value in chosen(name, outcome.query),
            }
            for value, count in outcome.answer.facets[name]
        ]
        for name in JSON_FACETS
    }
