"""Words: from a word to its index terms, in one language or in all six, cached by type."""

import sys
import threading
from collections.abc import Iterable
from typing import NamedTuple

from . import voikko
from .compounds import part_lemmas, spans, split
from .folding import collapse, fold
from .languages import LANGUAGES, analysis_language
from .lemmas import lemmas
from .stems import stem
from .tokens import normalize_word, surfaces

# Word types kept for each language (and for queries). An entry takes about 600 bytes.
CACHE_SIZE = 30_000
_DIGRAPH_LANGUAGES = frozenset({"sv", "nb", "da"})


class WordTerms(NamedTuple):
    """The index terms of one word: plain strings without blanks."""

    exact: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]


class AnalyzedText(NamedTuple):
    """A text as the terms of its words, in order."""

    words: list[WordTerms]


NOTHING = WordTerms("", (), ())


def voikko_knows(language: str) -> bool:
    """Whether the lemmas of known words are so good that stems would only join what differs."""
    return language == "fi" and voikko.available()


class _Analysis(NamedTuple):
    """Terms of a word in one language, and whether that language knows the word."""

    terms: tuple[str, ...]
    parts: tuple[str, ...]
    known: int  # 2: in the lexicon; 1: derived from the lexicon; 0: not at all


class WordCache(dict[str, WordTerms]):
    """Words as written → terms; makes what is missing; forgets the oldest half when full."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language
        self._lock = threading.Lock()

    def __missing__(self, written: str) -> WordTerms:
        made = _make(normalize_word(written), self._language)
        with self._lock:
            if len(self) >= CACHE_SIZE:
                for key in list(self)[: CACHE_SIZE // 2]:
                    self.pop(key, None)
            self[written] = made
        return made


_caches: dict[str | None, WordCache] = {code: WordCache(code) for code in (*LANGUAGES, None)}
_query_cache: dict[str, WordTerms] = {}


def analyze_word(word: str, language: str) -> WordTerms:
    """The terms of `word` as a document in `language` (a BCP 47 code) holds them.

    Total: any string in, never raises; a string without letters or digits gives empty terms.
    """
    return _caches[analysis_language(language)][word[:400]]


def analyze_text(text: str, language: str) -> list[WordTerms]:
    """The terms of each word of `text`, in order. One dict look-up a word once it is cached."""
    cache = _caches[analysis_language(language)]
    return list(map(cache.__getitem__, surfaces(text)))


def analyze_query_word(word: str) -> WordTerms:
    """The terms that a query's `word` asks for, in any of the six languages.

    A language's lemmas and stems count only if the language knows the word; when none does, they
    count if derived (restored diacritics, compound), and else those of all languages.
    """
    key = word[:400]
    found = _query_cache.get(key)
    if found is None:
        found = _make_query(normalize_word(key))
        if len(_query_cache) >= CACHE_SIZE:
            _query_cache.clear()
        _query_cache[key] = found
    return found


def matches(word_terms: WordTerms, wanted: frozenset[str]) -> bool:
    """Whether a document's word meets any of the `wanted` terms of a query."""
    return (
        word_terms.exact in wanted
        or not wanted.isdisjoint(word_terms.terms)
        or not wanted.isdisjoint(word_terms.parts)
    )


def _make(word: str, language: str | None) -> WordTerms:
    if not word:
        return NOTHING
    if language is None:
        return WordTerms(word, _unique((fold(word),)), ())
    analysis = _analyze(word, language)
    return WordTerms(word, analysis.terms, analysis.parts)


def _make_query(word: str) -> WordTerms:
    if not word:
        return NOTHING
    analyses = [_analyze(word, language) for language in LANGUAGES]
    best = max(analysis.known for analysis in analyses)
    counting = [analysis for analysis in analyses if analysis.known == best]
    terms = _unique(term for analysis in counting for term in analysis.terms)
    parts = _unique(part for analysis in counting for part in analysis.parts)
    return WordTerms(word, terms, tuple(part for part in parts if part not in terms))


def _analyze(word: str, language: str) -> _Analysis:
    found = lemmas(word, language)
    terms = [fold(word), *map(fold, found.forms)]
    if not (found.known and voikko_knows(language)):
        terms.append(fold(stem(word, language)))
    if language in _DIGRAPH_LANGUAGES and not found.known:
        terms.append(collapse(terms[0]))
    parts = [term for piece in spans(split(word, language)) for term in _part_terms(piece, language)]
    known = 2 if found.known else 1 if found.forms or parts else 0
    return _Analysis(_unique(terms), _unique(parts), known)


def _part_terms(piece: str, language: str) -> list[str]:
    """Terms of a part or run of parts of a compound: its lemmas."""
    return [fold(part) for part in part_lemmas(piece, language)]


def _unique(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sys.intern(term) for term in terms if term))
