"""A search in words: for the head of a printed list, the name of a feed or of a saved search."""

from django.utils.translation import gettext as _

from search.query import Query
from search.results import facet_label
from search.sources import label_of


def in_words(query: Query, language: str) -> list[tuple[str, str]]:
    """Each part of the search with what it is called: ("Country", "Finland or Norway")."""
    parts = [(_("Words"), query.q)] if query.q else []
    for name, values in query.filters.items():
        labels = [label_of(name, value, language) for value in values]
        parts.append((facet_label(name), _(" or ").join(labels)))
    low, high = query.year_from, query.year_to
    if low is not None or high is not None:
        span = f"{'' if low is None else low}–{'' if high is None else high}"
        parts.append((_("Years"), str(low) if low == high else span))
    if query.when:
        parts.append((facet_label("when"), label_of("when", query.when, language)))
    if not query.expand:
        parts.append((_("Thesaurus"), _("off")))
    return parts
