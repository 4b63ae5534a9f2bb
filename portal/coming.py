"""What is still to come."""

from django.utils.timezone import localdate

from portal.items import hits_for
from portal.remembered import content_remembered
from search.hits import Hit
from search.query import Query
from search.reader import Reader

LOOKED_AT = 100  # of the newest events


@content_remembered
def coming_events(reader: Reader, number: int = 12) -> list[Hit]:
    """Seminars whose last day is today or later, the next one first.

    One whose date is known to the month or year counts as coming until that has passed.
    """
    today = localdate()
    query = Query(kind=("seminar",), year_from=today.year - 1, sort="newest", size=LOOKED_AT)
    coming = [
        hit for hit in hits_for(reader, query)
        if hit.iso_until >= today.isoformat()[: len(hit.iso_until)]
    ]
    return sorted(coming, key=lambda hit: hit.iso_date)[:number]
