"""What the ground floor gives to search: the thesaurus and pages of text."""

from collections.abc import Iterable, Iterator

from django.utils.html import strip_tags

from portal.models import StandardPage
from portal.vocabulary.languages import interface_language
from portal.vocabulary.locales import locale_code
from portal.vocabulary.themes import themes
from search.document import Document
from search.sources import Concept, Source, register, register_thesaurus


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


def page_ids() -> list[str]:
    """A page of text is known by its translation key, which its versions share."""
    keys = StandardPage.objects.filter(live=True).values_list("translation_key", flat=True)
    return [str(key) for key in keys.distinct().order_by("translation_key")]


def page_documents(ids: list[str]) -> Iterator[Document]:
    """Pages of text as documents."""
    pages = StandardPage.objects.filter(translation_key__in=ids, live=True)
    for page in pages.order_by("translation_key", "locale_id"):
        language = locale_code(page.locale_id)
        home_slug, _slash, path = page.url_path.lstrip("/").partition("/")
        text = strip_tags(page.body.replace("><", "> <"))
        yield Document(
            kind="page", id=str(page.translation_key), language=language, title=page.title,
            summary=text[:300], body=text, path=path,
            original=interface_language(language) == "en",
        )


register_thesaurus(thesaurus)
register(Source(
    kind="page", ids=page_ids, documents=page_documents,
    watch={StandardPage: lambda page: [str(page.translation_key)]},
))
