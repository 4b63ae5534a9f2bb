"""What every page's frame needs."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from portal.vocabulary.languages import INTERFACE_LANGUAGES


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """The language of the page and of its interface."""
    return {
        "language": get_language() or "en",
        "interface_languages": INTERFACE_LANGUAGES,
    }
