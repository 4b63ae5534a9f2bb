"""Works: items as a reader may cite them, many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from portal.citations.registry import Citable, Details, citables
from portal.interchange.items import countries_of, themes_of
from portal.items import VersionPlace, places_of
from portal.models import ItemPage
from search.reader import Reader


@dataclass(frozen=True, slots=True)
class Work:
    """One item in the language version that suits its reader best.

    `path` is the address of its page for this reader; `version` is the day on which the version
    was published, as 2026.11.22 (with dots, as a number of a version).
    """

    kind: str
    id: str
    pk: int
    title: str
    summary: str
    language: str
    path: str
    version: str
    sharing: str
    countries: tuple[str, ...]
    themes: tuple[str, ...]
    details: Details

    @property
    def key(self) -> str:
        """What the item is called in every index."""
        return f"{self.kind}:{self.id}"

    @property
    def address(self) -> str:
        """The persistent address of the item, whatever it is called and whichever the version."""
        return persistent_address(self.kind, self.id)

    @property
    def cited_address(self) -> str:
        """The persistent address that also says which version was read."""
        return persistent_address(self.kind, self.id, self.version)


def persistent_address(kind: str, item_id: str, version: str = "") -> str:
    """The address by id, with the portal's own in front."""
    if version:
        return settings.BASE_URL + reverse("persistent_version", args=[kind, item_id, version])
    return settings.BASE_URL + reverse("persistent", args=[kind, item_id])


def works_of(keys: Iterable[str], reader: Reader) -> list[Work]:
    """The works of these keys ("kind:id"), in their order.

    What the reader may not read is left out like what is not there.
    """
    keys = list(dict.fromkeys(keys))
    wanted: dict[str, list[str]] = {}
    for key in keys:
        kind, _colon, item_id = key.partition(":")
        wanted.setdefault(kind, []).append(item_id)
    found: dict[str, Work] = {}
    for kind, citable in citables().items():
        if ids := wanted.get(kind):
            found |= {work.key: work for work in _of_kind(citable, ids, reader)}
    return [found[key] for key in keys if key in found]


def work_of(page: ItemPage, reader: Reader) -> Work | None:
    """The work that a published page shows; None for a draft and for what cannot be cited."""
    citable = citables().get(page.kind)
    if citable is None or not page.pk or not page.live:
        return None
    place = VersionPlace(page.pk, page.language, page.slug, page.url_path, page.translation_key,
                         page.title, page.item_id)
    return _work(page, place, citable.details([page], reader)[page.pk], reader)


def _of_kind(citable: Citable, ids: list[str], reader: Reader) -> list[Work]:
    versions: dict[str, dict[str, VersionPlace]] = {}
    for place in places_of(citable.model, reader, item_id__in=ids):
        versions.setdefault(place.item_id, {})[place.language] = place
    places = {}
    for found in versions.values():
        best = found[reader.best(found)]
        places[best.pk] = best
    pages = list(
        citable.model.objects.filter(pk__in=places).select_related(*citable.related)
        .prefetch_related("theme_links__tag", "country_links__tag")
    )
    details = citable.details(pages, reader) if pages else {}
    return [_work(page, places[page.pk], details[page.pk], reader) for page in pages]


def _work(page: Any, place: VersionPlace, details: Details, reader: Reader) -> Work:
    return Work(
        kind=page.kind, id=page.item_id, pk=page.pk, title=one_line(page.title),
        summary=one_line(page.summary), language=page.language,
        path=f"/{reader.language}/{place.below}", version=version_of(page.last_published_at),
        sharing=page.sharing, countries=tuple(countries_of(page)), themes=tuple(themes_of(page)),
        details=details,
    )


def version_of(published: Any) -> str:
    """The version that was published at a moment, or nothing."""
    return f"{localdate(published):%Y.%m.%d}" if published else ""


def one_line(text: str) -> str:
    """A text without line breaks and other signs that nobody sees but programs stumble over."""
    shown = "".join(sign if sign.isprintable() or sign.isspace() or _joins(sign) else ""
                    for sign in text)
    return " ".join(shown.split())


def _joins(sign: str) -> bool:
    """Whether a sign without a shape of its own belongs to a text: joiners, directions."""
    return "\u200c" <= sign <= "\u200f" or "\u2066" <= sign <= "\u2069"
