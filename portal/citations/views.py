"""Addresses for citing: by id, one item as a file, and a whole result set."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.citations.addresses import Found, find
from portal.citations.formats import FORMATS, file_of
from portal.citations.registry import citables
from portal.citations.shown import bibliography
from portal.citations.styles import STYLES
from portal.citations.works import Work, works_of
from search.answer import SearchUnavailable
from search.dates import display_date
from search.query import Query
from search.reader import Reader, reader_of
from search.run import run

MOST = 1_000  # works of a search in one file
SHOWN = 100  # of them in words on one page
VERSION = re.compile(r"\d{4}\.\d{2}\.\d{2}\Z")


@require_safe
@never_cache
def persistent(request: HttpRequest, kind: str, item_id: str) -> HttpResponse:
    """Leads to an item's page in the reader's language."""
    return redirect(_found(request, kind, item_id).path)


@require_safe
@never_cache
def persistent_version(
    request: HttpRequest, kind: str, item_id: str, version: str
) -> HttpResponse:
    """Leads to the item as it was cited; says so when it has been revised since."""
    found = _found(request, kind, item_id)
    if not VERSION.match(version) or not found.version:
        raise Http404
    if version in found.current:
        return redirect(found.path)
    language = reader_of(request).language
    return render(request, "portal/citations/revised.html", {
        "found": found, "cited": _day(version, language), "now": _day(found.version, language),
        "cited_later": version > found.version,
    })


def _found(request: HttpRequest, kind: str, item_id: str) -> Found:
    found = find(kind, item_id, reader_of(request))
    if found is None:
        raise Http404
    return found


def _day(version: str, language: str) -> str:
    try:
        return display_date(version.replace(".", "-"), language)
    except ValueError as wrong:  # 2021.02.30
        raise Http404 from wrong


@require_safe
def cite_item(request: HttpRequest, kind: str, item_id: str) -> HttpResponse:
    """One item as a file; without a format that there is, the place on its page to choose one."""
    reader = reader_of(request)
    works = works_of([f"{kind}:{item_id}"], reader)
    if not works:
        raise Http404
    name = request.GET.get("format", "")
    if name not in FORMATS:
        return redirect(f"{works[0].path}#cite")
    return file_of(works, name, reader.language, f"{kind}-{item_id}")


@require_safe
def cite_search(request: HttpRequest) -> HttpResponse:
    """The works that a search finds: as a bibliography in words, or as a file."""
    reader = reader_of(request)
    query = Query.read(request.GET)[0].changed(page=1, size=MOST)
    name, style = request.GET.get("format", ""), request.GET.get("style", "")
    style = style if style in STYLES else next(iter(STYLES))
    asked = query.changed(size=Query().size)
    context = {
        "query": asked, "back": asked.address(reverse("search")),
        "style": style, "most": MOST,
        "styles": [(key, label, _with(asked, "style", key)) for key, label in STYLES.items()],
        "formats": [(one.label, _with(asked, "format", key)) for key, one in FORMATS.items()],
    }
    try:
        works = _found_works(query, reader)
    except SearchUnavailable:
        return render(request, "portal/citations/search.html", context | {"unavailable": True},
                      status=503)
    if name in FORMATS:
        return file_of(works, name, reader.language, "search")
    return render(request, "portal/citations/search.html", context | {
        "count": len(works), "entries": bibliography(works[:SHOWN], style, reader),
    })


def _with(query: Query, name: str, value: str) -> str:
    address = query.address(reverse("search_cite"))
    return f"{address}{'&' if '?' in address else '?'}{name}={value}"


def _found_works(query: Query, reader: Reader) -> list[Work]:
    kinds = tuple(citables())
    if query.kind and not set(query.kind) & set(kinds):
        return []
    outcome = run(query, reader, {"kind": kinds}, facets=())
    return works_of([item.key for item in outcome.answer.items], reader)
