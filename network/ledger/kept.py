"""What somebody has typed for an answer, kept in their session until it is published."""

from django.http import HttpRequest

from portal.personal_numbers import without_numbers

Name = tuple[int, str, str]  # key of the report, number of the recommendation, country


def _key(name: Name) -> str:
    return "answer:" + ":".join(map(str, name))


def get(request: HttpRequest, name: Name) -> dict[str, str]:
    """What was typed, by field; nothing when nothing was."""
    return dict(request.session.get(_key(name), {}))


def keep(request: HttpRequest, name: Name, typed: dict[str, str]) -> None:
    """Keeps what was typed, numbers of persons and accounts struck out."""
    request.session[_key(name)] = {
        field: without_numbers(text) for field, text in typed.items()
    }


def drop(request: HttpRequest, name: Name) -> None:
    """Forgets it."""
    request.session.pop(_key(name), None)
