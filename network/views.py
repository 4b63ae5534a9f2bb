"""Addresses of the directory and the archive."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from network.directory import coordinator_page, country_context, organisation_page
from network.models import (
    ArchivePage,
    ArchiveSectionPage,
    DirectoryPage,
    ProjectPage,
    ReportPage,
    SeminarPage,
)
from network.rights import speaks_for
from portal.items import serve_item
from portal.models.item import results_template
from portal.privacy.audit import noted
from portal.sections import serve_section
from search.reader import reader_of

ITEMS = {"seminars": SeminarPage, "reports": ReportPage, "projects": ProjectPage}


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """The directory."""
    return serve_section(request, DirectoryPage, "network")


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation."""
    context = organisation_page(slug, reader_of(request))
    response = render(request, "network/organisation.html", {**context})
    return noted(response, request, context["organisation"])


@require_safe
def coordinator(request: HttpRequest, slug: str) -> HttpResponse:
    """One coordinating function."""
    context = coordinator_page(slug, reader_of(request))
    response = render(request, "network/coordinator.html", {**context})
    return noted(response, request, context["coordinator"])


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country."""
    context = country_context(request, code.upper())
    context["keeps"] = code.upper() in speaks_for(request.user, "portal.change_country")
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
