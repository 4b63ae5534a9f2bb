"""Lemmas: the dictionary forms of a word in one language, and whether the language knows it."""

from typing import NamedTuple

from . import finnish, icelandic, voikko
from .lexicon import lexicon
from .restore import restore


class Lemmas(NamedTuple):
    """Lemmas of a word, and how sure they are."""

    forms: tuple[str, ...]
    known: bool  # the word itself is in the language's lexicon


def lemmas(word: str, language: str) -> Lemmas:
    """The lemmas of `word` (normalised, see tokens.normalize_word) in one of the six languages.

    For a word that the language does not know, spellings with the diacritics restored are
    tried; `known` is False then, and `forms` empty when nothing was found.
    """
    forms = _direct(word, language)
    if forms:
        return Lemmas(forms, True)
    restored: dict[str, None] = {}
    for spelling in restore(word, language, lexicon(language)):
        restored.update(dict.fromkeys(_direct(spelling, language)))
    return Lemmas(tuple(restored), False)


def _direct(word: str, language: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    if language == "fi" and voikko.available():
        found.update(dict.fromkeys(finnish.lemmas_by_voikko(word)))
    elif language == "is":
        found.update(dict.fromkeys(icelandic.lemmas(word)))
    listed = lexicon(language).lemma(word)
    if listed is not None:
        found[listed] = None
    return tuple(found)
