"""How a page of the admin is being saved."""

from django.http import HttpRequest


def by_hand(request: HttpRequest) -> bool:
    """Whether somebody pressed a button: the browser itself, every while, asks for JSON."""
    return request.accepts("text/html")
