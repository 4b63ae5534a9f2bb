"""What one room shows on another's pages, without either knowing the other."""

from collections.abc import Callable
from typing import Any

Contribution = Callable[..., list[dict[str, Any]]]

_contributions: dict[str, list[Contribution]] = {}


def contribute(name: str, contribution: Contribution) -> None:
    """Registers what a room can show under a name; raises ValueError when it has done so."""
    others = _contributions.setdefault(name, [])
    if contribution in others:
        raise ValueError(f"The contribution {name} is registered twice.")
    others.append(contribution)


def contributed(name: str, *arguments: Any, **which: Any) -> list[dict[str, Any]]:
    """What the rooms that registered `name` have to show; nothing when none did."""
    return [one for contribution in _contributions.get(name, ())
            for one in contribution(*arguments, **which)]
