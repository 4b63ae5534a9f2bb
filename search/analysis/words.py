"""Words: from a word to its index terms, in one language or in all six, cached by type."""

import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from itertools import filterfalse
from typing import NamedTuple

from . import compounds
from .languages import LANGUAGES, analysis_language
from .lemmas import Certainty
from .restore_compounds import restore_compounds
from .terms import Analysis, analyze
from .tokens import MAX_WORD, is_acronym, normalize_word, surfaces

# Word types kept, of all languages and queries together: 100,000 records had 46,000. An entry
# takes about 700 bytes, so full caches take some 45 MB.
CACHE_SIZE = 60_000
# A key is what was written; longer strings are cut, so that no key is a megabyte.
_MAX_KEY = 4 * MAX_WORD
_MIN_RESTORED = 5
_MAX_READ = 50_000


class WordTerms(NamedTuple):
    """The index terms of one word: plain strings without blanks."""

    exact: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]


class AnalyzedText(NamedTuple):
    """A text as the terms of its words, in order."""

    words: list[WordTerms]


class WordCache(dict[str, WordTerms]):
    """Words as written → terms; makes what is missing.

    A dict rather than functools.lru_cache: a look-up that hits runs no Python code.
    """

    def __init__(self, make: Callable[[str], WordTerms]) -> None:
        super().__init__()
        self._make = make
        # Term, or part → the words that have it. Most have one, and a tuple of one is small.
        self.by_term: dict[str, tuple[str, ...]] = {}
        self.changes = 0
        # Hashes of texts all of whose words are here.
        self.read: set[int] = set()

    def __missing__(self, written: str) -> WordTerms:
        made = self._make(written)
        if len(written) <= _MAX_KEY:
            self.learn(written, made)
        return made

    def learn(self, written: str, made: WordTerms) -> None:
        """Takes in a word that is not there yet."""
        with _lock:
            _make_room()
            self[written] = made
            for term in _all_terms(made):
                self.by_term[term] = (*self.by_term.get(term, ()), written)
            self.changes += 1

    def note_read(self, text: str) -> None:
        """Notes that all words of a text are here."""
        if len(self.read) >= _MAX_READ:
            self.read.clear()
        self.read.add(hash(text))

    def drop(self, words: Iterable[str]) -> None:
        """Forgets words."""
        self.read.clear()
        for word in words:
            made = self.pop(word, None)
            for term in _all_terms(made) if made else ():
                having = tuple(other for other in self.by_term.pop(term) if other != word)
                if having:
                    self.by_term[term] = having


def _all_terms(made: WordTerms) -> set[str]:
    return {made.exact, *made.terms, *made.parts}


def _make_room() -> None:
    """Forget the older half of the largest cache when all together are full."""
    if cached_words() >= CACHE_SIZE:
        largest = max(_all_caches, key=len)
        largest.drop(list(largest)[: len(largest) // 2 + 1])


def analyze_word(word: str, language: str) -> WordTerms:
    """The terms of `word` as a document in `language` (a BCP 47 code) holds them.

    Total: any string in, never raises; a string without letters or digits gives empty terms.
    """
    return _caches[analysis_language(language)][word]


def analyze_term_word(word: str, language: str) -> WordTerms:
    """As `analyze_word`, for a word of a thesaurus, whose acronyms are no forms of words."""
    return _caches[None if is_acronym(word) else analysis_language(language)][word]


def analyze_text(text: str, language: str) -> list[WordTerms]:
    """The terms of each word of `text`, in order. One dict look-up a word once it is cached."""
    return analyze_words(surfaces(text), language)


def analyze_words(written: Iterable[str], language: str) -> list[WordTerms]:
    """As `analyze_text`, for a text that is cut into its words."""
    return list(map(_caches[analysis_language(language)].__getitem__, written))


def analyze_query_word(word: str) -> WordTerms:
    """The terms that a query's `word` asks for, in any of the six languages.

    An acronym asks for itself. Of other words, a language's terms count only if it lists the
    word, or words that are spelt so but for their diacritics; when none does, those count that are
    derived from listed words (parts of compounds, slips of typing), and when there are no such,
    those of all languages.
    """
    return _query_cache[word]


class Meeting:
    """Finds which words of a document, as written, meet the terms that a query wants.

    The query's terms are looked up among those of all words met before, rather than every word of
    a text among the query's terms. For texts of one language.
    """

    def __init__(self, wanted: Iterable[str], language: str) -> None:
        self._wanted = frozenset(wanted)
        self._cache = _caches[analysis_language(language)]
        self._met: set[str] = set()
        self._changes = -1

    def among(self, words: Iterable[str], text: str) -> set[str]:
        """The `words` of `text` that meet; it may hold other words that would."""
        cache = self._cache
        if hash(text) not in cache.read:
            missing = list(filterfalse(cache.__contains__, set(words)))
            for word in missing:
                if not self._wanted.isdisjoint(_all_terms(cache[word])):
                    self._met.add(word)
            if all(map(cache.__contains__, missing)):
                cache.note_read(text)
        if self._changes != cache.changes:
            self._changes = cache.changes
            for term in self._wanted:
                self._met.update(cache.by_term.get(term, ()))
        return self._met


def learn_words(words: Mapping[str, WordTerms], language: str) -> None:
    """Puts words into the cache of a language that another process has analysed."""
    cache = _caches[analysis_language(language)]
    for written, (exact, terms, parts) in words.items():
        if written not in cache:
            cache.learn(written, WordTerms(exact, _unique(terms), _unique(parts)))


def cached_words() -> int:
    """How many word types the caches hold now, queries included."""
    return sum(map(len, _all_caches))


def clear_caches() -> None:
    """Forget all cached words, as after Voikko was turned on or off."""
    with _lock:
        for cache in _all_caches:
            cache.clear()
            cache.by_term.clear()
            cache.read.clear()
    compounds.clear_cache()


def _maker(language: str | None) -> Callable[[str], WordTerms]:
    def make(written: str) -> WordTerms:
        word = normalize_word(written)
        return _word_terms(word, [analyze(word, language)])

    return make


def _make_query(written: str) -> WordTerms:
    word = normalize_word(written)
    if is_acronym(written):
        return _word_terms(word, [analyze(word, None)])
    analyses = [analyze(word, language) for language in LANGUAGES]
    best = max(analysis.certainty for analysis in analyses)
    if best < Certainty.RESTORED:
        analyses += [
            analyze(spelling, language)
            for language, found in zip(LANGUAGES, tuple(analyses), strict=True)
            if found.certainty == Certainty.UNKNOWN
            for spelling in restore_compounds(word, language)
        ]
        best = max(analysis.certainty for analysis in analyses)
    # Short words are spelt like some word of every language once diacritics don't count.
    counted = {best, Certainty.RESTORED} if len(word) >= _MIN_RESTORED else {best}
    return _word_terms(word, [found for found in analyses if found.certainty in counted])


def _word_terms(word: str, analyses: list[Analysis]) -> WordTerms:
    terms = _unique(term for analysis in analyses for term in analysis.terms)
    parts = _unique(part for analysis in analyses for part in analysis.parts)
    return WordTerms(word, terms, tuple(part for part in parts if part not in terms))


def _unique(terms: Iterable[str]) -> tuple[str, ...]:
    # Interned: the forms of a word share their lemma, so the caches hold each term once.
    return tuple(dict.fromkeys(sys.intern(term) for term in terms if term))


_caches: dict[str | None, WordCache] = {
    code: WordCache(_maker(code)) for code in (*LANGUAGES, None)
}
_query_cache = WordCache(_make_query)
_all_caches = (*_caches.values(), _query_cache)
_lock = threading.Lock()
