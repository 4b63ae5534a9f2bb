"""The kinds that can be imported and exported, found in each app's `kinds` module."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.module_loading import autodiscover_modules

from portal.interchange.lines import Line

Reference = tuple[str, str, str]  # field, kind, id


def _no_references(_line: Any) -> Iterable[Reference]:
    return ()


@dataclass(frozen=True)
class Kind:
    """How one kind of content gets in and out.

    `order` puts kinds that others point at first; `keys` gives the ids there are, with primary
    keys; `save(line, context)` makes or replaces one object; `link(line, context)` runs once all
    lines are saved; `export(public, folder)` yields plain dicts in order of id.
    """

    name: str
    order: int
    line: type[Line]
    keys: Callable[[], dict[str, int]]
    save: Callable[[Any, Any], None]
    export: Callable[[bool, Path | None], Iterator[dict[str, Any]]]
    references: Callable[[Any], Iterable[Reference]] = _no_references
    link: Callable[[Any, Any], None] | None = None
    check: Callable[[Any, Path], None] | None = None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Adds a kind; raises ValueError when its name is taken."""
    if kind.name in _kinds:
        raise ValueError(f"The kind {kind.name} is registered twice.")
    _kinds[kind.name] = kind


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which they are imported and exported."""
    autodiscover_modules("kinds")
    return dict(sorted(_kinds.items(), key=lambda entry: entry[1].order))
