"""The words of recommendations: in the reader's language where there are such."""

from collections.abc import Iterable
from dataclasses import dataclass

from network.models import Recommendation, ReportPage
from portal.items import VersionPlace, places_of
from search.reader import Reader

AT_ONCE = 2_000  # values in one query; SQLite takes some more than these


@dataclass(frozen=True, slots=True)
class Wording:
    """A recommendation in one language, and where its report stands in the best language.

    `report` is the path of the report's page, `path` that of the recommendation's own.
    """

    text: str
    language: str
    addressees: tuple[str, ...]
    title: str
    title_language: str
    report: str
    path: str


def wordings(pages: Iterable[int], reader: Reader) -> dict[tuple[int, str], Wording]:
    """By key of a report's original version and number: each recommendation of these reports.

    In the words of the version that suits the reader best; one that it has no words for stands in
    those of the original. Reports that the reader may not read are left out.
    """
    wanted = sorted(set(pages))
    found: dict[tuple[int, str], Wording] = {}
    for start in range(0, len(wanted), AT_ONCE):
        found |= _wordings(wanted[start : start + AT_ONCE], reader)
    return found


def titles(pages: Iterable[int], reader: Reader) -> dict[int, VersionPlace]:
    """By key of a report's original version: the version that suits the reader best."""
    wanted = sorted(set(pages))
    found: dict[int, VersionPlace] = {}
    for start in range(0, len(wanted), AT_ONCE):
        places = _places(wanted[start : start + AT_ONCE], reader)
        found |= {page: some[reader.best(some)] for page, some in places.items()}
    return found


def _places(pages: list[int], reader: Reader) -> dict[int, dict[str, VersionPlace]]:
    """By key of the original: where the report stands in each language."""
    keys = dict(ReportPage.objects.filter(pk__in=pages).values_list("translation_key", "pk"))
    places: dict[int, dict[str, VersionPlace]] = {}
    for place in places_of(ReportPage, reader, translation_key__in=keys):
        places.setdefault(keys[place.key], {})[place.language] = place
    return places


def _wordings(pages: list[int], reader: Reader) -> dict[tuple[int, str], Wording]:
    places = _places(pages, reader)
    best = {page: found[reader.best(found)] for page, found in places.items()}
    versions = {place.pk: (page, place) for page, place in best.items()}
    originals = {place.pk: (page, place) for page, found in places.items()
                 for place in found.values() if place.pk == page}
    texts: dict[tuple[int, str], Wording] = {}
    for chosen in (originals, versions):
        for entry in Recommendation.objects.filter(page__in=chosen):
            page, written = chosen[entry.page_id]
            texts[page, entry.ref] = _wording(entry, written, best[page], reader)
    return texts


def _wording(
    entry: Recommendation, written: VersionPlace, best: VersionPlace, reader: Reader
) -> Wording:
    report = f"/{reader.language}/{best.below}"
    return Wording(
        entry.text, written.language, tuple(entry.addressees), best.title, best.language, report,
        f"{report}{entry.ref}/",
    )
