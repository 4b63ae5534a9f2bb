"""Why an item was found on which nothing is marked: by a theme that the query was read as."""

from collections.abc import Iterator

from search import thesaurus
from search.analysis import analyze_words, pieces_of, segment
from search.attached import FoundPage
from search.document import Item
from search.plan import Plan


def themes_met(item: Item, page: FoundPage | None, plan: Plan) -> tuple[str, ...]:
    """The ids of the query's themes that an item has.

    Else of those that its texts, or the `page` of its files, mention by words that stand apart.
    """
    asked = dict.fromkeys(
        theme for group in plan.groups for facet, theme, _weight in group.tags if facet == "theme"
    )
    if has := tuple(theme for theme in asked if theme in item.first.themes):
        return has
    said = set(_mentions(item, page)) if asked else set()
    return tuple(theme for theme in asked if thesaurus.concept_key("theme", theme) in said)


def _mentions(item: Item, page: FoundPage | None) -> Iterator[str]:
    """The keys of concepts that are mentioned, text by text as they are indexed."""
    texts = [(segment(version.title), version.language) for version in item.versions]
    texts += [(version.cut, version.language) for version in item.versions]
    texts += [(page.cut, page.language)] if page else []
    for cut, language in texts:
        words = (word for word in analyze_words(pieces_of(cut)[1::2], language) if word.terms)
        yield from thesaurus.current().mentions(words, language)
