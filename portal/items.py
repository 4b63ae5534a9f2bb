"""Items on their way to a reader: finding the right version, and what its page's frame shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail import hooks

from portal.models import ItemPage
from portal.privacy.audit import noted
from portal.remembered import content_remembered
from portal.vocabulary.countries import country_name
from portal.vocabulary.kinds import kind_label
from portal.vocabulary.languages import INTERFACE_LANGUAGES, language_name
from portal.vocabulary.locales import locale_code
from portal.vocabulary.sharing import MEANINGS, readable_at
from portal.vocabulary.themes import themes
from search.answer import SearchUnavailable
from search.hits import Hit, Named, cards
from search.query import Query
from search.reader import Reader, reader_of
from search.run import run


@dataclass(frozen=True)
class Version:
    """A language version of an item, or of a page of the interface."""

    language: str
    name: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class VersionPlace:
    """Where a language version of an item stands."""

    pk: int
    language: str
    slug: str
    url_path: str
    key: UUID
    title: str
    item_id: str

    @property
    def below(self) -> str:
        """The address below the language."""
        return self.url_path.split("/", 2)[2]

    def path(self, language: str) -> str:
        """Its address; one that the interface has no words for keeps `language`."""
        if self.language in INTERFACE_LANGUAGES:
            return f"/{self.language}/{self.below}"
        return f"/{language}/{self.below}?version={self.language}"


@dataclass(frozen=True)
class ItemView:
    """What the frame of an item's page shows."""

    kind: str
    kind_label: str
    id: str
    language: str
    fallback: dict[str, str] | None
    paths: dict[str, str]
    versions: tuple[Version, ...]
    countries: tuple[Named, ...]
    themes: tuple[Named, ...]
    sharing: str
    sharing_label: str
    updated: datetime | None
    facts: list[dict[str, str]] = field(default_factory=list)

    @property
    def sharing_meaning(self) -> str:
        """What the level means for who reads it."""
        return str(MEANINGS[self.sharing])

    @property
    def key(self) -> str:
        """What the item is called in every index."""
        return f"{self.kind}:{self.id}"


def serve_item(request: HttpRequest, model: type[ItemPage], slug: str) -> HttpResponse:
    """Answers with the version of an item that suits the reader best.

    The slug may be that of any language version. A version in the reader's language with a slug of
    its own is redirected to. Raises Http404 when there is no such item for this reader.
    """
    reader = reader_of(request)
    shown = _shown(model, slug, request.GET.get("version", ""), reader)
    page: ItemPage = shown["page"]
    if page.language == reader.language and page.slug != slug:
        return redirect(request.path.replace(f"/{slug}/", f"/{page.slug}/"), permanent=False)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    note_paths(request, shown["item"])
    response = TemplateResponse(request, page.get_template(request), {**shown})
    return noted(response, request, page)


@content_remembered
def _shown(model: type[ItemPage], slug: str, wanted: str, reader: Reader) -> dict[str, Any]:
    """The page of an item with what it shows; `wanted` is a language asked for by name."""
    places = readable_versions(model, slug, reader)
    if not places:
        raise Http404
    place = places[wanted if wanted in places else reader.best(places)]
    return item_context(model.objects.get(pk=place.pk), reader)


def item_context(page: ItemPage, reader: Reader) -> dict[str, Any]:
    """What the page of an item shows."""
    from portal.citations.shown import citation_of

    item = item_view(page, reader)
    citation = citation_of(page, reader)
    return {"page": page, "item": item, "citation": citation, **page.shown(reader, item)}


def note_paths(request: HttpRequest, item: "ItemView") -> None:
    """Tells the frame of the page where the item's versions stand."""
    request.item_paths = item.paths  # type: ignore[attr-defined]  # read by `portal.context`


def readable_versions(
    model: type[ItemPage], slug: str, reader: Reader
) -> dict[str, VersionPlace]:
    """The published versions, by language, of the item that has `slug` in some language.

    Two items may have the same slug in different languages: the reader's language decides.
    """
    keys = model.objects.filter(slug=slug, live=True).values("translation_key")
    found = places_of(model, reader, translation_key__in=keys)
    named = [place for place in found if place.slug == slug]
    if not named:
        return {}
    chosen = min(named, key=lambda place: reader.order.index(place.language)
                 if place.language in reader.order else 99)
    return {place.language: place for place in found if place.key == chosen.key}


def places_of(model: type[ItemPage], reader: Reader, **which: Any) -> list[VersionPlace]:
    """The published versions that `which` names and the reader may read."""
    rows = model.objects.filter(
        live=True, sharing__in=readable_at(reader.audience), **which
    ).values_list("pk", "locale_id", "slug", "url_path", "translation_key", "title", "item_id")
    return [VersionPlace(pk, locale_code(locale), *rest) for pk, locale, *rest in rows]


def item_view(page: ItemPage, reader: Reader) -> ItemView:
    """The frame of `page` for a reader; of a preview as it is being edited."""
    found = places_of(type(page), reader, translation_key=page.translation_key)
    places = {place.language: place for place in found}
    places[page.language] = VersionPlace(
        page.pk, page.language, page.slug, page.url_path or "/home//", page.translation_key,
        page.title, page.item_id,
    )
    return ItemView(
        kind=page.kind, kind_label=kind_label(page.kind, reader.language) or page.kind,
        id=page.item_id, language=page.language, fallback=fallback(page.language, reader),
        paths={language: place.path(language) for language, place in places.items()},
        versions=tuple(
            Version(language, language_name(language, reader.language),
                    places[language].path(reader.language), language == page.language)
            for language in reader.order if language in places
        ),
        countries=country_links([tag.name for tag in page.countries.all()], reader.language),
        themes=theme_links([tag.slug for tag in page.themes.all()], reader.language),
        sharing=page.sharing, sharing_label=page.get_sharing_display(),
        updated=page.last_published_at,
    )


def fallback(language: str, reader: Reader) -> dict[str, str] | None:
    """The names of the languages for a notice that a page is in another one than its reader's."""
    if language == reader.language:
        return None
    return {
        "shown_name": language_name(language, reader.language),
        "wanted_name": language_name(reader.language, reader.language),
    }


def country_links(codes: list[str], language: str) -> tuple[Named, ...]:
    """Countries with their names and pages."""
    return tuple(
        Named(country_name(code, language), f"/{language}/network/countries/{code.lower()}/", code)
        for code in codes
    )


def theme_links(ids: list[str], language: str) -> tuple[Named, ...]:
    """Themes with their labels and pages."""
    known = themes()
    return tuple(Named(known.label(theme, language), f"/{language}/themes/{theme}/", theme)
                 for theme in ids)


def linked_items(model: Any, pks: list[int], reader: Reader) -> dict[int, Named]:
    """For pages that others point at: the best readable version's title and address.

    Keys are the primary keys asked for; what may not be read is left out.
    """
    if not pks:
        return {}
    keys = dict(model.objects.filter(pk__in=pks).values_list("pk", "translation_key"))
    places: dict[Any, dict[str, VersionPlace]] = {}
    for place in places_of(model, reader, translation_key__in=keys.values()):
        places.setdefault(place.key, {})[place.language] = place
    found = {}
    for pk, key in keys.items():
        if versions := places.get(key):
            place = versions[reader.best(versions)]
            address = f"/{reader.language}/{place.below}"
            found[pk] = Named(place.title, address, place.item_id, place.language)
    return found


RELATED_KINDS = ("practice", "report", "seminar", "project")


def hits_for(reader: Reader, query: Query) -> list[Hit]:
    """The cards of what a query finds; none while the search engine is away."""
    try:
        outcome = run(query, reader, facets=())
    except SearchUnavailable:
        return []
    return cards(outcome.answer.items, reader)


def fact(label: Any, value: Any) -> dict[str, str] | None:
    """A labelled fact, or None when there is nothing to say."""
    return {"label": str(label), "value": str(value)} if value else None


def facts(*found: dict[str, str] | None) -> list[dict[str, str]]:
    """The facts there are."""
    return [entry for entry in found if entry]
