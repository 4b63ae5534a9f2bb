"""Small questions to tantivy beside the search: completions, near words, likeness."""

from collections.abc import Sequence
from typing import Any

from tantivy import Occur
from tantivy import Query as Tantivy

from search.analysis import WordTerms
from search.audience import Audience
from search.document import Item
from search.engines.embedded_query import any_of, schema, term, word_query
from search.engines.fields import paged_terms
from search.engines.name_terms import NAMES, better_starts, needed_start
from search.likeness import KIND_WEIGHT, THEME_WEIGHT, TITLE_WEIGHT, Likeness
from search.typed import Typed


def readable(audience: Audience) -> Any:
    """What `audience` may read; counts for nothing in the score."""
    return _among("level", [str(level) for level in range(int(audience) + 1)])


def completion_query(
    typed: Typed, audience: Audience, language: str, kinds: Sequence[str]
) -> Any:
    """Names with the typed words and a beginning; those that begin so stand first."""
    clauses = [(Occur.Must, readable(audience)), (Occur.Must, _kinds(kinds))]
    clauses += [(Occur.Must, _named(word)) for word in typed.words]
    clauses.append((Occur.Must, _named(*needed_start(typed))))
    clauses += [(Occur.Should, _named(*better)) for better in better_starts(typed, language)]
    return Tantivy.boolean_query(clauses)


def near_query(word: str, distance: int, audience: Audience) -> Any:
    """Items with a word at most `distance` letters away, in the title first."""
    near = [
        Tantivy.const_score_query(
            Tantivy.fuzzy_term_query(schema(), field, word, distance), weight
        )
        for field, weight in (("title_f", 2.0), ("text_f", 1.0))
    ]
    return Tantivy.boolean_query([(Occur.Must, readable(audience)), (Occur.Must, any_of(near))])


def likeness_query(wanted: Likeness, audience: Audience) -> Any:
    """Other items with the same themes or words."""
    alike = [term("title_t", word, TITLE_WEIGHT) for word in wanted.words]
    alike += [term("text_t", word) for word in wanted.words]
    alike += [term("facet_theme", theme, THEME_WEIGHT) for theme in wanted.themes]
    clauses = [
        (Occur.Must, readable(audience)), (Occur.Must, _kinds(wanted.kinds)),
        (Occur.Must, any_of(alike)), (Occur.MustNot, term("key", wanted.key)),
        (Occur.Should, Tantivy.const_score_query(term("facet_kind", wanted.kind), KIND_WEIGHT)),
    ]
    return Tantivy.boolean_query(clauses)


def key_query(key: str, audience: Audience) -> Any:
    """The one item of a key."""
    return Tantivy.boolean_query([(Occur.Must, readable(audience)), (Occur.Must, term("key", key))])


def mention_query(concept: str, terms: Sequence[Sequence[WordTerms]]) -> Any:
    """Items with a mention of a concept, or with all words of one of the terms."""
    everybody = max(Audience)
    clauses = [term("text_c", concept)]
    clauses += [term(field, key) for field, key in paged_terms(concept, everybody)]
    clauses += [
        Tantivy.boolean_query([(Occur.Must, word_query(word, everybody)) for word in words])
        for words in terms
    ]
    return any_of(clauses)


def ask(searcher: Any, query: Any, size: int) -> tuple[Item, ...]:
    """The first `size` items that a query finds; they are not counted."""
    hits = searcher.search(query, size, count=False).hits
    return tuple(
        Item.from_json(searcher.doc(address)["payload"][0])
        for _score, address in hits
    )


def _kinds(kinds: Sequence[str]) -> Any:
    return _among("facet_kind", kinds)


def _among(field: str, values: Sequence[str]) -> Any:
    """Has one of a few values. Plain terms are skipped through, a set of terms would be walked."""
    return Tantivy.const_score_query(any_of([term(field, value) for value in values]), 0.0)


def _named(value: str, whole: bool = True, weight: float = 0.0) -> Any:
    """Has a term of a name, or one that begins with `value`."""
    query = term(NAMES, value) if whole else _prefix(NAMES, value)
    return Tantivy.const_score_query(query, weight)


def _prefix(field: str, start: str) -> Any:
    """Terms that begin with `start`: an automaton of distance 0, so that nothing needs escaping."""
    return Tantivy.fuzzy_term_query(schema(), field, start, 0, True, True)
