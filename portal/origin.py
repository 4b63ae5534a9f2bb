"""Where a form was sent from, as the browser says by `Origin`: without a cookie."""

from django.conf import settings
from django.http import HttpRequest


def from_here(request: HttpRequest) -> bool:
    """Whether it was a page of this portal. Browsers always say so; what says nothing was not."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") in {own, settings.BASE_URL}
