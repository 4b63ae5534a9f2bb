"""From a query's text to what is looked up: the same for every engine."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from search import thesaurus
from search.analysis import (
    WordTerms,
    analysis_language,
    analyze_query_word,
    analyze_word,
    content_words,
    tokenize,
)
from search.syntax import pieces
from search.together import TermSequence, Wanted, forms_of, sequence_of

MOST_WIDENED = 8  # groups of a query that is widened; a longer one has much to be met by
ENOUGH = 10  # results with which a search for a theme is not widened
CLOSE = 0.75  # how near a concept must be for its mentions to be searched, beside its tag
ANY = "mul"  # the language of words that are looked up in texts of whatever language
MAX_WORDS = 60  # of a query that are looked up; the rest is not read
# Of a concept's mention: less than the word itself, which is met as written and by its lemma.
EXPANSION_WEIGHT = 1.8


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term of the thesaurus whose mentions are searched too, and marked: its words."""

    facet: str
    concept: str
    language: str
    term: str
    words: tuple[WordTerms, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words of the query that stand for one thing: met by all of them, or by its concepts."""

    words: tuple[WordTerms, ...]
    text: str = ""
    expansions: tuple[Expansion, ...] = ()
    # (facet, value, weight) of items that are about it, or about something near
    tags: tuple[tuple[str, str, float], ...] = ()

    @property
    def mentions(self) -> Iterator[tuple[str, float]]:
        """The keys of concepts whose mentions in a text count, with their weights."""
        for facet, concept, weight in self.tags:
            if weight >= CLOSE**2:
                yield thesaurus.concept_key(facet, concept), EXPANSION_WEIGHT * weight


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look up: groups to meet, phrases to have, words not to have."""

    groups: tuple[Group, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[WordTerms, ...] = ()
    without_phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def required(self) -> int:
        """How many groups an item must meet: all of up to two, else three in four."""
        count = len(self.groups)
        return count if count <= 2 else -(-count * 3 // 4)

    def steps(self, order: str) -> tuple[tuple[int, int], ...]:
        """How many groups an item must meet, and the number of items with which that is enough.

        Words beside a theme's term can seldom be met in another language. Where all words find
        less than a page, an item may lack some of them; the more it has the higher it stands, in
        the `order` "relevance". In others it would stand anywhere, so there it may only when
        nothing has all.
        """
        if len(self.groups) < 2:
            return ((len(self.groups), 0),)
        themed = (
            order == "relevance" and len(self.groups) <= MOST_WIDENED
            and any(group.tags for group in self.groups)
        )
        enough = ENOUGH if themed else 1
        half = -(-len(self.groups) // 2) if enough > 1 else 1
        return tuple((required, enough) for required in dict.fromkeys((self.required, half, 1)))

    def rewarded(self, required: int) -> range:
        """The numbers of groups beyond `required` that each lift an item further.

        None for a long query: every number asks for all groups again, so that the question would
        grow with the square of its words; what its groups score adds up to much the same order.
        """
        count = len(self.groups)
        return range(required + 1, count + 1) if count <= MOST_WIDENED else range(0)

    def __bool__(self) -> bool:
        return bool(self.groups or self.phrases)

    def wanted(self, language: str) -> Wanted:
        """What is marked in a text of a language: words that were typed wherever they stand, a
        phrase or a term of several words that the thesaurus added where all of it stands together.

        Of the thesaurus's terms those of the same language: Danish samer is no English same.
        """
        read_as = analysis_language(language)
        expansions = [expansion for group in self.groups for expansion in group.expansions
                      if read_as in (None, analysis_language(expansion.language))]
        words = [word for group in self.groups for word in group.words]
        words += [one.words[0] for one in expansions if len(one.words) == 1]
        single = [phrase[0] for phrase in self.phrases if len(phrase) == 1]
        sequences = [sequence_of(one.term, one.words)
                     for one in expansions if len(one.words) > 1]
        sequences += [TermSequence.of_phrase(one) for one in self.phrases if len(one) > 1]
        return Wanted(frozenset(single).union(*map(forms_of, words)),
                      tuple(dict.fromkeys(sequences)))


def make_plan(text: str, *, expand: bool = True) -> Plan:
    """Reads a query's text, see `search.syntax`. A phrase may be one word: that, as written."""
    phrases: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    without: list[WordTerms] = []
    words: list[str] = []
    for piece in pieces(text):
        tokens = [token.text for token in tokenize(piece.text)]
        if piece.phrase:
            if written := _as_written(tokens):
                (unwanted if piece.without else phrases).append(written)
        elif piece.without:
            without.extend(word for word in map(analyze_query_word, tokens) if word.terms)
        else:
            words.extend(tokens)
    groups = _groups(content_words(words)[:MAX_WORDS], expand=expand)
    return Plan(tuple(groups), tuple(phrases[:10]), tuple(without[:MAX_WORDS]),
                tuple(unwanted[:10]))


def _as_written(words: list[str]) -> tuple[str, ...]:
    """Words as every text has them, whatever its language."""
    return tuple(chain.from_iterable(analyze_word(word, ANY).terms[:1]
                                     for word in words[:MAX_WORDS]))


def _groups(words: list[str], *, expand: bool) -> list[Group]:
    analysed = [(analyze_query_word(word), word) for word in words]
    terms = [word for word, _typed in analysed if word.terms]
    typed = [typed for word, typed in analysed if word.terms]
    if not expand:
        return [Group((word,), text) for word, text in zip(terms, typed, strict=True)]
    spans = list(_spans(terms, typed))
    taken = {concept.id for _start, _end, concepts in spans for concept in concepts}
    near = [
        one for one in thesaurus.current().near(terms)
        if one.entry.id not in taken and not _within_a_term(one, spans) and _is_meant(one, spans)
    ]
    return [_group(terms, " ".join(typed[span[0]:span[1]]), span, near) for span in spans]


Span = tuple[int, int, list[thesaurus.Entry]]


def _spans(terms: list[WordTerms], typed: list[str]) -> Iterator[Span]:
    """The query cut into terms of the thesaurus, with their concepts, and single words."""
    place = 0
    while place < len(terms):
        length, concepts = thesaurus.current().longest(terms, place) or (1, [])
        yield place, place + length, _as_typed(concepts, " ".join(typed[place : place + length]))
        place += length


def _as_typed(concepts: list[thesaurus.Entry], typed: str) -> list[thesaurus.Entry]:
    """Those of the concepts that have a term spelt exactly so; all of them when none has.

    Ísland is the country and not an English island.
    """
    return [one for one in concepts if typed in one.names] or concepts


def _within_a_term(near: thesaurus.Near, spans: list[Span]) -> bool:
    """Whether a longer term takes up the words: "crime" is not meant in "cross-border crime"."""
    return any(
        end - start > 1 and all(start <= place < end for place in near.places)
        for start, end, _concepts in spans
    )


def _is_meant(near: thesaurus.Near, spans: list[Span]) -> bool:
    """Whether a concept that a single word comes near to is meant by it: not when the word is a
    term of others, and not when it is only one of the words of a term.
    """
    if len(near.places) > 1:
        return True
    (here,) = near.places
    is_term = any(start <= here < end and concepts for start, end, concepts in spans)
    return near.nearness >= CLOSE and not is_term


def _group(
    terms: list[WordTerms], typed: str, span: Span, near: list[thesaurus.Near]
) -> Group:
    start, end, concepts = span
    expansions = [
        Expansion(concept.facet, concept.id, language, term, words)
        for concept in concepts
        for language, term, words in concept.terms
    ]
    tags = [(concept.facet, concept.id, 1.0) for concept in concepts]
    for one in near:
        if not any(start <= place < end for place in one.places):
            continue
        weight = one.nearness**2
        entry = one.entry
        if one.nearness >= CLOSE:
            expansions += [
                Expansion(entry.facet, entry.id, language, term, words)
                for language, term, words in entry.preferred
            ]
        tags.append((entry.facet, entry.id, weight))
    return Group(tuple(terms[start:end]), typed, tuple(expansions), tuple(tags))
