"""Second factors: coordinators, editors and operators open nothing restricted without one.

Whoever has one must use it at every sign-in (allauth's own rule); a session that began before it
was set up has not, and so opens nothing either. Where there is no session, as when searches are
mailed, it counts that the account has one.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from portal.accounts import areas

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
ADMIN = "/admin/"


def has_second_factor(user: Any) -> bool:
    """Whether the account has an authenticator app or a passkey; asked once for each object."""
    if not hasattr(user, "_has_second_factor"):
        user._has_second_factor = Authenticator.objects.filter(user=user, type__in=KINDS).exists()
    return bool(user._has_second_factor)


def shown(user: Any) -> bool:
    """Whether this person's second factor is there, and was used in this session if there is one.

    `user` is a User; one that stands in a request knows its session's records.
    """
    used: Callable[[], bool] | None = getattr(user, "used_second_factor", None)
    return (used is None or used()) and has_second_factor(user)


class SecondFactorMiddleware:
    """Tells the person in the request what the session knows, and keeps the admin's door.

    In: any request. Out: for an address of the admin, a way to a second factor for whoever needs
    one, and 403 for whoever may not use the admin, instead of a second page to sign in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        signed_in = request.user
        request.user = SimpleLazyObject(lambda: _of_session(request, signed_in))  # type: ignore[assignment]
        if request.path_info.startswith(ADMIN):
            closed = door(request)
            if closed is not None:
                return closed
        return self.get_response(request)


def _of_session(request: HttpRequest, user: Any) -> Any:
    """The person of the request; the User itself, so that nothing else sees a difference."""
    known = user.is_authenticated  # and so is loaded now
    person = getattr(user, "_wrapped", user)
    if known:
        person.used_second_factor = lambda: any(
            record.get("method") == "mfa" for record in get_authentication_records(request, person)
        )
    return person


def door(request: HttpRequest) -> HttpResponse | None:
    """What stands before the admin for the visitor; None when it is open.

    Raises PermissionDenied for whoever may not use it, and for the admin's own requests in the
    background, which cannot follow to another page.
    """
    user: Any = request.user
    signing_in = request.path_info == f"{ADMIN}login/"
    then = request.GET.get("next", ADMIN) if signing_in else request.get_full_path()
    if not user.is_authenticated:
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        return redirect(f"{reverse('account_login')}?{urlencode({'next': then})}")
    if user.wants_second_factor and not shown(user):
        return redirect(way_to_second_factor(user, then))
    below = request.path_info.removeprefix(ADMIN)
    if not user.has_perm("wagtailadmin.access_admin") or not areas.opens(user, below):
        raise PermissionDenied
    return redirect("wagtailadmin_home") if signing_in else None


def way_to_second_factor(user: Any, then: str = "") -> str:
    """Where somebody sets up a second factor, or uses the one the account has."""
    if not has_second_factor(user):
        return reverse("mfa_index")
    return reverse("mfa_reauthenticate") + (f"?{urlencode({'next': then})}" if then else "")


def remember_set_up(request: HttpRequest, user: Any, authenticator: Any, **_signal: Any) -> None:
    """Setting one up proves it: the session counts as one that used it."""
    if hasattr(user, "_has_second_factor"):
        del user._has_second_factor
    if authenticator.type in KINDS:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=authenticator.type
        )


def connect() -> None:
    """Listens to what allauth tells."""
    authenticator_added.connect(remember_set_up, dispatch_uid="portal.second_factor")
