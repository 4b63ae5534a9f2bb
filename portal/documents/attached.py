"""The documents of items as search knows them: which belong to which, and their pages' texts.

Whatever has a document, an item itself or a row that stands on its page, is found by the models:
a room registers its items with `attached_to` and `watching` and names no field.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import Count
from wagtail.models import Collection, CollectionViewRestriction

from portal.documents.readers import items_have, place_of
from portal.items import linked_items
from portal.models import DocumentPage, DocumentText, PortalDocument
from portal.vocabulary.sharing import level_of
from search.attached import Attached, FilePage
from search.hits import Named
from search.reader import Reader

Ids = Callable[[Any], Iterable[str]]


def attached_to(model: Any) -> Callable[[list[str]], Mapping[str, tuple[Attached, ...]]]:
    """A function that gives the documents of the published items of a page model, by item id."""

    def attached(ids: list[str]) -> dict[str, tuple[Attached, ...]]:
        held: dict[str, dict[int, None]] = {}
        for rows, field, prefix in _holding(model):
            found = rows.filter(**{f"{prefix}item_id__in": ids, f"{prefix}live": True})
            for item_id, pk in found.exclude(**{field: None}).values_list(
                f"{prefix}item_id", field
            ).order_by("pk"):
                held.setdefault(item_id, {})[pk] = None
        files = _files({pk for pks in held.values() for pk in pks})
        found_files = {item_id: tuple(files[pk] for pk in pks if pk in files)
                       for item_id, pks in held.items()}  # fmt: skip
        return {item_id: some for item_id, some in found_files.items() if some}

    return attached


def watching(model: Any) -> dict[Any, Ids]:
    """For a source's `watch`: what changes the documents of a page model's items."""
    links: dict[Any, Ids] = {
        rows.model: lambda link: [link.page.item_id]
        for rows, _field, prefix in _holding(model) if prefix
    }
    return links | {
        PortalDocument: lambda document: ids_with(model, [document.pk]),
        DocumentText: lambda reading: ids_with(model, [reading.document_id]),
        CollectionViewRestriction: lambda restriction: ids_with(
            model, PortalDocument.objects.filter(collection__in=_below(restriction)).values("pk")
        ),
    }


def ids_with(model: Any, documents: Any) -> list[str]:
    """The ids of a page model's items that have one of these documents (primary keys)."""
    return [
        item_id
        for rows, field, prefix in _holding(model)
        for item_id in rows.filter(**{f"{field}__in": documents}).values_list(
            f"{prefix}item_id", flat=True
        ).distinct()
    ]


def items_with(document: PortalDocument, reader: Reader) -> list[tuple[str, Named]]:
    """The items that have a document and that `reader` may read, each with its kind."""
    found: dict[tuple[str, str], Named] = {}
    for model in dict.fromkeys(place_of(rows) for rows, _field in items_have()):
        pks = [
            pk
            for rows, field, prefix in _holding(model)
            for pk in rows.filter(**{field: document}).values_list(f"{prefix}pk", flat=True)
        ]
        for named in linked_items(model, pks, reader).values():
            found.setdefault((model.kind, named.id), named)
    return [(kind, named) for (kind, _id), named in found.items()]


def _holding(model: Any) -> Iterator[tuple[Any, str, str]]:
    """Where the items of a page model have documents: rows, the field, and the way to the item."""
    for rows, field in items_have():
        if place_of(rows) is model:
            yield rows._default_manager, field, "" if rows is model else "page__"


def _files(pks: Iterable[int]) -> dict[int, Attached]:
    """Those of the documents whose texts may be found."""
    readings = DocumentText.objects.filter(document__in=pks).exclude(finished=None).exclude(
        document__collection__in=_restricted()
    )
    pages = DocumentPage.objects.filter(document__in=pks).exclude(text="")
    counts = dict(pages.values_list("document").annotate(Count("pk")).order_by())
    return {
        reading.document_id: Attached(
            id=str(reading.document_id), path=f"documents/{reading.document_id}/",
            level=level_of(reading.document.sharing), count=counts[reading.document_id],
            stamp=reading.finished.isoformat() if reading.finished else "",
            pages=partial(pages_of, reading.document_id),
        )
        for reading in readings.select_related("document") if reading.document_id in counts
    }


def pages_of(pk: int) -> Iterator[FilePage]:
    """The pages of a document that have a text, in their order."""
    pages = DocumentPage.objects.filter(document=pk).exclude(text="").order_by("number")
    for number, text, language in pages.values_list("number", "text", "language").iterator(200):
        yield FilePage(number, text, language)


def _restricted() -> list[int]:
    """The collections that Wagtail shows to some only: nothing in them is found by search."""
    return [
        pk for restriction in CollectionViewRestriction.objects.select_related("collection")
        for pk in _below(restriction).values_list("pk", flat=True)
    ]


def _below(restriction: CollectionViewRestriction) -> Any:
    return Collection.objects.descendant_of(restriction.collection, inclusive=True)
