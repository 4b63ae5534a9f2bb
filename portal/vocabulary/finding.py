"""Themes found by what an editor types, whatever language the word is in."""

from portal.vocabulary.themes import ThemeEntry, themes
from search.collation import sort_key


def find_themes(words: str) -> list[str]:
    """Ids of the themes that have a label or synonym, in any language, with all the words in it."""
    wanted = words.casefold().split()
    return [entry.id for entry in themes().by_id.values() if _has_term_with(entry, wanted)]


def ids_in_order(language: str) -> list[str]:
    """Ids of all themes, in the alphabetical order of their labels in `language`."""
    entries = themes().by_id.values()
    return [entry.id for entry in
            sorted(entries, key=lambda entry: sort_key(entry.label(language), language))]


def _has_term_with(entry: ThemeEntry, wanted: list[str]) -> bool:
    terms = [entry.id, *entry.labels.values(),
             *(term for synonyms in entry.synonyms.values() for term in synonyms)]
    return any(all(word in term for word in wanted) for term in map(str.casefold, terms))
