"""Items on their way to a reader: finding the right version, and what its page's frame shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks

from portal.models import ItemPage
from portal.vocabulary.countries import country_name
from portal.vocabulary.kinds import kind_label
from portal.vocabulary.languages import CONTENT_LANGUAGES, INTERFACE_LANGUAGES, language_name
from portal.vocabulary.locales import locale_code
from portal.vocabulary.sharing import readable_at
from portal.vocabulary.themes import themes
from search.answer import SearchUnavailable
from search.dates import display_date
from search.highlight import Highlighter
from search.hits import Hit, Named, make_hit
from search.plan import Plan
from search.query import Query
from search.reader import Reader, reader_of
from search.run import Outcome, run

_OWN_NAMES = dict(CONTENT_LANGUAGES)


@dataclass(frozen=True)
class Version:
    """A language version of an item, or of a page of the interface."""

    language: str
    name: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class ItemView:
    """What the frame of an item's page shows."""

    kind: str
    kind_label: str
    id: str
    language: str
    fallback: dict[str, str] | None
    versions: tuple[Version, ...]
    countries: tuple[Named, ...]
    themes: tuple[Named, ...]
    sharing: str
    sharing_label: str
    updated: datetime | None
    facts: list[dict[str, str]] = field(default_factory=list)


def serve_item(request: HttpRequest, model: type[ItemPage], slug: str) -> HttpResponse:
    """Answers with the version of an item that suits the reader best.

    The slug may be that of any language version. A version in the reader's language with a slug of
    its own is redirected to. Raises Http404 when there is no such item for this reader.
    """
    reader = reader_of(request)
    versions = readable_versions(model, slug, reader)
    if not versions:
        raise Http404
    page = versions[reader.best(versions)]
    if page.language == reader.language and page.slug != slug:
        return redirect(request.path.replace(f"/{slug}/", f"/{page.slug}/"), permanent=False)
    request.item_versions = versions  # type: ignore[attr-defined]
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    return page.serve(request)  # type: ignore[no-any-return]


def readable_versions(model: type[ItemPage], slug: str, reader: Reader) -> dict[str, ItemPage]:
    """The published versions, by language, of the item that has `slug` in some language.

    Two items may have the same slug in different languages: the reader's language decides.
    """
    keys = model.objects.filter(slug=slug, live=True).values("translation_key")
    pages = model.objects.filter(
        translation_key__in=keys, live=True, sharing__in=readable_at(reader.audience)
    )
    found = list(pages)
    named = [page for page in found if page.slug == slug]
    if not named:
        return {}
    chosen = min(named, key=lambda page: reader.order.index(page.language)
                 if page.language in reader.order else 99)
    return {
        page.language: page for page in found if page.translation_key == chosen.translation_key
    }


def item_view(request: HttpRequest, page: ItemPage) -> ItemView:
    """The frame of `page` for the reader behind `request`."""
    reader = reader_of(request)
    found = getattr(request, "item_versions", None)
    if found is None:
        live = page.versions().filter(live=True, sharing__in=readable_at(reader.audience))
        found = {version.language: version for version in live}
    versions = {**found, page.language: page}
    request.item_paths = {  # type: ignore[attr-defined]
        language: item_path(version, language) for language, version in versions.items()
    }
    return ItemView(
        kind=page.kind, kind_label=kind_label(page.kind, reader.language) or page.kind,
        id=page.item_id, language=page.language, fallback=_fallback(page, reader),
        versions=tuple(
            Version(language, language_name(language, reader.language),
                    item_path(versions[language], reader.language), language == page.language)
            for language in reader.order if language in versions
        ),
        countries=country_links([tag.name for tag in page.countries.all()], reader.language),
        themes=theme_links([tag.slug for tag in page.themes.all()], reader.language),
        sharing=page.sharing, sharing_label=page.get_sharing_display(),
        updated=page.last_published_at,
    )


def _fallback(page: ItemPage, reader: Reader) -> dict[str, str] | None:
    if page.language == reader.language:
        return None
    return {
        "shown_name": language_name(page.language, reader.language),
        "wanted_name": language_name(reader.language, reader.language),
    }


def item_path(page: ItemPage, language: str) -> str:
    """The address of a version; one that the interface has no words for keeps `language`."""
    own = locale_code(page.locale_id)
    prefix = own if own in INTERFACE_LANGUAGES else language
    return f"/{prefix}/{page.url_path.split('/', 2)[2]}"


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


def linked_items(
    model: Any, pks: list[int], reader: Reader
) -> dict[int, Named]:
    """For pages that others point at: the best readable version's title and address.

    Keys are the primary keys asked for; what may not be read is left out.
    """
    keys = dict(model.objects.filter(pk__in=pks).values_list("pk", "translation_key"))
    pages: dict[Any, dict[str, ItemPage]] = {}
    readable = model.objects.filter(
        translation_key__in=keys.values(), live=True, sharing__in=readable_at(reader.audience)
    )
    fields = ("title", "slug", "url_path", "locale_id", "translation_key", "item_id")
    for page in readable.only(*fields):
        pages.setdefault(page.translation_key, {})[page.language] = page
    found = {}
    for pk, key in keys.items():
        if versions := pages.get(key):
            page = versions[reader.best(versions)]
            found[pk] = Named(page.title, localized_path(page, reader.language), page.item_id,
                              page.language)
    return found


def localized_path(page: ItemPage, language: str) -> str:
    """The address at which a reader of `language` sees this version, fallback or not."""
    return f"/{language}/{page.url_path.split('/', 2)[2]}"


def related_hits(request: HttpRequest, page: ItemPage, number: int = 4) -> list[Hit]:
    """Items that share this page's themes, those of the same kind first."""
    reader = reader_of(request)
    ids = tuple(tag.slug for tag in page.themes.all())
    if not ids:
        return []
    return hits_for(reader, Query(theme=ids, kind=RELATED_KINDS, size=number + 1),
                    without=f"{page.kind}:{page.item_id}")[:number]


RELATED_KINDS = ("practice", "report", "seminar", "project")


def hits_for(reader: Reader, query: Query, without: str = "") -> list[Hit]:
    """The cards of what a query finds; none while the search engine is away."""
    try:
        outcome = run(query, reader, facets=())
    except SearchUnavailable:
        return []
    return cards(outcome, reader, without)


def cards(outcome: Outcome, reader: Reader, without: str = "") -> list[Hit]:
    """The cards of an answer, without marks."""
    plain = Highlighter(Plan())
    return [make_hit(item, reader, plain) for item in outcome.answer.items if item.key != without]


def fact(label: Any, value: Any) -> dict[str, str] | None:
    """A labelled fact, or None when there is nothing to say."""
    return {"label": str(label), "value": str(value)} if value else None


def facts(*found: dict[str, str] | None) -> list[dict[str, str]]:
    """The facts there are."""
    return [entry for entry in found if entry]


def period(starts: str, ends: str, language: str) -> str:
    """A span of partial dates in words: "1 January 2021 – June 2022"; either may be missing."""
    begin = display_date(starts, language) if starts else ""
    close = display_date(ends, language) if ends else ""
    if begin and close and begin != close:
        return f"{begin} – {close}"
    return begin or (f"– {close}" if close else "")
