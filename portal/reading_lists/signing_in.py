"""What somebody has collected before signing in comes along into the account."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from portal.models import ReadingList
from portal.reading_lists.changes import append
from portal.reading_lists.mine import SESSION_KEY


def take_along(request: HttpRequest | None, user: Any, **_signal: Any) -> None:
    """Gives the session's list to the user who signs in.

    It joins the list that the account used last. A list that is named or shared stays one of its
    own, as it does where the account has none: its link goes on working.
    """
    if request is None or not hasattr(request, "session"):
        return
    number = request.session.pop(SESSION_KEY, None)
    brought = ReadingList.objects.filter(owner=None, pk=number).first()
    if brought is None:
        return
    with transaction.atomic():
        present = ReadingList.objects.filter(owner=user).first()
        if present is None or brought.name or brought.token:
            brought.owner = user
            brought.save()
            return
        _join(brought, present)


def _join(brought: ReadingList, present: ReadingList) -> None:
    for entry in brought.present:
        append(present, entry.key, entry.note)
    brought.delete()
    present.touch()

