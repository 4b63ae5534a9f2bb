"""What stands around the search page: suggestions, the printable list, help with the words."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from search.answer import SearchUnavailable
from search.audience import Audience
from search.dates import display_date
from search.help import examples
from search.hits import hits_of
from search.query import Query
from search.reader import reader_of
from search.run import run
from search.suggest import Suggestion, Suggestions, suggest
from search.wording import in_words

LIST_SIZE = 200
FRESH_SECONDS = 60  # that a browser may keep public suggestions


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """What completes `q`, group by group, and what a screen reader says about it."""
    reader = reader_of(request)
    try:
        found = suggest(request.GET.get("q", ""), reader)
    except SearchUnavailable:
        found = Suggestions()
    groups = [
        {"label": label, "options": [_option(one, reader.language) for one in some]}
        for label, some in (
            (_("Themes"), found.themes), (_("Organisations and coordinators"), found.organisations),
            (_("Practices and publications"), found.titles),
        ) if some
    ]
    count = sum(len(group["options"]) for group in groups)
    said = ngettext("%(n)s suggestion: arrow keys go to it.",
                    "%(n)s suggestions: arrow keys go to them.", count) % {"n": count}
    response = JsonResponse({
        "groups": groups, "label": _("Suggestions"), "said": said if count else _("No suggestions"),
    }, json_dumps_params={"ensure_ascii": False})
    if reader.audience == Audience.ANONYMOUS:
        patch_cache_control(response, private=True, max_age=FRESH_SECONDS)
    else:
        patch_cache_control(response, no_store=True)
    return response


def _option(one: Suggestion, language: str) -> dict[str, Any]:
    option = asdict(one)
    if one.language == language:
        del option["language"]
    return option


@require_safe
def printable(request: HttpRequest) -> HttpResponse:
    """The results as a plain list to print or to keep: what was asked, when, and where each is."""
    reader = reader_of(request)
    query = Query.read(request.GET)[0].changed(page=1)
    context = {
        "query": query, "words": in_words(query, reader.language), "base": settings.BASE_URL,
        "address": settings.BASE_URL + query.address(reverse("search")),
        "back": query.address(reverse("search")),
        "retrieved": display_date(timezone.localdate().isoformat(), reader.language),
    }
    try:
        outcome = run(query.changed(size=LIST_SIZE), reader, facets=())
    except SearchUnavailable:
        return render(request, "search/list.html", context | {"unavailable": True}, status=503)
    hits = hits_of(outcome.answer, query, outcome.plan, reader)
    return render(request, "search/list.html", context | {
        "hits": hits, "count": outcome.answer.count,
        "left_out": max(0, outcome.answer.count - len(hits)),
    })


@require_safe
def syntax_help(request: HttpRequest) -> HttpResponse:
    """What one can write into the search field, with examples to follow."""
    return render(request, "search/help.html", {"examples": examples(reverse("search"))})
