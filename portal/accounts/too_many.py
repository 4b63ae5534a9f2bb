"""The page for who has tried too often: it says when to try again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.limits import ONE_ADDRESS


def too_many(request: HttpRequest, minutes: int = ONE_ADDRESS) -> HttpResponse:
    """Answers 429: `minutes` is when to try again at the latest."""
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response
