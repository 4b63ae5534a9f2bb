"""Who reads: what they may see and which language they would rather read."""

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

    def best(self, languages: object) -> str:
        """The language of `languages` (a non-empty collection) that suits this reader best."""
        codes = list(languages)  # type: ignore[call-overload]
        return min(codes, key=lambda code: self.order.index(code) if code in self.order else 99)


def reader_of(request: HttpRequest) -> Reader:
    """The reader behind a request, as the setting SEARCH_READER (a dotted name) tells it."""
    return import_string(settings.SEARCH_READER)(request)  # type: ignore[no-any-return]
