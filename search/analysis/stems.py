"""Stems by Snowball, the algorithm that knows suffixes but no words."""

import threading

import Stemmer  # type: ignore[import-not-found]

# Snowball's names; there is no Icelandic algorithm (https://snowballstem.org/algorithms/).
_ALGORITHMS = {
    "en": "english",
    "fi": "finnish",
    "sv": "swedish",
    "nb": "norwegian",
    "da": "danish",
}

_LAW = "lov"


class _Stemmers(threading.local):
    """One set of stemmers a thread: a PyStemmer object must not be shared between threads."""

    def __init__(self) -> None:
        # Without PyStemmer's own cache: words are cached by type one level up.
        self.by_language = {code: Stemmer.Stemmer(name, 0) for code, name in _ALGORITHMS.items()}


_stemmers = _Stemmers()


def stem(word: str, language: str) -> str:
    """The Snowball stem of `word` (small letters, with diacritics); Icelandic words unchanged."""
    stemmer = _stemmers.by_language.get(language)
    if stemmer is None:
        return word
    found = str(stemmer.stemWord(word))
    return _with_law(found, word) if language == "nb" else found


def _with_law(found: str, word: str) -> str:
    """The stem with -lov, which Snowball takes for an ending: straffeloven is no straff."""
    rest = word[len(found) :] if word.startswith(found) else ""
    return found + rest[: rest.index(_LAW) + len(_LAW)] if _LAW in rest else found
