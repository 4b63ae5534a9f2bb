"""Addresses of the directory and the archive."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from network.directory import coordinator_context, country_context, organisation_context
from network.models import (
    ArchivePage,
    ArchiveSectionPage,
    Coordinator,
    DirectoryPage,
    Organisation,
    ProjectPage,
    ReportPage,
    SeminarPage,
)
from portal.items import serve_item
from portal.models import Country
from portal.models.item import results_template
from portal.sections import serve_section
from portal.vocabulary.sharing import readable_at
from search.reader import reader_of

ITEMS = {"seminars": SeminarPage, "reports": ReportPage, "projects": ProjectPage}


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """The directory."""
    return serve_section(request, DirectoryPage, "network")


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation."""
    found = get_object_or_404(
        Organisation.objects.select_related("country").prefetch_related("names", "competences"),
        item_id=slug, live=True, sharing__in=readable_at(reader_of(request).audience),
    )
    return render(request, "network/organisation.html", organisation_context(request, found))


@require_safe
def coordinator(request: HttpRequest, slug: str) -> HttpResponse:
    """One coordinating function."""
    found = get_object_or_404(
        Coordinator.objects.select_related("country", "organisation"),
        item_id=slug, live=True, sharing__in=readable_at(reader_of(request).audience),
    )
    return render(request, "network/coordinator.html", coordinator_context(request, found))


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country."""
    found = Country.objects.filter(name=code.upper(), live=True).prefetch_related("profiles")
    context = country_context(request, get_object_or_404(found))
    return render(request, results_template(request, "network/country.html"), context)


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """The whole archive."""
    return serve_section(request, ArchivePage, "archive")


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """Seminars, reports or projects."""
    return serve_section(request, ArchiveSectionPage, section)


@require_safe
def item(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """One seminar, report or project."""
    if section not in ITEMS:
        raise Http404
    return serve_item(request, ITEMS[section], slug)
