"""Did you mean: a word that nothing readable has, put right by one that something readable has.

Near words come from the thesaurus and from the texts of items that this reader may read. What
stands only in other items is neither offered nor counts as known, and takes the same way through
the code as a word that stands nowhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import (
    Token,
    analyze_query_word,
    analyze_word,
    fold,
    is_listed,
    pieces_of,
    tokenize,
    tokens,
)
from search.document import Item
from search.engines import engine
from search.from_thesaurus import FromThesaurus
from search.plan import Group, Plan
from search.query import Query
from search.reader import Reader
from search.sources import Concept

MOST_WORDS = 4  # of a query that are put right
MOST_LOOKED_AT = 8  # of a query that are looked at
ITEMS_READ = 8  # whose texts are read for a near word
WORDS_READ = 8_000  # of each text
MIN_LETTERS = 4  # shorter words are near to too many others
LONG = 7  # letters from which on two mistakes are put right
VERY_LONG = 10  # and from which on, by a word of another language than the reader's


@dataclass(frozen=True, slots=True)
class _Near:
    """A candidate; the smallest is the best."""

    distance: int
    foreign: bool  # not in the reader's language
    rare: int  # minus the number of texts that have it
    text: str

    @property
    def order(self) -> tuple[int, bool, int, str]:
        """Nearer before farther, the reader's language before others, frequent before rare."""
        return (self.distance, self.foreign, self.rare, self.text)


def corrected(text: str, reader: Reader) -> str | None:
    """The query `text` with its unknown words put right; None when nothing better is known.

    Raises SearchUnavailable.
    """
    parts: list[str] = []
    at = changed = 0
    for token in _looked_at(text):
        if changed >= MOST_WORDS or _known(token.text, reader):
            continue
        if (better := _nearest(token.text, reader)) is not None:
            parts += [text[at : token.start], better]
            at, changed = token.end, changed + 1
    return "".join([*parts, text[at:]]) if changed else None


def _looked_at(text: str) -> Iterator[Token]:
    """The words that might be misspelt: not those to leave out, not numbers, not short ones."""
    long = (token for token in tokenize(text)
            if len(token.text) >= MIN_LETTERS and not any(c.isdigit() for c in token.text)
            and not text[: token.start].endswith("-"))
    for _n, token in zip(range(MOST_LOOKED_AT), long, strict=False):
        yield token


def _known(word: str, reader: Reader) -> bool:
    """Whether the word stands in the thesaurus or in something that may be read: in any form where
    some language lists it, else as it is written.
    """
    analysed = analyze_query_word(word)
    terms = _terms.current()
    if is_listed(tokens.normalize_word(word)):
        known, plan = not terms.forms.isdisjoint(analysed.terms), Plan((Group((analysed,)),))
    else:
        known, plan = fold(word) in terms.written, Plan(phrases=((fold(word),),))
    query = Query(q=word, size=1)
    return known or bool(engine().search(query, plan, reader.audience, "en", ()).count)


def _nearest(word: str, reader: Reader) -> str | None:
    """What is most likely meant. A word that some language spells so is hardly a slip: Vietnam
    does not mean vélnám. What has been looked up already, as another form, is nothing better.
    """
    folded, searched = fold(word), set(analyze_query_word(word).terms)
    most = 2 if len(folded) >= LONG else 1
    found = [*_of_thesaurus(folded, most, reader), *_of_items(folded, most, reader)]
    spelt = is_listed(tokens.normalize_word(word))
    likely = [near for near in found if near.distance == 1 and not near.foreign] if spelt else [
        near for near in found
        if near.distance == 1 or not near.foreign or len(folded) >= VERY_LONG
    ]
    new = [near for near in likely if searched.isdisjoint(analyze_query_word(near.text).terms)]
    return min(new, key=lambda near: near.order).text if new else None


# --- From the thesaurus -------------------------------------------------------------------
class _Terms:
    """The words of all terms, folded, as they are written and in which languages."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.written: dict[str, str] = {}
        self.languages: dict[str, set[str]] = {}
        self.alone: set[str] = set()  # terms of one word
        self.forms: set[str] = set()  # of all words: an inflected one is known by its lemma
        for concept in concepts:
            for language, texts in concept.terms.items():
                for token in tokenize(" ".join(texts)):
                    folded = fold(token.text)
                    self.written.setdefault(folded, token.text.lower())
                    self.forms.update(analyze_word(token.text, language).terms)
                    self.languages.setdefault(folded, set()).add(language)
                self.alone.update(fold(text) for text in texts if " " not in text)
        self.words = list(self.written)


_terms = FromThesaurus(_Terms)


def _of_thesaurus(folded: str, most: int, reader: Reader) -> Iterator[_Near]:
    terms = _terms.current()
    for word, distance in _close(folded, terms.words, most):
        foreign = reader.language not in terms.languages[word]
        # A theme's own word is what is meant more often than any other word of a text.
        common = ITEMS_READ * 2 if word in terms.alone else ITEMS_READ
        yield _Near(distance, foreign, -common, terms.written[word])


# --- From what may be read ------------------------------------------------------------------
def _of_items(folded: str, most: int, reader: Reader) -> Iterator[_Near]:
    written: dict[str, str] = {}
    counts: dict[str, int] = {}
    own: set[str] = set()
    for item in engine().near(folded, most, reader.audience, ITEMS_READ):
        for word, (surface, at_home) in _words(item, reader.language).items():
            written.setdefault(word, surface)
            counts[word] = counts.get(word, 0) + 1
            own |= {word} if at_home else set()
    for word, distance in _close(folded, list(written), most):
        yield _Near(distance, word not in own, -counts[word], written[word])


def _words(item: Item, language: str) -> dict[str, tuple[str, bool]]:
    """The words of an item's shown texts: folded → as written, and whether in `language`."""
    found: dict[str, tuple[str, bool]] = {}
    for version in item.versions:
        text = pieces_of(version.cut)[1 : 2 * WORDS_READ : 2]
        for surface in {*tokens.surfaces(version.title), *text}:
            if len(surface) >= MIN_LETTERS:
                word = tokens.normalize_word(surface)
                at_home = version.language == language
                found.setdefault(fold(word), (word, at_home))
    return found


def _close(folded: str, words: list[str], most: int) -> list[tuple[str, int]]:
    """Words with their distance (letters added, left out, changed, or neighbours swapped)."""
    found = process.extract(folded, words, scorer=OSA.distance, score_cutoff=most, limit=5)
    return [(word, int(distance)) for word, distance, _place in found]
