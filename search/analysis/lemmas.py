"""Lemmas: the dictionary forms of a word in one language, and whether the language knows it."""

from typing import NamedTuple

from . import english, finnish, finnish_rules, icelandic, irregular, scandinavian, voikko
from .lexicon import lexicon
from .restore import restore

_SCANDINAVIAN = frozenset({"nb", "da"})


class Lemmas(NamedTuple):
    """Lemmas of a word, and how sure they are."""

    forms: tuple[str, ...]
    known: bool  # the word itself is in the language's lexicon


def lemmas(word: str, language: str) -> Lemmas:
    """The lemmas of `word` (normalised, see tokens.normalize_word) in one of the six languages.

    For a word that the language does not know, spellings with the diacritics restored are
    tried; `known` is False then, and `forms` empty when nothing was found.
    """
    forms = listed_lemmas(word, language)
    if forms:
        return Lemmas(forms, True)
    restored: dict[str, None] = {}
    for spelling in restore(word, language, lexicon(language)):
        restored.update(dict.fromkeys(listed_lemmas(spelling, language)))
    return Lemmas(tuple(restored), False)


def listed_lemmas(word: str, language: str) -> tuple[str, ...]:
    """The lemmas of `word` that the language's lexicons list; empty when they lack the word."""
    found: dict[str, None] = {}
    if language == "fi":
        return _finnish(word)
    if language == "is":
        found.update(dict.fromkeys(icelandic.lemmas(word)))
    words = lexicon(language)
    listed = words.lemma(word)
    if listed is not None:
        found[listed] = None
    if language in _SCANDINAVIAN:
        found.update(dict.fromkeys(scandinavian.lemmas(word, words, listed is not None)))
    if language == "en":
        found.update(dict.fromkeys(english.lemmas(word, words)))
    found.update(dict.fromkeys(irregular.lemmas(word, language)))
    return tuple(found)


def _finnish(word: str) -> tuple[str, ...]:
    words = lexicon("fi")
    if not voikko.available():
        return finnish_rules.lemmas(word, words)
    found = finnish.lemmas_by_voikko(word)
    listed = words.lemma(word)
    return found if listed is None or listed in found else (*found, listed)
