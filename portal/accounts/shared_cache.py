"""The cache without Redis: in each process, except for what all processes must know.

Wagtail asks the cache on every page, so that part stays in memory. Limits, and one-time codes that
were used, have to hold for all processes: allauth's keys lie in a table of the database.
"""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.locmem import LocMemCache

TABLE = "portal_sharedentry"
SHARED = "allauth"


class Cache(BaseCache):
    """Leads each key to where it lies: in memory, or in the table `TABLE`."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._memory = LocMemCache("portal", params)
        self._table = DatabaseCache(TABLE, params)

    def _of(self, key: str) -> BaseCache:
        return self._table if key.startswith(SHARED) else self._memory

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT,
            version: int | None = None) -> bool:  # fmt: skip
        return self._of(key).add(key, value, timeout, version)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._of(key).get(key, default, version)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT,
            version: int | None = None) -> None:  # fmt: skip
        self._of(key).set(key, value, timeout, version)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._of(key).touch(key, timeout, version)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._of(key).delete(key, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._of(key).has_key(key, version)

    def clear(self) -> None:
        """Forgets what this process keeps; limits stay, they end by themselves."""
        self._memory.clear()
