"""Pages below /accounts/data/: what is kept of oneself, to be taken along or deleted."""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.models.audit import Action
from portal.privacy import erasing
from portal.privacy.audit import record
from portal.privacy.own_data import everything_of

RECENT_SECONDS = 300  # as allauth's


def of_the_person(view: Any) -> Any:
    """A view for whoever has just shown who they are: by password or second factor once more.

    Accounts that have neither sign in by a mailed code or by a ministry; they must have done so
    within the last minutes.
    """
    asked_again = reauthentication_required(view)

    def checked(request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        if get_reauthentication_flows(user) or _signed_in_just_now(request):
            response: HttpResponse = asked_again(request)
            return response
        return render(request, "account/sign_in_anew.html")

    return never_cache(login_required(require_http_methods(["GET", "HEAD", "POST"])(checked)))


def _signed_in_just_now(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(time.time() - one.get("at", 0) < RECENT_SECONDS for one in records)


@of_the_person
def data(request: HttpRequest) -> HttpResponse:
    """What is kept; the button gives it as JSON."""
    user: Any = request.user
    if request.method != "POST":
        return render(request, "account/data.html", {"why_not": erasing.why_not(user)})
    record(Action.OWN_DATA, user, kind="account", item=user.pk, detail="downloaded")
    return as_download(everything_of(user))


def as_download(found: dict[str, Any]) -> HttpResponse:
    """Own data as a file."""
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="own-data.json"'
    return response


@of_the_person
def delete(request: HttpRequest) -> HttpResponse:
    """Asks once more; then the account is gone."""
    user: Any = request.user
    reason, missing = erasing.why_not(user), False
    if request.method == "POST" and not reason:
        missing = request.POST.get("sure") != "1"
        reason = "" if missing else erasing.delete_account(user)
        if not missing and not reason:
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect("home")
    context = {"why_not": reason, "missing": missing}
    return render(request, "account/delete.html", context, status=422 if missing else 200)
