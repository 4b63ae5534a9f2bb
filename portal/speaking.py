"""The language in which a request is answered."""

from contextvars import ContextVar, Token
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header

from portal.vocabulary.languages import (
    INTERFACE_LANGUAGES,
    interface_language,
    nearest_interface,
)

# Set for the time of a request. A page asks for its language hundreds of times, which Django's own
# way makes a tenth of the page's time.
SPEAKING: ContextVar[str | None] = ContextVar("speaking", default=None)


def spoken() -> str:
    """The language of the request, or outside of one the one that is active."""
    return SPEAKING.get() or get_language() or "en"


def speak(request: HttpRequest, language: str) -> Token[str | None]:
    """Answers `request` in `language` from now on. Out: what `SPEAKING` was before."""
    translation.activate(language)
    request.LANGUAGE_CODE = language
    return SPEAKING.set(language)


def language_in(path: str) -> str | None:
    """The interface language that a path begins with ("/fi/themes/" gives "fi"), if any."""
    first = path.removeprefix("/").partition("/")[0]
    return first if first in INTERFACE_LANGUAGES else None


def language_to_speak(request: HttpRequest) -> str:
    """The interface language for a request.

    That of its address; else that of the page to go on to (`next`), of the page of this site one
    comes from, of the account, of the browser; else English. No cookie: who only reads gets none.
    """
    return (
        language_in(request.path_info)
        or language_in(page_after(request))
        or language_in(_page_before(request))
        or _of_account(request)
        or _of_browser(request)
        or "en"
    )


def page_after(request: HttpRequest) -> str:
    """The address that a form or link says to go on to; empty without one."""
    there = request.GET.get("next", "")
    # A body is read for forms of the accounts only: others' files must not be, so early.
    if not there and request.method == "POST" and "/accounts/" in request.path_info:
        there = request.POST.get("next", "")
    return there


def _page_before(request: HttpRequest) -> str:
    before = request.headers.get("referer")
    ours = url_has_allowed_host_and_scheme(before, {request.META.get("HTTP_HOST", "")})
    return urlsplit(before).path if before and ours else ""


def _of_account(request: HttpRequest) -> str | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = get_user(request)
    return interface_language(user.language) if user.is_authenticated else None


def _of_browser(request: HttpRequest) -> str | None:
    accepted = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "").lower())
    near = (nearest_interface(code) for code, _weight in accepted)
    return next((language for language in near if language), None)
