"""Files that belong to an item, with the texts of their pages: what is found page by page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import msgspec


@dataclass(frozen=True, slots=True)
class FilePage:
    """A page of a file: `number` counts from 1, `language` is that of its text."""

    number: int
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of an item.

    `id` names it; `path` is the address below the language prefix at which `?page=` shows a page
    of it; `level` is its own sharing level as a number; `count` is how many pages have a text to
    be found; `stamp` is new whenever one of these is. `pages()` reads them in their order, and only
    where they are needed: they may be thousands. It must be possible to pickle it.
    """

    id: str
    path: str
    level: int
    count: int
    stamp: str
    pages: Callable[[], Iterable[FilePage]] = field(compare=False, repr=False)


class FoundPage(msgspec.Struct, frozen=True):
    """A page as an index gives it back; `cut` is its text, see `search.analysis.segment`."""

    file: str
    path: str
    number: int
    language: str
    cut: str


@dataclass(frozen=True, slots=True)
class PagesWithin:
    """Pages of one file in their order, and how many there are with those left out."""

    count: int
    pages: tuple[FoundPage, ...]
