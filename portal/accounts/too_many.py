"""The page for who has tried too often: it says when to try again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.again import minutes_left


def too_many(request: HttpRequest) -> HttpResponse:
    """Answers 429, with the minutes until one can try again."""
    minutes = minutes_left(request)
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response
