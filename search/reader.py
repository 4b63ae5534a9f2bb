"""Who reads: what they may see and which language they would rather read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from search.audience import Audience


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader; `order` lists languages, the best understood first."""

    audience: Audience
    language: str
    order: tuple[str, ...]

    def best(self, languages: Iterable[str]) -> str:
        """The language of `languages` (a non-empty collection) that suits this reader best."""
        return best_of(languages, self.order)


def best_of(languages: Iterable[str], order: tuple[str, ...]) -> str:
    """The first language of `order` among `languages` (not empty); the first given if none is."""
    return min(languages, key=lambda code: order.index(code) if code in order else len(order))


def reading_order(language: str) -> tuple[str, ...]:
    """The languages a reader of `language` reads, the best understood first.

    As the setting SEARCH_READING_ORDER (a dotted name) tells them.
    """
    return import_string(settings.SEARCH_READING_ORDER)(language)  # type: ignore[no-any-return]


def reader_of(request: HttpRequest) -> Reader:
    """The reader behind a request, as the setting SEARCH_READER (a dotted name) tells it."""
    return import_string(settings.SEARCH_READER)(request)  # type: ignore[no-any-return]
