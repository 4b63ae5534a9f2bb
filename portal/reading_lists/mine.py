"""Whose list is whose: in the account of who is signed in, else in the session.

A session is made when the first item is collected, never before.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.models import ListEntry, ReadingList

SESSION_KEY = "reading_list"
# A list without an account is kept as long after its last change.
KEPT_DAYS = 60
MOST_LISTS, MOST_ENTRIES = 50, 300


def lists_of(request: HttpRequest) -> QuerySet[ReadingList]:
    """The reader's own lists, the one used last first."""
    if request.user.is_authenticated:
        return ReadingList.objects.filter(owner=request.user)
    return ReadingList.objects.filter(owner=None, pk=_in_session(request))


def has_lists(request: HttpRequest) -> bool:
    """Whether the reader may have lists, as far as can be told without asking the database."""
    return bool(getattr(request, "user", None)) and (
        request.user.is_authenticated or _in_session(request) is not None
    )


def _in_session(request: HttpRequest) -> Any:
    """The number of the session's list; asks for no session where the visitor sent none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and request.session.is_empty():
        return None
    return request.session.get(SESSION_KEY)


def collecting_list(request: HttpRequest) -> ReadingList:
    """The list that collects: the one used last, else a new one."""
    return lists_of(request).first() or new_list(request)


def new_list(request: HttpRequest, name: str = "") -> ReadingList:
    """Makes a list for the reader; forgets those of sessions that ended long ago."""
    if request.user.is_authenticated:
        return ReadingList.objects.create(owner=request.user, name=name)
    forget_old()
    made = ReadingList.objects.create(name=name)
    request.session[SESSION_KEY] = made.pk
    return made


def forget_old() -> None:
    """Deletes the lists without an account that have not been changed for KEPT_DAYS."""
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    ReadingList.objects.filter(owner=None, changed__lt=before).delete()


def collected_keys(request: HttpRequest) -> frozenset[str]:
    """The keys of what is in the reader's lists."""
    if not has_lists(request):
        return frozenset()
    entries = ListEntry.objects.filter(reading_list__in=lists_of(request), removed=None)
    return frozenset(entries.values_list("key", flat=True))
