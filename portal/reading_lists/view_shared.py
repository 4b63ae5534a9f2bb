"""A list at its secret address: everybody sees of it what they may read themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.models import ReadingList
from portal.reading_lists.pages import briefed, exported, list_context


@never_cache
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The list to read."""
    reading_list = get_object_or_404(ReadingList, token=token)
    return render(request, "portal/lists/shared.html",
                  list_context(request, reading_list, reverse("list_shared", args=[token])))


@require_safe
def export(request: HttpRequest, token: str) -> HttpResponse:
    """The list as a file or a bibliography."""
    reading_list = get_object_or_404(ReadingList, token=token)
    return exported(request, reading_list, reverse("list_shared", args=[token]))


@never_cache
@require_safe
def brief(request: HttpRequest, token: str) -> HttpResponse:
    """The list as a one-pager."""
    reading_list = get_object_or_404(ReadingList, token=token)
    return briefed(request, reading_list, reverse("list_shared", args=[token]))
