"""Serving the pages that the fixed addresses stand on without walking the tree."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from portal.models import SectionPage


def serve_section(request: HttpRequest, model: type[SectionPage], slug: str) -> HttpResponse:
    """Answers with the section called `slug` in the language of the address."""
    page: Any = model.objects.filter(
        slug=slug, locale__language_code=get_language(), live=True
    ).first()
    if page is None:
        raise Http404
    return page.serve(request)  # type: ignore[no-any-return]
