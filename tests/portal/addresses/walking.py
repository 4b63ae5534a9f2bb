"""The addresses there are, and what each answers to whom."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLResolver, get_resolver

ADMIN = "admin/"
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def patterns(resolver: Any = None, before: str = "", spaces: str = "") -> Iterator[tuple[str, str]]:
    """Every address as (pattern, name); the pattern stands for the name where there is none."""
    for one in (resolver or get_resolver()).url_patterns:
        place = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inside = f"{spaces}{one.namespace}:" if one.namespace else spaces
            yield from patterns(one, place, inside)
        else:
            yield place, f"{spaces}{one.name}" if one.name else place


def area_of(place: str) -> str:
    """The area of the admin that an address belongs to: a snippet's model, or a first folder."""
    parts = simplify_regex(place.removeprefix(ADMIN)).strip("/").split("/")
    return "/".join(parts[:3] if parts[0] == "snippets" and len(parts) > 2 else parts[:1])


def filled(place: str, numbers: dict[str, Any], area: str) -> list[str]:
    """Addresses of the admin for a pattern, with what `numbers` has for its area put in."""
    simple = "/" + simplify_regex(place).strip("/") + "/" * place.rstrip("$").endswith("/")
    if "<" not in simple:
        return [simple]
    values = numbers.get(area, [1])
    words = {"app_label": "practices", "model_name": "practicepage", "app_name": "portal",
             "content_type_app_name": "practices", "content_type_model_name": "practicepage",
             "what": "read"}
    return [_PLACE.sub(lambda hit: str(words.get(hit[1], each)), simple)  # noqa: B023
            for each in values]  # fmt: skip


def telling(response: Any, address: str, words: frozenset[str], ids: dict[str, str]) -> set[str]:
    """The words and ids that a body or a header has, and that the question does not have."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = f"{response.headers}".lower() + body.decode(errors="replace").lower()
    marks = {word.lower() for word in words} | {one for one, word in ids.items() if word in words}
    return {mark for mark in marks if mark in text and mark not in address.lower()}
