"""Which Wagtail locale stands for which language, without asking the database each time."""

from functools import lru_cache
from typing import Any

from wagtail.models import Locale


@lru_cache(maxsize=1)
def _codes() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))


def locale_code(locale_id: int) -> str:
    """The language code of a locale's primary key."""
    try:
        return _codes()[locale_id]
    except KeyError:
        _codes.cache_clear()
        return _codes()[locale_id]


def locale_id(language: str) -> int:
    """The primary key of the locale of a language; makes the locale when there is none yet."""
    for pk, code in _codes().items():
        if code == language:
            return pk
    locale, _created = Locale.objects.get_or_create(language_code=language)
    _codes.cache_clear()
    return int(locale.pk)


def forget(**_signal: Any) -> None:
    """Drops what is remembered; connected to each change of a locale and to migrate."""
    _codes.cache_clear()
