"""Collecting an item.

Its button stands on pages that set no cookie, so they can hold no token against forged forms. The
browser says by `Origin` where a form was sent from: one of this portal is taken at its word, any
other is asked again by a form with a token.
"""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.citations.works import Work, works_of
from portal.origin import from_here
from portal.reading_lists.changes import append
from portal.reading_lists.mine import MOST_ENTRIES, collecting_list
from search.reader import reader_of


@never_cache
@csrf_exempt
@require_POST
def collect(request: HttpRequest) -> HttpResponse:
    """Puts the item that the button names into the reader's list, and shows the page again."""
    work = _work(request)
    if not from_here(request):
        return render(request, "portal/lists/sure.html", {"work": work})
    return _collected(request, work)


@require_POST
def collect_sure(request: HttpRequest) -> HttpResponse:
    """The same, from the form that has asked again."""
    return _collected(request, _work(request))


def _work(request: HttpRequest) -> Work:
    works = works_of([request.POST.get("item", "").replace("\x00", "")], reader_of(request))
    if not works:
        raise Http404
    return works[0]


def _collected(request: HttpRequest, work: Work) -> HttpResponse:
    reading_list = collecting_list(request)
    link = format_html('<a href="{}">{}</a>', reverse("list", args=[reading_list.pk]),
                       str(reading_list))
    if append(reading_list, work.key):
        messages.success(request, format_html(_("“{title}” is in your list now: {list}"),
                                              title=work.title, list=link))
    elif reading_list.present.filter(key=work.key).exists():
        messages.info(request, format_html(_("“{title}” is in your list already: {list}"),
                                           title=work.title, list=link))
    else:
        messages.error(request, _("A list holds %(n)s items at most. Please remove one first.")
                       % {"n": MOST_ENTRIES})
        return redirect(_back(request, work))
    # Where the button was, so that nobody begins again at the top of a list of results.
    return redirect(f"{_back(request, work)}#collect-{work.key.replace(':', '-')}")


def _back(request: HttpRequest, work: Work) -> str:
    """The page on which the button was, when it is one of this portal, else that of the item."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return work.path
    parts = urlsplit(referer)
    if parts.path == request.path:
        return work.path
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
