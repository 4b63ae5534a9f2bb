"""Terms of several words: they are met where their words stand together.

Single words of "trafficking in human beings" say little where they stand alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from search.analysis import (
    WordTerms,
    analyze_word,
    content_words,
    is_stop_word,
    tokenize,
)
from search.document import BORDER


@dataclass(frozen=True, slots=True)
class TermSequence:
    """Words side by side and in order: each by one of its `forms`.

    `before` is how many stop words may stand between a word and the one before it.
    """

    forms: tuple[frozenset[str], ...]
    before: tuple[int, ...]

    @classmethod
    def of_phrase(cls, phrase: Sequence[str]) -> "TermSequence":
        """Of words as they are written, stop words among them."""
        return cls(tuple(frozenset((word,)) for word in phrase), (0,) * len(phrase))


@lru_cache(maxsize=8192)  # a theme of a query brings as many as sixty
def sequence_of(term: str, words: tuple[WordTerms, ...]) -> TermSequence:
    """Of a term of the thesaurus and its analysed words: stop words stand as it has them."""
    forms = tuple(forms_of(word) for word in words)
    return TermSequence(forms, tuple(_stop_words_before(term))[: len(forms)])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is marked: `words` by any of these terms wherever they stand, `sequences` as a whole."""

    words: frozenset[str]
    sequences: tuple[TermSequence, ...]


class SequenceMeeting:
    """Finds where sequences stand; for texts of one language."""

    def __init__(self, sequences: Iterable[TermSequence], language: str) -> None:
        self._language = language
        self._by_start: dict[str, list[TermSequence]] = {}
        for sequence in sequences:
            for form in sequence.forms[0]:
                self._by_start.setdefault(form, []).append(sequence)
        # Words as written → the sequences that they begin; a text has most of them many times.
        self._begun: dict[str, tuple[TermSequence, ...]] = {}

    def starting(self) -> Iterable[str]:
        """The terms by which the first words of the sequences are met."""
        return self._by_start.keys()

    def at(self, pieces: Sequence[str], place: int) -> Iterator[tuple[int, ...]]:
        """The places of the words of each sequence that stands at a place of a text in `pieces`.

        See `search.analysis.pieces_of`.
        """
        for sequence in self._begun_by(pieces[2 * place + 1]):
            if places := self._followed(sequence, pieces, place):
                yield places

    def _begun_by(self, written: str) -> tuple[TermSequence, ...]:
        begun = self._begun.get(written)
        if begun is None:
            some = (self._by_start.get(form, ()) for form in self._forms(written))
            begun = self._begun[written] = tuple(dict.fromkeys(chain.from_iterable(some)))
        return begun

    def _followed(
        self, sequence: TermSequence, pieces: Sequence[str], start: int
    ) -> tuple[int, ...]:
        """The places of all words of a sequence that begins at `start`, or none."""
        places = [start]
        for forms, most in zip(sequence.forms[1:], sequence.before[1:], strict=True):
            place = self._next(pieces, places[-1], forms, most)
            if place is None:
                return ()
            places.append(place)
        return tuple(places)

    def _next(
        self, pieces: Sequence[str], place: int, forms: frozenset[str], most: int
    ) -> int | None:
        """Where the next word stands, behind at most so many stop words, in the same text."""
        for here in range(place + 1, min(place + most + 2, len(pieces) // 2)):
            word = pieces[2 * here + 1]
            if BORDER in pieces[2 * here]:
                return None
            if not forms.isdisjoint(self._forms(word)):
                return here
            if not is_stop_word(word):
                return None
        return None

    def _forms(self, written: str) -> tuple[str, ...]:
        word = analyze_word(written, self._language)
        return (word.exact, *word.terms, *word.parts)


def forms_of(word: WordTerms) -> frozenset[str]:
    """The terms by which a word of a query or a term is met."""
    return frozenset((word.exact, *word.terms))


def _stop_words_before(term: str) -> Iterator[int]:
    """How many stop words stand before each other word of a term; one of stop words has none."""
    written = [token.text for token in tokenize(term)]
    kept = content_words(written)
    before = 0
    for word in written:
        if len(kept) < len(written) and is_stop_word(word):
            before += 1
        else:
            yield before
            before = 0
