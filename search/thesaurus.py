"""Which words of a query are terms of a theme, and what the theme is called elsewhere."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis import (
    WordTerms,
    analysis_language,
    content_words,
    kept_words,
    tokenize,
)
from search.from_thesaurus import FromThesaurus
from search.mentions import Mentions
from search.sources import Concept, thesauri

LONGEST = 6  # words of a term that are compared
NEAR = 0.5  # of a term's weight that a query must meet for its concept to count as near
MOST_NEAR = 6  # concepts that a query is near to
IN_QUERY_WORD = 0.8  # what a word of a term counts that is met inside a compound of the query
IN_TERM_WORD = 0.4  # and a word of the query inside a compound of the term, which says more
Analyze = Callable[[str, str], WordTerms]  # of a word in a language


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with its terms analysed: (language, term, words)."""

    id: str
    facet: str
    terms: tuple[tuple[str, str, tuple[WordTerms, ...]], ...]
    preferred: tuple[tuple[str, str, tuple[WordTerms, ...]], ...]

    @property
    def names(self) -> Iterator[str]:
        """Its terms as they are written, in all languages."""
        return (name for _language, name, _words in self.terms)

    @property
    def key(self) -> str:
        """What stands in the index for each mention, e.g. "theme:labour-exploitation"."""
        return concept_key(self.facet, self.id)


def concept_key(facet: str, concept: str) -> str:
    """See `Entry.key`."""
    return f"{facet}:{concept}"


@dataclass(frozen=True, slots=True)
class Near:
    """A concept that a query comes near to: how near (0 to 1), by which of its words."""

    entry: Entry
    nearness: float
    places: tuple[int, ...]


class Thesaurus:
    """Concepts, found by the words of their terms in any inflection."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        # The terms of a term's first word → (analysed words, entry)
        self._starts: dict[str, list[tuple[tuple[WordTerms, ...], Entry]]] = {}
        self._terms: list[tuple[tuple[WordTerms, ...], Entry]] = []
        self._entries: dict[str, Entry] = {}
        self._mentions: dict[str | None, Mentions] = {}  # by the language of a text
        with kept_words("thesaurus") as analyze:
            for concept in concepts:
                self._add(concept, analyze)
        self._weigh()

    def _add(self, concept: Concept, analyze: Analyze) -> None:
        terms = []
        for language, names in concept.terms.items():
            for name in names:
                if words := _words(name, language, analyze):
                    terms.append((language, name, words))
        first = {language: names[0] for language, names in concept.terms.items() if names}
        preferred = (term for term in terms if term[1] == first[term[0]])
        entry = Entry(concept.id, concept.facet, tuple(terms), tuple(preferred))
        self._entries[entry.key] = entry
        for _language, _name, words in terms:
            self._terms.append((words, entry))
            for start in words[0].terms:
                self._starts.setdefault(start, []).append((words, entry))

    def entry(self, key: str) -> Entry | None:
        """The concept of a key, if there is one."""
        return self._entries.get(key)

    def _weigh(self) -> None:
        """A word weighs the more the fewer concepts it stands in; see `near`."""
        concepts = defaultdict(set)
        # An index term → the words that have it: (number of the term, place in it, how well)
        self._having: dict[str, list[tuple[int, int, float]]] = {}
        for number, (words, entry) in enumerate(self._terms):
            for place, word in enumerate(words):
                concepts[word.terms[0]].add(entry.id)
                for terms, how in ((word.terms, 1.0), (word.parts, IN_TERM_WORD)):
                    for term in terms:
                        self._having.setdefault(term, []).append((number, place, how))
        count = len({entry.id for _words, entry in self._terms})
        self._weights = [
            tuple(math.log(1 + count / len(concepts[word.terms[0]])) for word in words)
            for words, _entry in self._terms
        ]

    def near(self, words: Sequence[WordTerms]) -> list[Near]:
        """The concepts that have a term most of which the words meet, the nearest first.

        In any order, with other words between, and inside compounds, so that "fælles kontrolbesøg"
        comes near to "fælles kontrol".
        """
        met: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        for here, word in enumerate(words):
            for terms, how in ((word.terms, 1.0), (word.parts, IN_QUERY_WORD)):
                for term in terms:
                    for number, place, other in self._having.get(term, ()):
                        strength = how * other
                        if strength > met[number].get(place, (0.0, 0))[0]:
                            met[number][place] = (strength, here)
        best: dict[str, Near] = {}
        for number, found in met.items():
            weights, entry = self._weights[number], self._terms[number][1]
            nearness = sum(weights[place] * how for place, (how, _here) in found.items())
            nearness /= sum(weights)
            if nearness < NEAR or nearness <= (
                best[entry.id].nearness if entry.id in best else 0
            ):
                continue
            places = tuple(sorted({here for _how, here in found.values()}))
            best[entry.id] = Near(entry, nearness, places)
        return sorted(best.values(), key=lambda one: (-one.nearness, one.entry.id))[:MOST_NEAR]

    def mentions(self, words: Iterable[WordTerms], language: str) -> list[str]:
        """The keys of the concepts that a text mentions by terms of its `language` (BCP 47).

        See `Mentions.among`. In a language without a lemmatiser by the terms of all languages.
        """
        read_as = analysis_language(language)
        if read_as not in self._mentions:
            self._mentions[read_as] = Mentions(
                (entry.key, words)
                for entry in self._entries.values()
                for written, _name, words in entry.terms
                if read_as in (None, analysis_language(written))
            )
        return self._mentions[read_as].among(words)

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


def _words(term: str, language: str, analyze: Analyze) -> tuple[WordTerms, ...]:
    words = content_words([token.text for token in tokenize(term)])[:LONGEST]
    analysed = (analyze(word, language) for word in words)
    return tuple(word for word in analysed if word.terms)


def _meet(word: WordTerms, other: WordTerms) -> bool:
    return not set(word.terms).isdisjoint(other.terms)


def stamps() -> tuple[object, ...]:
    """New whenever a registered thesaurus has changed."""
    return tuple(stamp for stamp, _concepts in (thesaurus.read() for thesaurus in thesauri()))


def expire() -> None:
    """What changed in another process shows at once, not within a second."""
    for thesaurus in thesauri():
        thesaurus.expire()


_made = FromThesaurus(Thesaurus)
current = _made.current
