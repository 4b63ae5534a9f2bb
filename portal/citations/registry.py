"""What can be cited, and what has a persistent address: each app's `citable` module says it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from search.reader import Reader


@dataclass(frozen=True, slots=True)
class Details:
    """What only a work's own kind knows. Dates are partial ISO dates.

    `type` is the one of CSL; `genre` says in words what sort it is; `persons` are those of the
    authors who are persons, written "Family, Given", all others being bodies; `pdf` is the path of
    a file that everybody may read.
    """

    type: str = "webpage"
    genre: str = ""
    authors: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()
    publisher: str = ""
    issued: str = ""
    number: str = ""
    isbn: str = ""
    doi: str = ""
    place: str = ""
    pdf: str = ""


@dataclass(frozen=True)
class Citable:
    """A kind of item page that can be cited.

    `details(pages, reader)` gives those of many pages at once, by primary key; `related` are the
    foreign keys that it follows.
    """

    kind: str
    model: Any
    details: Callable[[Sequence[Any], Reader], dict[int, Details]]
    related: tuple[str, ...] = ()


Find = Callable[[str, Reader], str | None]

_citables: dict[str, Citable] = {}
_addresses: dict[str, Find] = {}


def register(citable: Citable) -> None:
    """Adds a kind that can be cited; raises ValueError when it is there already."""
    if citable.kind in _citables:
        raise ValueError(f"The kind {citable.kind} is registered twice.")
    _citables[citable.kind] = citable


def register_address(kind: str, find: Find) -> None:
    """Adds a kind that is no work but has a persistent address.

    `find(id, reader)` gives the path of its page, or None when the reader has no such one.
    Raises ValueError when the kind has an address already.
    """
    if kind in _addresses:
        raise ValueError(f"The address of {kind} is registered twice.")
    _addresses[kind] = find


@lru_cache(maxsize=1)
def _discovered() -> bool:
    autodiscover_modules("citable")
    return True


def citables() -> dict[str, Citable]:
    """The kinds that can be cited."""
    _discovered()
    return dict(_citables)


def finder(kind: str) -> Find | None:
    """What finds the page of an id, for a kind that is no work."""
    _discovered()
    return _addresses.get(kind)
