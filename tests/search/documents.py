"""Documents for the tests of engines, without a database."""

from typing import Any

from search.document import Document, Item

_PLACES = {"practice": "practices", "seminar": "archive/seminars", "report": "archive/reports"}


def document(item_id: str, title: str = "", **fields: Any) -> Document:
    """A document in English of a practice, unless `fields` says otherwise."""
    kind = fields.pop("kind", "practice")
    return Document(**{
        "kind": kind, "id": item_id, "language": "en", "title": title or f"Title {item_id}",
        "summary": "", "path": f"{_PLACES.get(kind, kind)}/{item_id}/", **fields,
    })


def item(item_id: str, title: str = "", **fields: Any) -> Item:
    """An item of one version."""
    return Item((document(item_id, title, **fields),))
