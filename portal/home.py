"""What the home page shows."""

from typing import Any

from portal.coming import coming_events
from portal.items import RELATED_KINDS, country_links
from portal.remembered import content_remembered
from portal.vocabulary.countries import COUNTRY_CODES
from portal.vocabulary.themes import themes
from search.answer import SearchUnavailable
from search.hits import Hit, cards
from search.query import Query
from search.reader import Reader
from search.run import run

LATEST, COMING, TOP_THEMES = 4, 4, 12


@content_remembered
def home_context(reader: Reader) -> dict[str, Any]:
    """Counts by country and kind, what is new, what is coming, and the themes used most."""
    # A facet's counts ignore its own filter: the kinds counted here are all there are.
    content, latest = _ask(Query(kind=RELATED_KINDS, sort="newest", size=LATEST), reader,
                           ("kind", "country", "theme"))
    practices, _one = _ask(Query(kind=("practice",), size=1), reader, ("country",))
    kinds = content.get("kind", {})
    return {
        "countries": [
            {
                "code": link.id, "name": link.name, "url": link.url,
                "practices": practices.get("country", {}).get(link.id, 0),
                "total": content.get("country", {}).get(link.id, 0),
            }
            for link in country_links(list(COUNTRY_CODES), reader.language)
        ],
        "counts": {
            kind: kinds.get(kind, 0)
            for kind in (*RELATED_KINDS, "organisation", "coordinator")
        },
        "latest": latest,
        "coming": coming_events(reader, COMING),
        "top_themes": _top_themes(content.get("theme", {}), reader.language),
    }


def _ask(
    query: Query, reader: Reader, facets: tuple[str, ...]
) -> tuple[dict[str, dict[str, int]], list[Hit]]:
    """Counts by facet and value, and the cards of what was found; nothing when search is away."""
    try:
        outcome = run(query, reader, facets=facets)
    except SearchUnavailable:
        return {}, []
    counts = {name: dict(values) for name, values in outcome.answer.facets.items()}
    return counts, cards(outcome.answer.items, reader)


def _top_themes(counts: dict[str, int], language: str) -> list[dict[str, Any]]:
    known = themes()
    top = sorted(counts.items(), key=lambda entry: -entry[1])[:TOP_THEMES]
    return [
        {"id": theme, "label": known.label(theme, language), "count": count,
         "url": f"/{language}/themes/{theme}/"}
        for theme, count in top
    ]
