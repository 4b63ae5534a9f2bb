"""What every page's frame needs."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import get_language

from portal.contributions import contributed
from portal.items import Version
from portal.reading_lists.mine import collected_keys, has_lists
from portal.speaking import page_after
from portal.vocabulary.languages import CONTENT_LANGUAGES, INTERFACE_LANGUAGES, interface_language

_NAMES = dict(CONTENT_LANGUAGES)


@dataclass(frozen=True)
class Frame:
    """Addresses of this page: its own, and those in the other languages."""

    canonical: str
    switch: tuple[Version, ...]
    alternates: tuple[Version, ...]


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """The language of the page, its addresses, who reads it and what is to be told them.

    A request that was refused early has no user yet.
    """
    user = getattr(request, "user", None) or AnonymousUser()
    return {
        "language": interface_language(get_language()),
        "frame": frame(request),
        "user": user,
        "account_links": contributed("account_links", user) if user.is_authenticated else (),
        "messages": get_messages(request),
        "has_lists": has_lists(request),
        "collected": cache(lambda: collected_keys(request)),
    }


def frame(request: HttpRequest) -> Frame:
    """The frame of the page at this address.

    An item's other versions may have slugs of their own (`item_paths`); a page in a language the
    item has no version in stands at the present slug.
    """
    language = interface_language(get_language())
    own: dict[str, str] = getattr(request, "item_paths", {})
    query = request.META.get("QUERY_STRING", "") or _after_form(request)
    tail = f"?{query}" if query and not own else ""
    versions = tuple(
        Version(code, _NAMES[code], own.get(code) or _in_language(request, code) + tail,
                code == language)
        for code in INTERFACE_LANGUAGES
    )
    present = own.get(language) or request.path
    return Frame(
        settings.BASE_URL + present, versions,
        tuple(version for version in versions if not own or version.language in own),
    )


def _after_form(request: HttpRequest) -> str:
    """Where to go on to, for the links of a form that is shown again: its address has lost it."""
    there = page_after(request)
    return urlencode({"next": there}) if there else ""


def _in_language(request: HttpRequest, code: str) -> str:
    first, _slash, rest = request.path.lstrip("/").partition("/")
    if first in INTERFACE_LANGUAGES:
        return f"/{code}/{rest}"
    return f"/{code}/accounts/{rest}" if first == "accounts" else f"/{code}/"
