"""Mails of what is new in saved searches."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.document import Item
from search.highlight import Highlighter
from search.hits import make_hit
from search.plan import Plan
from search.saved.models import Frequency, SavedSearch
from search.saved.news import new_items, reader_for, remember
from search.saved.unsubscribe import token_for

MOST_LISTED = 25
# A run that is a little earlier than yesterday's still sends.
_EVERY = {Frequency.DAILY: timedelta(hours=20), Frequency.WEEKLY: timedelta(days=6, hours=20)}
logger = logging.getLogger(__name__)


@dataclass
class Counts:
    """What a run did."""

    sent: int = 0
    nothing_new: int = 0
    failed: int = 0


def due() -> QuerySet[SavedSearch]:
    """The searches whose time has come, of people who can still sign in."""
    now = timezone.now()
    time_has_come = Q()
    for frequency, every in _EVERY.items():
        time_has_come |= Q(frequency=frequency, last_run__lt=now - every)
        time_has_come |= Q(frequency=frequency, last_run=None)
    found = SavedSearch.objects.filter(time_has_come, paused=False, owner__is_active=True)
    return found.select_related("owner").order_by("pk")


def send_digests(progress: Callable[[int], object] = lambda _n: None) -> Counts:
    """Sends what is due. One that fails does not keep the others from theirs, and is due again."""
    counts = Counts()
    for search in due():
        try:
            new = send_digest(search)
        except Exception:
            logger.exception("The mail of the saved search %s could not be sent", search.pk)
            counts.failed += 1
        else:
            counts.sent += bool(new)
            counts.nothing_new += not new
        progress(1)
    return counts


def send_digest(search: SavedSearch) -> int:
    """Mails what is new, if anything is; returns how much.

    Two runs at once send one mail: the one that moves `last_run` first. A run that dies between
    mail and note sends the same again next time, rather than never.
    """
    before = search.last_run
    mine = SavedSearch.objects.filter(pk=search.pk, last_run=before).update(last_run=timezone.now())
    if not mine:
        return 0
    try:
        items = new_items(search)
        if items:
            message(search, items).send()
            with transaction.atomic():
                remember(search, items)
    except Exception:
        SavedSearch.objects.filter(pk=search.pk).update(last_run=before)
        raise
    return len(items)


def message(search: SavedSearch, items: list[Item]) -> EmailMessage:
    """The mail, in the language in which the search was saved."""
    with translation.override(search.language):
        reader = reader_for(search)
        plain = Highlighter(Plan())
        stop = settings.BASE_URL + reverse("search_unsubscribe", args=[token_for(search)])
        subject = ngettext(
            "%(n)s new result: %(name)s", "%(n)s new results: %(name)s", len(items)
        ) % {"n": len(items), "name": " ".join(search.name.split())}
        body = render_to_string("search/mail/digest.txt", {
            "search": search, "count": len(items), "stop_url": stop,
            "hits": [make_hit(item, reader, plain) for item in items[:MOST_LISTED]],
            "more": max(0, len(items) - MOST_LISTED),
            "base": settings.BASE_URL, "search_url": settings.BASE_URL + search.url,
            "manage_url": settings.BASE_URL + reverse("search_saved"),
            "portal": _("Nordic coordinators’ portal"),
        })
    headers = {"List-Unsubscribe": f"<{stop}>",
               "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
               "Auto-Submitted": "auto-generated", "Content-Language": search.language}
    return EmailMessage(subject, body, to=[search.owner.email], headers=headers)
