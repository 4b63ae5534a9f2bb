"""What somebody has typed into a form of the site, kept in their session until it is published."""

from collections.abc import Mapping

from django.http import HttpRequest

from portal.personal_numbers import without_numbers

Typed = dict[str, list[str]]  # the values of a form's fields, as a browser sends them
LONGEST, MOST = 30_000, 400  # characters of a value, values of a field


def get(request: HttpRequest, name: str) -> Typed:
    """What was typed under `name`, by field; nothing when nothing was."""
    return dict(request.session.get(f"typed:{name}", {}))


def keep(request: HttpRequest, name: str, fields: Mapping[str, list[str]]) -> Typed:
    """Keeps what was typed, numbers of persons and accounts struck out; returns it."""
    kept = {
        field: [without_numbers(value[:LONGEST]) for value in values[:MOST]]
        for field, values in fields.items()
    }
    request.session[f"typed:{name}"] = kept
    return kept


def drop(request: HttpRequest, name: str) -> None:
    """Forgets it."""
    request.session.pop(f"typed:{name}", None)
