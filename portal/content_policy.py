"""What a page may load and run: its Content-Security-Policy, and which features it may ask for.

Scripts come from the portal's own files only; nothing inline is run, unless it has this page's
nonce. Wagtail's admin stands under the same rule: where its widgets would write scripts into the
page, `admin_starts` writes data; two scripts of wagtail-localize that never change are let in by
their hashes. The one exception is of styles: Wagtail's editor of rich text and wagtail-localize's
editor make style sheets in the page, other ones each time. `/admin/`, and only it, may have those.
"""

from typing import Any

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_DIRECTIVES: dict[str, list[Any]] = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],  # Wagtail's preview
    "base-uri": [NONE],
    "object-src": [NONE],
}
PAGES: dict[str, Any] = {"DIRECTIVES": _DIRECTIVES}
# A new release may have other texts: the browser tests print the hash of what was refused.
_ADMIN_SCRIPTS = [
    "'sha256-Zi6020hVNJQUtMOgLuIImaOaART6TyIrghPC9PESpjg='",  # all languages, of a translation
    "'sha256-lLVZz8vyF0vCZL3ZQcc+U/kumGW1SlEfDpwWrXLLSRw='",  # choosers' addresses, of its editor
]
# What Wagtail's own pages need beside: what is told above, previews in a frame, and pictures and
# files that are shown before they are sent.
_ADMIN: dict[str, list[Any]] = {
    **_DIRECTIVES,
    "script-src": [SELF, *_ADMIN_SCRIPTS],
    "style-src-elem": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
}
# Features of the browser that no page of the portal asks for.
PERMISSIONS = ", ".join(f"{name}=()" for name in (
    "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "magnetometer", "microphone", "midi", "payment", "serial", "usb",
))  # fmt: skip


class PolicyMiddleware(CSPMiddleware):
    """Sends the policy that goes with the address, and the list of features."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None and request.path_info.startswith("/admin/"):
            parts.config = _ADMIN
        return parts
