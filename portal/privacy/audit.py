"""Writing the audit log. Everything that is written passes through `record`."""

import logging
from typing import Any, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.log_actions import get_active_log_context

from portal.models import AuditEntry
from portal.models.audit import Action
from portal.vocabulary.sharing import Sharing

log = logging.getLogger(__name__)
OPERATORS = "Operators"  # superusers, among the names of roles
Response = TypeVar("Response", bound=HttpResponseBase)


def record(
    action: Action, user: Any = None, *, kind: str = "", item: object = "", title: object = "",
    detail: str = "",
) -> None:
    """Adds a row. Without `user` it is whoever acts in the admin now, or nobody."""
    if user is None:
        user = get_active_log_context().user
    known = user is not None and user.pk is not None
    AuditEntry.objects.create(
        action=action, user_id=user.pk if known else None, who=who(user) if known else "",
        kind=kind, item=str(item)[:200], title=str(title)[:250], detail=detail[:250],
    )


def who(user: Any) -> str:
    """The roles and countries of a person: what stays when the account is gone."""
    roles = sorted(user.role_names) + ([OPERATORS] if user.is_superuser else [])
    countries = sorted(user.countries.values_list("name", flat=True))
    return " ".join([", ".join(roles), f"({', '.join(countries)})" if countries else ""]).strip()


def noted(response: Response, request: HttpRequest, thing: Any) -> Response:
    """The response; once it has been sent, that somebody opened an AMBER item is written down.

    `thing` is an item or a document. What is not AMBER costs nothing, and nobody waits for the
    row: also when something else is writing for long.
    """
    if getattr(thing, "sharing", "") == Sharing.AMBER:
        response._resource_closers.append(  # type: ignore[attr-defined]  # as files are closed
            lambda: note_reading(request, thing)
        )
    return response


def note_reading(request: HttpRequest, thing: Any) -> None:
    """Writes down, here and now, that somebody opens `thing`, when it is AMBER."""
    if request.method != "GET" or getattr(thing, "sharing", "") != Sharing.AMBER:
        return
    try:
        record(Action.READ, request.user, **named(thing))
    except Exception:
        log.exception("That an AMBER item was opened could not be written down.")


def named(thing: Any) -> dict[str, Any]:
    """What a row calls an item, a document or an image."""
    kind = getattr(thing, "kind", "") or thing._meta.model_name.removeprefix("portal")
    return {"kind": kind, "item": getattr(thing, "item_id", "") or thing.pk, "title": thing}
