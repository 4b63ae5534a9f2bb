"""Persistent addresses: by kind and id they lead to an item, whatever it is called meanwhile."""

from dataclasses import dataclass

from portal.citations.registry import citables, finder
from portal.citations.works import version_of
from portal.items import places_of
from search.reader import Reader


@dataclass(frozen=True, slots=True)
class Found:
    """Where an item stands for a reader, and which versions of it are the current ones.

    There may be several, as each language is published on its own. `title` and `language` are
    those of the version at `path`.
    """

    path: str
    title: str = ""
    language: str = ""
    version: str = ""
    current: frozenset[str] = frozenset()


def find(kind: str, item_id: str, reader: Reader) -> Found | None:
    """The item of an id; None when there is none that the reader may read."""
    if other := finder(kind):
        path = other(item_id, reader)
        return Found(path) if path else None
    citable = citables().get(kind)
    if citable is None:
        return None
    places = {place.language: place for place in places_of(citable.model, reader, item_id=item_id)}
    if not places:
        return None
    published = dict(
        citable.model.objects.filter(pk__in=[place.pk for place in places.values()])
        .values_list("pk", "last_published_at")
    )
    versions = {pk: version_of(moment) for pk, moment in published.items()}
    best = places[reader.best(places)]
    return Found(
        f"/{reader.language}/{best.below}", best.title, best.language, versions[best.pk],
        frozenset(versions.values()) - {""},
    )
