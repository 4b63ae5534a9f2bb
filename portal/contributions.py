"""What one room shows on another's pages, without either knowing the other."""

from collections.abc import Callable
from typing import Any

Contribution = Callable[..., list[dict[str, Any]]]

_contributions: dict[str, Contribution] = {}


def contribute(name: str, contribution: Contribution) -> None:
    """Registers what a room can show under a name; raises ValueError when the name is taken."""
    if name in _contributions:
        raise ValueError(f"The contribution {name} is registered twice.")
    _contributions[name] = contribution


def contributed(name: str, *arguments: Any, **which: Any) -> list[dict[str, Any]]:
    """What the room that registered `name` has to show; nothing when no room did."""
    contribution = _contributions.get(name)
    return contribution(*arguments, **which) if contribution else []
