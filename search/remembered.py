"""Answers kept in the process for as long as what they were made from stays the same."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
KEPT = 256  # answers of each function, the least used of which are dropped


def remembered(
    state: Callable[[], Hashable | None],
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps the answers of a function that depend only on its arguments and on `state`.

    `state()` is new with every change of what the function reads, or None when nothing may be
    kept now. Arguments are positional and hashable; who reads, and in which language, must be
    among them. An exception is not kept. Whoever gets an answer must not change it.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=KEPT)
        def kept(_state: Hashable, *arguments: Any) -> Any:
            return function(*arguments)  # type: ignore[call-arg]  # P: `ask` is typed

        @wraps(function)
        def ask(*arguments: P.args, **_none: P.kwargs) -> T:
            now = state()
            if now is None:
                return function(*arguments)  # type: ignore[call-arg]  # as above
            return kept(now, *arguments)  # type: ignore[no-any-return]  # what `function` gave

        _kept.append(kept.cache_clear)
        return ask

    return decorate


_kept: list[Callable[[], None]] = []


def forget_all() -> None:
    """Drops everything remembered in this process, as when its database is exchanged."""
    for forget in _kept:
        forget()
