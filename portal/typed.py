"""What somebody has typed into a form of the site, kept in their session until it is published."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpRequest, QueryDict

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


def of(form: Form, data: QueryDict, *names: str) -> Typed:
    """What a browser sent for the fields of `form` and those called `names`."""
    return {name: data.getlist(name) for name in (*form.fields, *names)}


def values(typed: Typed, many: Iterable[str] = ()) -> dict[str, Any]:
    """What was typed, as a form takes it to begin with: lists only for the fields `many`."""
    return {name: found if name in many else (found or [""])[0] for name, found in typed.items()}


def number(text: str) -> int:
    """The number that a page carries in a hidden field; -1 for anything that is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1


def drop(request: HttpRequest, name: str) -> None:
    """Forgets it."""
    request.session.pop(f"typed:{name}", None)
