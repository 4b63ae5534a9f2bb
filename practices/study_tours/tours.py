"""Tours: begun, changed, forgotten; what may be chosen for them."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from portal.contributions import contributed
from portal.models import ListEntry
from portal.origin import from_here
from portal.personal_numbers import without_numbers
from portal.reading_lists.mine import has_lists, lists_of
from practices.models import PracticePage, StudyTour
from practices.study_tours.stops import stops_of
from practices.submissions.forms import Choices
from search.answer import SearchUnavailable
from search.query import Query
from search.reader import Reader
from search.run import run

KEPT_DAYS = 180
ID = re.compile(r"[\w-]{1,150}\Z")  # of a practice or a theme
MOST_PRACTICES, UNDER_A_THEME, MOST_EVENTS = 40, 20, 50
FILLED_IN = ["name", "country", "first_day", "days", "event", "practices", "changed"]
NOT_SURE = gettext_lazy("It is not certain that this was sent from a page of this portal, so it was"
                        " not saved. If it is what you want, save it again.")


def may_change(tour: StudyTour, user: Any) -> bool:
    """Its owner; of a tour without one, whoever has the address."""
    return tour.owner_id is None or tour.owner_id == user.pk


def surely_meant(tour: StudyTour, request: HttpRequest) -> bool:
    """Whether a form may be saved: what an account's cookie allows, only from this portal."""
    return tour.owner_id is None or from_here(request)


def keep(tour: StudyTour, given: dict[str, Any]) -> StudyTour:
    """Saves what was filled in; numbers of persons are struck out of the name.

    Of a tour that is there nothing else: its programme may have been saved since it was read.
    """
    tour.name = without_numbers(given["name"])[:200]
    tour.country, tour.first_day = given["country"], given["first_day"]
    tour.days, tour.event_id = given["days"], int(given["event"]) if given["event"] else None
    hidden = [one for one in tour.practices if one not in given["offered"]]
    tour.practices = [*given["practices"], *hidden][:MOST_PRACTICES]
    tour.save(update_fields=FILLED_IN if tour.pk else None)
    return tour


def forget_old() -> None:
    """Deletes tours without an account that nobody has changed for long, with their worksheets.

    A tour with a worksheet that was handed in stays, as its coordinator works with it; the mail
    address of who made it does not.
    """
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    old = StudyTour.objects.filter(owner=None, changed__lt=before)
    old.exclude(worksheets__sent__isnull=False).exclude(worksheets__changed__gte=before).delete()
    old.exclude(mail="").exclude(worksheets__changed__gte=before).update(mail="", mail_language="")


def offered(ids: Iterable[str], theme: str, request: HttpRequest, reader: Reader) -> Choices:
    """The practices to choose from: these ids, those collected in lists, those under a theme.

    What is no id is left out, as what is not there is.
    """
    keys = [f"practice:{one}" for one in ids if ID.match(one)]
    if has_lists(request):
        entries = ListEntry.objects.filter(reading_list__in=lists_of(request), removed=None)
        keys += entries.filter(key__startswith="practice:").order_by("position").values_list(
            "key", flat=True)
    ids = [key.partition(":")[2] for key in keys] + _under(theme, reader)
    return [(stop.id, stop.title) for stop in stops_of(dict.fromkeys(ids), reader)]


def _under(theme: str, reader: Reader) -> list[str]:
    if not ID.match(theme):
        return []
    query = Query(kind=("practice",), theme=(theme,), size=UNDER_A_THEME)
    try:
        found = run(query, reader, facets=()).answer.items
    except SearchUnavailable:
        return []
    return [item.first.id for item in found]


def events(reader: Reader) -> Choices:
    """Events of the archive that the reader may read, the newest first."""
    return [(str(event["pk"]), event["title"])
            for event in contributed("events", reader, MOST_EVENTS)]


def original_of(item_id: str) -> int | None:
    """The primary key of the original of a published practice."""
    pages = PracticePage.objects.filter(item_id=item_id, live=True)
    return next((page.pk for page in pages if page.is_original), None)
