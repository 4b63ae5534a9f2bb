"""Pages below /accounts/ that allauth does not have: accepting an invitation, asking to join."""

from typing import Any

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts import invitations, joining
from portal.accounts.forms import JoinForm
from portal.accounts.second_factor import way_to_second_factor
from portal.accounts.too_many import too_many
from portal.models import Invitation, JoinRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Shows an invitation; accepting is a button, for programs that read mail follow links."""
    found = invitations.invitation_of(token)
    if found is None:
        return render(request, "account/invitation_over.html", status=410)
    user: Any = request.user if request.user.is_authenticated else None
    owner = invitations.owner_of(found.mail)
    if user is None and owner is not None:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    other = user is not None and not invitations.owns(user, found.mail)
    if request.method == "POST" and not other:
        return _accept(request, found, user)
    return render(request, "account/invitation.html", {"invitation": found, "other": other})


def _accept(request: HttpRequest, found: Invitation, user: Any) -> HttpResponseBase:
    joined = invitations.accept(found, user)
    if joined is None:
        return render(request, "account/invitation_over.html", status=410)
    messages.success(request, _("Welcome to the network"))
    then = way_to_second_factor(joined) if joined.lacks_second_factor else reverse(
        "account_membership")
    if user is not None:
        return redirect(then)
    response: HttpResponseBase = perform_login(
        request, joined, redirect_url=then, email=joined.email
    )
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def membership(request: HttpRequest) -> HttpResponse:
    """What one may do here, what one has asked for, and the form to ask."""
    user: Any = request.user
    waiting = user.join_requests.filter(state=JoinRequest.State.ASKED).first()
    if request.method == "POST" and "take_back" in request.POST:
        joining.take_back(user)
        return redirect("account_membership")
    form = JoinForm(request.POST or None, instance=JoinRequest(user=user))
    if request.method == "POST" and waiting is None:
        if not ratelimit.consume(request, action="joining", user=user):
            return too_many(request)
        if form.is_valid():
            joining.ask(form.save(commit=False))
            return redirect("account_membership")
    context = {"form": form, "waiting": waiting, "requests": user.join_requests.all(),
               "groups": sorted(user.role_names), "countries": user.countries.all()}
    return render(request, "account/membership.html", context)
