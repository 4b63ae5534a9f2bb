"""Wagtail's bookkeeping for a whole import: afterwards and together, not at each save."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.db.models.signals import post_save
from modelcluster.fields import ParentalKey
from modelsearch.backends import get_search_backends
from modelsearch.index import class_is_indexed
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import update_reference_index_on_save

from portal.models.stamp import renewed_together

CHUNK = 200
Saved = dict[type[models.Model], dict[Any, None]]  # primary keys by model, in order


@contextmanager
def bookkeeping_later() -> Iterator[None]:
    """Within it, what is saved is not entered into the admin's search and reference indexes, and
    a change of the vocabulary is not told; both happen at the end, once for each object.
    """
    saved: Saved = defaultdict(dict)

    def remember(sender: type[models.Model], instance: models.Model, **_more: Any) -> None:
        model, pk = _whole(sender, instance)
        saved[model][pk] = None

    post_save.connect(remember)
    put_off = [
        (handler, model) for handler in (post_save_signal_handler, update_reference_index_on_save)
        for model in (*ReferenceIndex.tracked_models, *_indexed())
        if post_save.disconnect(handler, sender=model)
    ]
    try:
        with renewed_together():
            yield
    finally:
        post_save.disconnect(remember)
        for handler, model in put_off:
            post_save.connect(handler, sender=model)
    _catch_up(saved)


def _indexed() -> list[type[models.Model]]:
    from django.apps import apps

    return [model for model in apps.get_models() if class_is_indexed(model)]


def _whole(model: type[models.Model], instance: models.Model) -> tuple[type[models.Model], Any]:
    """The model and primary key of what an object is a part of: an answer's recommendation's
    report, or the object itself.
    """
    for field in model._meta.get_fields():
        if isinstance(field, ParentalKey):
            above = getattr(instance, field.name)
            return _whole(type(above), above) if above is not None else (model, None)
    return model, instance.pk


def _catch_up(saved: Saved) -> None:
    for model, keys in saved.items():
        pks = list(keys)
        for start in range(0, len(pks), CHUNK):
            _enter(model, pks[start : start + CHUNK])


def _enter(model: Any, pks: list[Any]) -> None:
    if class_is_indexed(model):
        objects = list(model.get_indexed_objects().filter(pk__in=pks))
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, objects)
    if ReferenceIndex.is_indexed(model):
        for each in model._default_manager.filter(pk__in=pks):
            ReferenceIndex.create_or_update_for_object(each)
