"""The practices of a tour as one reader may see them, and what is to be asked of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.blocks import raw_values
from portal.contributions import contributed
from portal.interchange.items import countries_of
from portal.items import VersionPlace, country_links, places_of
from portal.vocabulary.sharing import readable_at
from practices.models import PracticeOrganisation, PracticePage
from search.reader import Reader


@dataclass(frozen=True, slots=True)
class Stop:
    """A practice to be seen: its pairs of problem and solution, hosts, and what it asks for."""

    id: str
    pk: int
    title: str
    url: str
    language: str
    sharing: str
    pairs: tuple[dict[str, str], ...]
    preconditions: tuple[str, ...]
    transferability: str
    countries: tuple[str, ...]
    hosts: tuple[str, ...]


def stops_of(ids: Iterable[str], reader: Reader) -> list[Stop]:
    """The practices of these ids that the reader may read, in this order."""
    ids = list(ids)
    versions: dict[str, dict[str, VersionPlace]] = {}
    for place in places_of(PracticePage, reader, item_id__in=ids):
        versions.setdefault(place.item_id, {})[place.language] = place
    best = {found[reader.best(found)].pk: found[reader.best(found)]
            for found in versions.values()}
    hosts = _hosts(list(best), reader)
    stops = {
        page.item_id: _stop(page, best[page.pk], hosts.get(page.pk, ()), reader)
        for page in PracticePage.objects.filter(pk__in=best)
        .prefetch_related("country_links__tag")
    }
    return [stops[one] for one in ids if one in stops]


def _stop(
    page: PracticePage, place: VersionPlace, hosts: tuple[str, ...], reader: Reader
) -> Stop:
    return Stop(
        id=page.item_id, pk=page.pk, title=page.title, url=f"/{reader.language}/{place.below}",
        language=page.language, sharing=page.sharing,
        pairs=tuple({"problem": pair["problem"], "solution": pair.get("solution") or ""}
                    for pair in raw_values(page.problem_solutions)),
        preconditions=tuple(raw_values(page.preconditions)),
        transferability=page.transferability, countries=tuple(countries_of(page)), hosts=hosts,
    )


def _hosts(pks: list[int], reader: Reader) -> dict[int, tuple[str, ...]]:
    """The organisations of practices by name, in the reader's language where they have one."""
    found: dict[int, tuple[str, ...]] = {}
    links = PracticeOrganisation.objects.filter(
        page_id__in=pks, organisation__live=True,
        organisation__sharing__in=readable_at(reader.audience),
    ).select_related("organisation").prefetch_related("organisation__names")
    for link in links.order_by("sort_order", "pk"):
        name = link.organisation.name_in(reader.language)
        found[link.page_id] = (*found.get(link.page_id, ()), name)
    return found


def contacts(stops: list[Stop], visited: str, reader: Reader) -> list[dict[str, Any]]:
    """The coordinating functions of the country visited, else of those of the practices."""
    codes = [visited] if visited else list(dict.fromkeys(
        code for stop in stops for code in stop.countries))
    found: dict[str, list[dict[str, Any]]] = {}
    for contact in contributed("contacts", reader, codes):
        found.setdefault(contact["code"], []).append(contact)
    return [{"country": country, "functions": found[country.id]}
            for country in country_links(codes, reader.language) if country.id in found]
