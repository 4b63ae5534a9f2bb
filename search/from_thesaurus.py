"""Something made of the thesaurus, kept until the thesaurus changes."""

import threading
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Generic, TypeVar

from search.sources import Concept, thesauri

T = TypeVar("T")


class FromThesaurus(Generic[T]):
    """`current()` is what `make` makes of all concepts as they stand now."""

    def __init__(self, make: Callable[[Iterable[Concept]], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: tuple[object, T] | None = None

    def current(self) -> T:
        """Made again when a registered thesaurus has a new stamp."""
        given = [thesaurus.read() for thesaurus in thesauri()]
        stamps = tuple(stamp for stamp, _concepts in given)
        made = self._made
        if made is None or made[0] != stamps:
            with self._lock:
                concepts = chain.from_iterable(concepts for _stamp, concepts in given)
                made = self._made = (stamps, self._make(concepts))
        return made[1]
