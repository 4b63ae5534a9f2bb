"""What the ground floor gives to search: the thesaurus and pages of text."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.signals import page_slug_changed, post_page_move

from portal.models import StandardPage, Theme, ThemeTerms
from portal.vocabulary.countries import ADJECTIVES, COUNTRY_CODES, country_name
from portal.vocabulary.kinds import kind_label
from portal.vocabulary.languages import (
    INTERFACE_LANGUAGES,
    interface_language,
    language_name,
)
from portal.vocabulary.locales import locale_code
from portal.vocabulary.sharing import level_label
from portal.vocabulary.themes import expire, themes
from search.dates import seconds
from search.document import Document
from search.indexing.outbox import enqueue
from search.sources import (
    Concept,
    Source,
    Thesaurus,
    register,
    register_labels,
    register_thesaurus,
)


def thesaurus() -> tuple[object, Iterable[Concept]]:
    """The themes' terms, with a stamp that is new when one changes."""
    current = themes()
    return (current.stamp, len(current.by_id)), (
        Concept(
            entry.id,
            {
                language: (label, *entry.synonyms.get(language, ()))
                for language, label in entry.labels.items()
            },
        )
        for entry in current.by_id.values()
    )


def country_concepts() -> tuple[object, Iterable[Concept]]:
    """The countries' names and adjectives, so that "norsk" finds what is Norwegian."""
    return "countries", (
        Concept(
            code,
            {
                language: (country_name(code, language), *adjectives.get(language, ()))
                for language in INTERFACE_LANGUAGES
            },
            facet="country",
        )
        for code in COUNTRY_CODES
        for adjectives in (ADJECTIVES.get(code, {}),)
    )


def page_ids() -> list[str]:
    """A page of text is known by its translation key, which its versions share."""
    keys = StandardPage.objects.filter(live=True).values_list("translation_key", flat=True)
    return [str(key) for key in keys.distinct().order_by("translation_key")]


def page_documents(ids: list[str]) -> Iterator[Document]:
    """Pages of text as documents."""
    pages = StandardPage.objects.filter(translation_key__in=ids, live=True)
    for page in pages.order_by("translation_key", "locale_id"):
        language = locale_code(page.locale_id)
        _home, _slash, path = page.url_path.lstrip("/").partition("/")
        text = strip_tags(page.body.replace("><", "> <"))
        yield Document(
            kind="page", id=str(page.translation_key), language=language, title=page.title,
            summary=text[:300], body=text, path=path,
            published=seconds(page.first_published_at),
            original=interface_language(language) == "en",
        )


def note_moved(instance: Any, **_signal: object) -> None:
    """A page of text that was moved or renamed takes those below it along without saving them."""
    below = StandardPage.objects.descendant_of(instance, inclusive=True)
    enqueue("page", [str(key) for key in below.values_list("translation_key", flat=True)])


for _signal in (page_slug_changed, post_page_move):
    _signal.connect(note_moved, dispatch_uid="portal.note_moved")
register_thesaurus(Thesaurus(
    thesaurus, expire, watch={
        Theme: lambda theme: {theme.slug, theme.known_slug or theme.slug},
        ThemeTerms: lambda terms: [terms.theme.slug],
    },
))
register_thesaurus(Thesaurus(country_concepts, facet="country"))
register_labels("theme", lambda value, language: themes().label(value, language))
register_labels("country", country_name)
register_labels("language", language_name)
register_labels("kind", kind_label)
register_labels("level", level_label)
register(Source(
    kind="page", ids=page_ids, documents=page_documents,
    watch={StandardPage: lambda page: [str(page.translation_key)]},
))
