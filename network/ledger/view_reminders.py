"""Where a coordinator ends the reminders of the ledger, and has them sent again."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from network.ledger.reminding import wish_of
from network.ledger.stopping import person_of
from network.models import ReminderWish
from network.rights import own_countries


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def reminders(request: HttpRequest) -> HttpResponse:
    """What the mails are, and whether one gets them."""
    if not own_countries(request.user):
        raise Http404
    person: Any = request.user
    if request.method == "POST":
        _set(person, request.POST.get("wanted") == "yes")
    return _page(request, person, signed_in=True)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ends the mails to the person in a signed address; a button asks first.

    Without the check against forged forms, because mail programs send this form themselves (RFC
    8058): who knows the address has the mail.
    """
    person = person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        _set(person, False)
    return _page(request, person, signed_in=False)


@transaction.atomic
def _set(person: Any, wanted: bool) -> None:
    wish = wish_of(person)
    wish.wanted = wanted
    wish.save(update_fields=["wanted"])


def _page(request: HttpRequest, person: Any, *, signed_in: bool) -> HttpResponse:
    ended = ReminderWish.objects.filter(user=person, wanted=False).exists()
    return render(request, "network/ledger/reminders.html", {
        "ended": ended, "signed_in": signed_in, "changed": request.method == "POST",
        "mail": person.email if signed_in else "",
    })
