"""Saving a search, the list of one's own, changing and deleting them, ending their mails."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from search.answer import SearchUnavailable
from search.query import Query
from search.saved.forms import SavedSearchForm
from search.saved.models import SavedSearch, make_token
from search.saved.news import remember_all
from search.saved.unsubscribe import search_of
from search.wording import in_words

MOST = 100  # saved searches of one person


@never_cache
@login_required
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """One's own saved searches."""
    searches = [_row(search) for search in _own(request)]
    return render(request, "search/saved.html", {"searches": searches})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Asks for a name and a frequency, and saves the search of this address."""
    query = Query.read(request.GET)[0].changed(page=1)
    language = get_language() or "en"
    draft = SavedSearch(language=language, parameters=urlencode(query.parameters()))
    draft.owner_id = request.user.pk  # type: ignore[assignment]
    form = SavedSearchForm(request.POST or None, instance=draft,
                           initial={"name": query.q[:120]})
    if request.method == "POST" and form.is_valid() and _room(request):
        search = form.save()
        _start(search)
        messages.success(request, _("The search “%(name)s” is saved.") % {"name": search.name})
        return redirect("search_saved")
    return render(request, "search/save.html", {
        "form": form, "words": in_words(query, language), "back": draft.url, "new": True,
    })


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Name and frequency of a saved search."""
    search = _one(request, number)
    form = SavedSearchForm(request.POST or None, instance=search)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The search “%(name)s” is changed.") % {"name": search.name})
        return redirect("search_saved")
    return render(request, "search/save.html", {
        "form": form, "words": in_words(search.query, get_language() or "en"),
        "back": search.url, "new": False,
    })


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Asks whether to delete a saved search, and deletes it."""
    search = _one(request, number)
    if request.method == "POST":
        search.delete()
        messages.success(request, _("The search “%(name)s” is deleted.") % {"name": search.name})
        return redirect("search_saved")
    return render(request, "search/saved_delete.html", {"search": search})


@login_required
@require_POST
def pause(request: HttpRequest, number: int) -> HttpResponse:
    """Stops the mails of a saved search for a while, or goes on with them.

    What was published during the pause is not sent afterwards.
    """
    search = _one(request, number)
    search.paused = not search.paused
    search.save(update_fields=["paused"])
    if search.paused:
        messages.success(request, _("No mails about “%(name)s” until you go on.")
                         % {"name": search.name})
    else:
        _start(search)
        messages.success(request, _("You get mails about “%(name)s” again.")
                         % {"name": search.name})
    return redirect("search_saved")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest, number: int) -> HttpResponse:
    """Asks, and gives the feed a new secret address: the old one answers no more."""
    search = _one(request, number)
    if request.method != "POST":
        return render(request, "search/saved_address.html", {"search": search})
    search.token = make_token()
    search.save(update_fields=["token"])
    messages.success(request, _("The feed of “%(name)s” has a new address.")
                     % {"name": search.name})
    return redirect("search_saved")


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ends the mails of the search in a signed address; a button asks first.

    Without the check against forged forms, because mail programs send this form themselves (RFC
    8058): who knows the address has the mail.
    """
    search = search_of(token)
    if search is None:
        raise Http404
    if request.method == "POST":
        search.paused = True
        search.save(update_fields=["paused"])
    return render(request, "search/unsubscribe.html",
                  {"name": search.name, "ended": search.paused})


def _own(request: HttpRequest) -> Any:
    return SavedSearch.objects.filter(owner=request.user.pk)


def _one(request: HttpRequest, number: int) -> SavedSearch:
    return get_object_or_404(_own(request), pk=number)


def _room(request: HttpRequest) -> bool:
    """Whether one more may be saved; says so when not."""
    if _own(request).count() < MOST:
        return True
    messages.error(request, _("You have %(n)s saved searches; please delete one first.")
                   % {"n": MOST})
    return False


def _start(search: SavedSearch) -> None:
    """From now on: what is there already is not news. While search is away, all of it will be."""
    try:
        remember_all(search)
    except SearchUnavailable:
        return


def _row(search: SavedSearch) -> dict[str, Any]:
    return {"search": search, "words": in_words(search.query, get_language() or "en")}
