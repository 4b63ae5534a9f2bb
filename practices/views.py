"""Addresses of the library."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.items import serve_item
from portal.sections import serve_section
from practices.models import LibraryPage, PracticePage


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The library."""
    return serve_section(request, LibraryPage, "practices")


@require_safe
def practice(request: HttpRequest, slug: str) -> HttpResponse:
    """One practice."""
    return serve_item(request, PracticePage, slug)
