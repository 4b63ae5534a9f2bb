"""Wagtail's bookkeeping for many new pages: afterwards and together, not page by page."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

CHUNK = 200


@contextmanager
def bookkeeping_later(added: list[tuple[type, int]]) -> Iterator[None]:
    """Within it, saving an item does not update the admin's search and reference indexes.

    At the end they take up the pages that stand in `added` (model, primary key) by then.
    """
    from portal.models import ItemPage

    models = ItemPage.__subclasses__()
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
        catch_up(added)
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def catch_up(added: list[tuple[type, int]]) -> None:
    """Enters pages into the admin's search and reference indexes."""
    for model, entries in groupby(sorted(added, key=lambda entry: entry[0].__name__),
                                  key=lambda entry: entry[0]):
        pks = [pk for _model, pk in entries]
        for start in range(0, len(pks), CHUNK):
            _enter(model, pks[start : start + CHUNK])


def _enter(model: Any, pks: list[int]) -> None:
    pages = list(model.objects.filter(pk__in=pks))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, pages)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
