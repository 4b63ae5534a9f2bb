"""What a saved search finds that it did not find before."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.module_loading import import_string

from search.document import Item
from search.query import PUBLISHED
from search.reader import Reader
from search.run import run
from search.saved.models import SavedSearch, SeenItem

WATCHED = 2_000  # results of a search that are watched: what was published last
_PAGE = 100


def reader_for(search: SavedSearch, language: str | None = None) -> Reader:
    """Its owner with the rights of this moment, as the setting SEARCH_READER_FOR tells them.

    In `language`, by default that in which the search was saved.
    """
    made: Reader = import_string(settings.SEARCH_READER_FOR)(
        search.owner, language or search.language
    )
    return made


def results_of(search: SavedSearch, reader: Reader) -> Iterator[Item]:
    """The items that a search finds for `reader` now, WATCHED at most: what was published last
    stands first.

    Raises SearchUnavailable.
    """
    query = search.query.changed(sort=PUBLISHED, size=_PAGE)
    for page in range(1, WATCHED // _PAGE + 1):
        found = run(query.changed(page=page), reader, facets=()).answer.items
        yield from found
        if len(found) < _PAGE:
            return


def remember(search: SavedSearch, items: list[Item]) -> None:
    """Notes that the owner knows these items."""
    SeenItem.objects.bulk_create(
        [SeenItem(search=search, key=item.key) for item in items], ignore_conflicts=True
    )


def remember_all(search: SavedSearch) -> None:
    """Notes that the owner knows what is found now: only what comes later is new."""
    remember(search, list(results_of(search, reader_for(search))))


def new_items(search: SavedSearch) -> list[Item]:
    """What the owner may read now and has not been told of."""
    known = set(search.seen.values_list("key", flat=True))
    return [item for item in results_of(search, reader_for(search)) if item.key not in known]
