"""Addresses of calendar files."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Event

from network.calendars.events import calendar, event_of, sessions_of
from network.models import SeminarPage
from portal.items import VersionPlace, places_of, readable_versions
from portal.privacy.audit import noted
from search.answer import SearchUnavailable
from search.audience import Audience
from search.feeds import RETRY_SECONDS
from search.query import BadParameter, Query
from search.reader import Reader, reader_of
from search.run import run
from search.wording import in_words

ENTRIES = 500
YEARS_BACK = 1  # a subscription shows what has just been, too


@require_safe
def seminar(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A seminar (`event`) or its sessions (`programme`) as a calendar file."""
    page, path, reader = _found(request, slug)
    if name == "event":
        entry = event_of(page, path, reader)
        events = [entry] if entry else []
    else:
        events = [event for _number, event in sessions_of(page, path, reader)]
    return noted(_answer(request, page.title, reader, events), request, page)


@require_safe
def session(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One session, by its number in the programme, as a calendar file."""
    page, path, reader = _found(request, slug)
    events = [event for one, event in sessions_of(page, path, reader) if one == int(number)]
    return noted(_answer(request, page.title, reader, events), request, page)


def _found(request: HttpRequest, slug: str) -> tuple[SeminarPage, str, Reader]:
    reader = reader_of(request)
    places = readable_versions(SeminarPage, slug, reader)
    if not places:
        raise Http404
    place = places[reader.best(places)]
    page = SeminarPage.objects.select_related("country").get(pk=place.pk)
    return page, place.path(reader.language), reader


def _answer(
    request: HttpRequest, name: str, reader: Reader, events: list[Event]
) -> HttpResponse:
    """The file. Raises Http404 when nothing in it has a known day."""
    if not events:
        raise Http404
    response = _file(calendar(name, reader.language, events, _address(request)), request)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Public seminars, as a search of the archive finds them, to subscribe to.

    Always and only what is public: a calendar has no session. Answers 400 for a value that cannot
    be, 503 while search is away.
    """
    reader = replace(reader_of(request), audience=Audience.ANONYMOUS)
    try:
        query = Query.parse(request.GET)
        events = _coming(query, reader)
    except BadParameter as bad:
        return HttpResponse(f"{bad.name}: {bad.value}", status=400,
                            content_type="text/plain; charset=utf-8")
    except SearchUnavailable:
        return HttpResponse(
            _("Search is away for a moment. Please try again."), status=503,
            content_type="text/plain; charset=utf-8", headers={"Retry-After": RETRY_SECONDS},
        )
    words = [value for _label, value in in_words(query, reader.language)]
    name = ": ".join([_("Seminars"), ", ".join(words)]) if words else _("Seminars")
    response = _file(calendar(name, reader.language, events, _address(request)), request)
    response.headers["Cache-Control"] = "public, max-age=600"
    return response


def _coming(query: Query, reader: Reader) -> list[Event]:
    first = localdate().year - YEARS_BACK
    asked = query.changed(
        year_from=query.year_from if query.year_from is not None else first, sort="newest",
        page=1, size=ENTRIES,
    )
    found = run(asked, reader, {"kind": ("seminar",)}, facets=()).answer.items
    pages = _pages([item.first.id for item in found], reader)
    events = (event_of(page, path, reader) for page, path in pages)
    return [event for event in events if event is not None]


def _pages(ids: list[str], reader: Reader) -> list[tuple[SeminarPage, str]]:
    """The versions that suit the reader best, with their addresses."""
    versions: dict[str, dict[str, VersionPlace]] = {}
    for place in places_of(SeminarPage, reader, item_id__in=ids):
        versions.setdefault(place.item_id, {})[place.language] = place
    best: dict[int, str] = {}
    for found in versions.values():
        place = found[reader.best(found)]
        best[place.pk] = place.path(reader.language)
    pages: Any = SeminarPage.objects.filter(pk__in=best).select_related("country")
    related = pages.prefetch_related(
        "theme_links__tag", "country_links__tag", "material__document"
    )
    return [(page, best[page.pk]) for page in related.order_by("starts", "pk")]


def _address(request: HttpRequest) -> str:
    return f"{settings.BASE_URL}{request.get_full_path()}"


def _file(made: Any, request: HttpRequest) -> HttpResponse:
    response = HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")
    name = request.path.rsplit("/", 1)[-1]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
