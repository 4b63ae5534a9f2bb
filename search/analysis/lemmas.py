"""Lemmas: the dictionary forms of a word in one language, and whether the language knows it."""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from . import english, finnish, finnish_rules, icelandic, irregular, scandinavian, voikko
from .languages import LANGUAGES
from .lexicon import Lexicon, lexicon
from .restore import restore

_SCANDINAVIAN = frozenset({"sv", "nb", "da"})


class Certainty(IntEnum):
    """How a language came by the lemmas of a word, from the least sure to the surest."""

    UNKNOWN = 0
    DERIVED = 1  # from parts of a compound, or from a listed word that it may be a slip for
    RESTORED = 2  # from listed words that are spelt so but for their diacritics
    LISTED = 3


class Lemmas(NamedTuple):
    """Lemmas of a word in one language."""

    forms: tuple[str, ...]
    certainty: Certainty


def lemmas(word: str, language: str) -> Lemmas:
    """The lemmas of `word` (normalised, see tokens.normalize_word) in one of the six languages.

    For a word that the language does not list, spellings with the diacritics restored are
    tried, and in English the likeliest slips of typing.
    """
    forms = listed_lemmas(word, language)
    if forms:
        return Lemmas(forms, Certainty.LISTED)
    if language == "en":
        spellings, certainty = english.respell(word, lexicon(language)), Certainty.DERIVED
    else:
        spellings, certainty = restore(word, language, lexicon(language)), Certainty.RESTORED
    found = dict.fromkeys(
        lemma for spelling in spellings for lemma in listed_lemmas(spelling, language)
    )
    return Lemmas(tuple(found), certainty if found else Certainty.UNKNOWN)


def listed_lemmas(word: str, language: str) -> tuple[str, ...]:
    """The lemmas of `word` that the language's lexicons list; empty when they lack the word."""
    return tuple(dict.fromkeys(_all_listed(word, language)))


def is_listed(word: str) -> bool:
    """Whether `word` (normalised) is spelt as some word of one of the six languages is."""
    return any(listed_lemmas(word, language) for language in LANGUAGES)


def _all_listed(word: str, language: str) -> Iterator[str]:
    if known := irregular.itself(word, language):
        yield known
        return
    words = lexicon(language)
    if language == "fi":
        yield from _finnish(word, words)
        return
    if language == "is":
        yield from icelandic.lemmas(word)
    listed = words.lemma(word)
    if listed is not None:
        yield listed
    if language in _SCANDINAVIAN:
        yield from scandinavian.lemmas(word, language, words, listed is not None)
    if language == "en":
        yield from english.lemmas(word, words)
    yield from irregular.lemmas(word, language)


def _finnish(word: str, words: Lexicon) -> Iterator[str]:
    if voikko.available():
        yield from finnish.lemmas_by_voikko(word)
        listed = words.lemma(word)
        if listed is not None:
            yield listed
    else:
        yield from finnish_rules.lemmas(word, words)
