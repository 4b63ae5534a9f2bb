"""What is still to come."""

from portal.items import hits_for
from portal.remembered import content_remembered
from search.hits import Hit
from search.query import Query
from search.reader import Reader


@content_remembered
def coming_events(reader: Reader, number: int = 12) -> list[Hit]:
    """Seminars whose last day, where they are held, is today or later, the next one first.

    One whose date is known to the month or year counts as coming until that has passed.
    """
    return hits_for(reader, Query(kind=("seminar",), when="coming", size=number))
