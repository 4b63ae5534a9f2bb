"""What the home page shows."""

from typing import Any

from django.http import HttpRequest

from portal.coming import coming_events
from portal.items import RELATED_KINDS, country_links, hits_for
from portal.vocabulary.countries import COUNTRY_CODES
from portal.vocabulary.themes import themes
from search.answer import SearchUnavailable
from search.query import Query
from search.reader import Reader, reader_of
from search.run import run

LATEST, COMING, TOP_THEMES = 4, 3, 12


def home_context(request: HttpRequest) -> dict[str, Any]:
    """Counts by country and kind, what is new, what is coming, and the themes used most."""
    reader = reader_of(request)
    everything = _counts(Query(size=1), reader)
    practices = _counts(Query(kind=("practice",), size=1), reader)
    content = _counts(Query(kind=RELATED_KINDS, size=1), reader)
    kinds = everything.get("kind", {})
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
        "latest": hits_for(reader, Query(kind=RELATED_KINDS, sort="newest", size=LATEST)),
        "coming": coming_events(reader, COMING),
        "top_themes": _top_themes(content.get("theme", {}), reader.language),
    }


def _counts(query: Query, reader: Reader) -> dict[str, dict[str, int]]:
    try:
        facets = run(query, reader).answer.facets
    except SearchUnavailable:
        return {}
    return {name: dict(values) for name, values in facets.items()}


def _top_themes(counts: dict[str, int], language: str) -> list[dict[str, Any]]:
    known = themes()
    top = sorted(counts.items(), key=lambda entry: -entry[1])[:TOP_THEMES]
    return [
        {"id": theme, "label": known.label(theme, language), "count": count,
         "url": f"/{language}/themes/{theme}/"}
        for theme, count in top
    ]
