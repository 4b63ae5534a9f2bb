"""Writes to the outbox whenever something that a source watches changes."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models.signals import post_save, pre_delete

from search.indexing.outbox import CONCEPT, enqueue
from search.sources import sources, thesauri
from search.thesaurus import concept_key


def connect() -> None:
    """Connects every source's models, and every thesaurus's."""
    for source in sources().values():
        for model, ids_of in source.watch.items():
            _watch(model, source.kind, ids_of)
    for thesaurus in thesauri():
        for model, ids_of in thesaurus.watch.items():
            _watch(model, CONCEPT, _keys(thesaurus.facet, ids_of))


def _keys(facet: str, ids_of: Callable[[Any], Iterable[str]]) -> Callable[[Any], list[str]]:
    return lambda instance: [concept_key(facet, one) for one in ids_of(instance)]


def _watch(model: Any, kind: str, ids_of: Callable[[Any], Iterable[str]]) -> None:
    receiver = _receiver(kind, ids_of)
    # Before it is deleted, what it belonged to is still known; the row is written with it.
    for signal in (post_save, pre_delete):
        name = f"search.{kind}.{model.__name__}.{id(signal)}"
        signal.connect(receiver, sender=model, weak=False, dispatch_uid=name)


def _receiver(kind: str, ids_of: Callable[[Any], Iterable[str]]) -> Callable[..., None]:
    def note(sender: Any, instance: Any, raw: bool = False, **_signal: Any) -> None:
        if not raw:
            enqueue(kind, ids_of(instance))

    return note
