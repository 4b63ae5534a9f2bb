"""What happens to every request before a view sees it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from portal.speaking import SPEAKING, language_in, language_to_speak, speak

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
    """Speaks the language of the address, else the nearest one (`portal/speaking.py`).

    Django's LocaleMiddleware would also speak the content-only languages (nn, se, fo, kl), in
    which the interface has no words.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_to_speak(request)
        before = speak(request, language)
        try:
            response = self.get_response(request)
        finally:
            SPEAKING.reset(before)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(response, ("HX-Request",))  # parts of pages for HTMX
        if not language_in(request.path_info):
            patch_vary_headers(response, ("Accept-Language", "Referer"))
        return response
