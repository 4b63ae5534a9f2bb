"""Items related to one: for the foot of its page."""

from search.answer import SearchUnavailable
from search.document import Item
from search.engines import engine
from search.hits import Hit, cards
from search.likeness import likeness_of
from search.reader import Reader


def related_items(key: str, reader: Reader, number: int = 4) -> tuple[Item, ...]:
    """The items most like the one of `key` ("practice:fi-berry-pickers") that may be read.

    None when it is not in the index or nothing is like it. Raises SearchUnavailable.
    """
    item = engine().get(key, reader.audience)
    wanted = likeness_of(item) if item else None
    if wanted is None or not (wanted.words or wanted.themes):
        return ()
    return engine().like(wanted, reader.audience, number)


def related_hits(key: str, reader: Reader, number: int = 4) -> list[Hit]:
    """As `related_items`, as cards; none while the search engine is away."""
    try:
        found = related_items(key, reader, number)
    except SearchUnavailable:
        return []
    return cards(found, reader)
