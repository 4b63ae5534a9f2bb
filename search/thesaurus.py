"""Which words of a query are terms of a theme, and what the theme is called elsewhere."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import WordTerms, analyze_word, content_words, tokenize
from search.sources import Concept, thesauri

LONGEST = 6  # words of a term that are compared


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with its terms analysed: (language, term, words)."""

    id: str
    facet: str
    terms: tuple[tuple[str, str, tuple[WordTerms, ...]], ...]


class Thesaurus:
    """Concepts, found by the words of their terms in any inflection."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        # The terms of a term's first word → (analysed words, entry)
        self._starts: dict[str, list[tuple[tuple[WordTerms, ...], Entry]]] = {}
        for concept in concepts:
            self._add(concept)

    def _add(self, concept: Concept) -> None:
        terms = []
        for language, names in concept.terms.items():
            for name in names:
                if words := _words(name, language):
                    terms.append((language, name, words))
        entry = Entry(concept.id, concept.facet, tuple(terms))
        for _language, _name, words in terms:
            for start in words[0].terms:
                self._starts.setdefault(start, []).append((words, entry))

    def longest(self, words: Sequence[WordTerms], place: int) -> tuple[int, list[Entry]] | None:
        """The concepts whose term begins at `place`, with the number of words it takes up.

        The longest term wins; several concepts may have it. None when no term begins there.
        """
        best = 0
        found: dict[str, Entry] = {}
        for start in words[place].terms:
            for term, entry in self._starts.get(start, ()):
                length = len(term)
                if length < best or place + length > len(words):
                    continue
                if all(_meet(words[place + n], term[n]) for n in range(length)):
                    if length > best:
                        best, found = length, {}
                    found[f"{entry.facet}:{entry.id}"] = entry
        return (best, list(found.values())) if best else None


def _words(term: str, language: str) -> tuple[WordTerms, ...]:
    words = content_words([token.text for token in tokenize(term)])[:LONGEST]
    analysed = (analyze_word(word, language) for word in words)
    return tuple(word for word in analysed if word.terms)


def _meet(word: WordTerms, other: WordTerms) -> bool:
    return not set(word.terms).isdisjoint(other.terms)


_lock = threading.Lock()
_made: tuple[object, Thesaurus] | None = None


def stamps() -> tuple[object, ...]:
    """New whenever a registered thesaurus has changed."""
    return tuple(stamp for stamp, _concepts in (provider() for provider in thesauri()))


def current() -> Thesaurus:
    """The thesaurus as it stands now: made again when a registered one has a new stamp."""
    global _made
    given = [provider() for provider in thesauri()]
    stamps = tuple(stamp for stamp, _concepts in given)
    made = _made
    if made is None or made[0] != stamps:
        with _lock:
            concepts = (concept for _stamp, concepts in given for concept in concepts)
            made = _made = (stamps, Thesaurus(concepts))
    return made[1]
