"""From a query's text to what is looked up: the same for every engine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search import thesaurus
from search.analysis import (
    WordTerms,
    analyze_query_word,
    content_words,
    fold,
    tokenize,
)

MAX_WORDS = 60  # of a query that are looked up; the rest is not read
EXPANSION_WEIGHT = 0.35
_PHRASE = re.compile(r'(-?)"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term of the thesaurus that is searched too: its words, all of which must meet."""

    facet: str
    concept: str
    language: str
    term: str
    words: tuple[WordTerms, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words of the query that stand for one thing: met by all of them, or by an expansion."""

    words: tuple[WordTerms, ...]
    text: str = ""
    expansions: tuple[Expansion, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()  # (facet, value) of items that are about it


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

    def wanted(self) -> frozenset[str]:
        """Every term whose words are marked in a snippet."""
        return frozenset(_wanted(self))


def _wanted(plan: Plan) -> Iterator[str]:
    for group in plan.groups:
        for words in (group.words, *(expansion.words for expansion in group.expansions)):
            for word in words:
                yield word.exact
                yield from word.terms
    for phrase in plan.phrases:
        yield from phrase


def make_plan(text: str, *, expand: bool = True) -> Plan:
    """Reads `"phrases"`, `-without` and words; anything else is taken as plain words."""
    phrases: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    without: list[WordTerms] = []

    def take_phrase(match: re.Match[str]) -> str:
        words = tuple(fold(token.text) for token in tokenize(match[2]))
        if len(words) > 1:
            (unwanted if match[1] else phrases).append(words[:MAX_WORDS])
            return " "
        return f" {match[1]}{match[2].strip()} "

    rest = _PHRASE.sub(take_phrase, text).replace('"', " ")
    words: list[str] = []
    for chunk in rest.split():
        tokens = [token.text for token in tokenize(chunk.lstrip("-"))]
        if chunk.startswith("-") and tokens:
            without.extend(map(analyze_query_word, tokens))
        else:
            words.extend(tokens)
    groups = _groups(content_words(words)[:MAX_WORDS], expand=expand)
    return Plan(tuple(groups), tuple(phrases[:10]), tuple(without[:MAX_WORDS]),
                tuple(unwanted[:10]))


def _groups(words: list[str], *, expand: bool) -> Iterator[Group]:
    terms = [analyze_query_word(word) for word in words]
    terms = [word for word in terms if word.terms]
    place = 0
    while place < len(terms):
        found = thesaurus.current().longest(terms, place) if expand else None
        if found is None:
            yield Group((terms[place],), terms[place].exact)
            place += 1
            continue
        length, concepts = found
        expansions = tuple(
            Expansion(concept.facet, concept.id, language, term, term_words)
            for concept in concepts
            for language, term, term_words in concept.terms
        )
        yield Group(
            tuple(terms[place : place + length]),
            " ".join(word.exact for word in terms[place : place + length]),
            expansions,
            tuple((concept.facet, concept.id) for concept in concepts),
        )
        place += length
