"""When somebody who has tried too often may try again, as the counters say."""

import math
import time
from collections.abc import Iterator
from typing import Any

from allauth.account.internal.stagekit import unstash_login
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

from portal.accounts.limits import ONE_ADDRESS, RATE_LIMITS

ACCOUNT, MFA = "allauth.account", "allauth.mfa"
# The limits that stop each page; all of them where a page is not named.
_OF_PAGES: dict[str, tuple[tuple[str, str], ...]] = {
    "account_login": ((ACCOUNT, "login"), (ACCOUNT, "wrong_password")),
    "account_reauthenticate": ((ACCOUNT, "reauthenticate"), (ACCOUNT, "wrong_password")),
    "account_request_login_code": ((ACCOUNT, "request_login_code"),),
    "account_reset_password": ((ACCOUNT, "reset_password"),),
    "account_membership": ((ACCOUNT, "joining"),),
    "mfa_authenticate": ((ACCOUNT, "login_failed"),),
    "mfa_reauthenticate": ((ACCOUNT, "login_failed"), (ACCOUNT, "reauthenticate")),
    "mfa_activate_totp": ((ACCOUNT, "login_failed"),),
    "mfa_login_webauthn": ((MFA, "webauthn_login"), (ACCOUNT, "login_failed")),
}
_ALL = tuple((ACCOUNT, action) for action in RATE_LIMITS)


def minutes_left(request: HttpRequest) -> int:
    """Until every limit that this request has met lets one more pass; at least 1."""
    page = request.resolver_match.url_name if request.resolver_match else None
    left = [
        tried[rate.amount - 1] + rate.duration - time.time()
        for app, action in _OF_PAGES.get(str(page), _ALL)
        for rate in ratelimit.get_rates(app=app, action=action)
        for key in _keys(request, rate.per)
        if len(tried := _tried(request, app, action, rate, key)) >= rate.amount
    ]
    return max(1, math.ceil(max(left) / 60)) if left else ONE_ADDRESS


def forget_account(request: HttpRequest, mail: str) -> None:
    """Counts wrong passwords of this account anew; those from an address stay counted."""
    for rate in ratelimit.get_rates(app=ACCOUNT, action="wrong_password"):
        if rate.per == "key":
            cache.delete(ratelimit.get_cache_key(
                request, app=ACCOUNT, action="wrong_password", rate=rate, key=mail.lower()))


def _tried(request: HttpRequest, app: str, action: str, rate: Any, key: str) -> list[float]:
    """When it was tried, the latest first."""
    place = ratelimit.get_cache_key(request, app=app, action=action, rate=rate, key=key)
    found: list[float] = cache.get(place, [])
    return found


def _keys(request: HttpRequest, per: str) -> Iterator[str]:
    """The accounts that this request can have been counted for."""
    if per == "ip" or (per == "user" and request.user.is_authenticated):
        yield ""
    if per == "key":
        yield from {request.POST.get(name, "").lower() for name in ("login", "email")} - {""}
        login = unstash_login(request, peek=True)
        for user in (request.user, login and login.user):
            if user and user.pk:
                yield f"mfa-auth-user-{user.pk}"  # allauth's name for it
