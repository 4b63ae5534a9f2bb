"""Writes to the outbox whenever something that a source watches changes."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save

from search.indexing.outbox import enqueue
from search.sources import sources


def connect() -> None:
    """Connects every source's models."""
    for source in sources().values():
        for model, ids_of in source.watch.items():
            receiver = _receiver(source.kind, ids_of)
            for signal in (post_save, post_delete):
                name = f"search.{source.kind}.{model.__name__}.{id(signal)}"
                signal.connect(receiver, sender=model, weak=False, dispatch_uid=name)


def _receiver(kind: str, ids_of: Callable[[Any], Iterable[str]]) -> Callable[..., None]:
    def note(sender: Any, instance: Any, raw: bool = False, **_signal: Any) -> None:
        if not raw:
            enqueue(kind, ids_of(instance))

    return note
