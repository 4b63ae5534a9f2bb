"""Serving the pages that the fixed addresses stand on without walking the tree."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page

from portal.remembered import content_remembered


def serve_section(request: HttpRequest, model: type[Page], slug: str = "") -> HttpResponse:
    """Answers with the page called `slug`, or the only one, in the language of the address."""
    page = _section(model, slug, get_language() or "en")
    return page.serve(request)  # type: ignore[no-any-return]  # Wagtail is not typed


@content_remembered
def _section(model: type[Page], slug: str, language: str) -> Page:
    found = model.objects.filter(locale__language_code=language, live=True)
    page = (found.filter(slug=slug) if slug else found).first()
    if page is None:
        raise Http404
    return page
