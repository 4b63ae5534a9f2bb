"""What happens to every request before a view sees it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from portal.speaking import SPEAKING
from portal.vocabulary.languages import (
    INTERFACE_LANGUAGES,
    interface_language,
    nearest_interface,
)

GetResponse = Callable[[HttpRequest], HttpResponse]


class PlainBadRequestMiddleware:
    """Answers 400 to a path with a NUL character, which no address has and PostgreSQL refuses."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            return HttpResponseBadRequest(
                _("This address has characters that no page has."), content_type="text/plain"
            )
        return self.get_response(request)


class InterfaceLanguageMiddleware:
    """Speaks the language of the address, else the visitor's own, of the six the portal has.

    Django's LocaleMiddleware would also speak the content-only languages (nn, se, fo, kl), in
    which the interface has no words.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = self.language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        before = SPEAKING.set(language)
        try:
            response = self.get_response(request)
        finally:
            SPEAKING.reset(before)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("HX-Request",))  # parts of pages for HTMX
        if request.path_info == "/" or not self.in_path(request):
            patch_vary_headers(response, ("Accept-Language",))
        return response

    @staticmethod
    def in_path(request: HttpRequest) -> str | None:
        """The interface language that the address begins with, if any."""
        first = request.path_info.split("/", 2)[1]
        return first if first in INTERFACE_LANGUAGES else None

    def language_of(self, request: HttpRequest) -> str:
        """The language to answer this request in."""
        if language := self.in_path(request):
            return language
        if cookie := request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            return interface_language(cookie)
        accepted = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "").lower())
        near = (nearest_interface(code) for code, _weight in accepted)
        return next((language for language in near if language), "en")
