"""A plan and its filters as tantivy queries."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import tantivy
from tantivy import Occur
from tantivy import Query as Tantivy

from search.analysis import WordTerms
from search.audience import Audience
from search.engines.embedded_schema import make_schema
from search.engines.fields import (
    DATED,
    GROUP_WEIGHT,
    MENTION_WEIGHTS,
    PAGED,
    PHRASE_TITLE_WEIGHT,
    SORT_LANGUAGES,
    TAG_WEIGHT,
    TIE_BREAKER,
    WEIGHTS,
    better_terms,
    needed_terms,
    over_between,
    own_terms,
    paged_terms,
)
from search.plan import Group, Plan
from search.query import Query

FEW = 12
BASIC = frozenset(PAGED.values())  # whose terms are distinct: there is no number to be read


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The schema, to build terms with."""
    return make_schema()


def term(field: str, value: str, weight: float = 1.0) -> Any:
    """Matches `value` in `field`."""
    query = Tantivy.term_query(schema(), field, value, "basic" if field in BASIC else "freq")
    return query if weight == 1.0 else Tantivy.boost_query(query, weight)


def phrase_query(of: tantivy.Schema, field: str, words: Sequence[str]) -> Any:
    """Matches words of `field` side by side; tantivy has no phrases of one word."""
    if len(words) == 1:
        return Tantivy.term_query(of, field, words[0], "freq")
    return Tantivy.phrase_query(of, field, list(words))


def any_of(queries: list[Any], at_least: int = 1) -> Any:
    """Matches when `at_least` of the queries do; their scores add up."""
    if len(queries) == 1:
        return queries[0]
    if len(queries) == at_least:
        return Tantivy.boolean_query([(Occur.Must, query) for query in queries])
    return Tantivy.boolean_query([(Occur.Should, query) for query in queries], at_least)


def all_of(text: Any | None, clauses: Iterable[Any]) -> Any:
    """The text query under filters that do not count in the score."""
    parts = [(Occur.Must, text)] if text is not None else []
    parts += [(Occur.Must, Tantivy.const_score_query(clause, 0.0)) for clause in clauses]
    return Tantivy.boolean_query(parts) if parts else Tantivy.all_query()


def none_of(text: Any, clauses: Iterable[Any]) -> Any:
    """Everything under the filters that the text query does not find."""
    parts = [(Occur.Must, Tantivy.const_score_query(clause, 0.0)) for clause in clauses]
    return Tantivy.boolean_query([(Occur.MustNot, text), *parts])


def word_query(word: WordTerms, audience: Audience) -> Any:
    """A word in any field, in any of its forms.

    What is better than needed is needed, too (a text's terms have the title's), and side by side
    all are scored in half the time.
    """
    forms = (*needed_terms(word, audience), *better_terms(word))
    return any_of([term(field, form, WEIGHTS[field]) for field, form in forms])


def group_query(group: Group, audience: Audience) -> Any:
    """All words of the group, or a mention of one of its concepts, or a tag of one."""
    own = [(Occur.Must, word_query(word, audience)) for word in group.words]
    clauses = [Tantivy.boolean_query(own) if len(own) > 1 else own[0][1]]
    for key, weight in group.mentions:
        mentioned = [("text_c", key), *paged_terms(key, audience), ("title_c", key)]
        clauses.append(any_of(
            [term(field, form, MENTION_WEIGHTS[field] * weight) for field, form in mentioned]
        ))
    for facet, value, weight in group.tags:
        clauses.append(term(f"facet_{facet}", value, TAG_WEIGHT * weight))
    if len(clauses) == 1:
        return clauses[0]
    return Tantivy.disjunction_max_query(clauses, TIE_BREAKER)


def group_met(group: Group, audience: Audience) -> Any:
    """Finds what `group_query` does, for less: which item stands before another is not asked."""
    words = [[term(*needed) for needed in needed_terms(word, audience)] for word in group.words]
    together = Tantivy.boolean_query([(Occur.Must, any_of(forms)) for forms in words])
    others = [("text_c", key) for key, _weight in group.mentions]
    others += [one for key, _weight in group.mentions for one in paged_terms(key, audience)]
    others += [(f"facet_{facet}", value) for facet, value, _weight in group.tags]
    return any_of([*([together] if len(words) > 1 else words[0]),
                   *(term(field, form) for field, form in others)])  # fmt: skip


def text_query(
    plan: Plan, required: int, audience: Audience, on_pages: Sequence[Sequence[str]] = (),
    *, ranked: bool = True,
) -> Any | None:
    """The plan's words and phrases, or None when it has none.

    `on_pages` has, for each phrase, the keys of the items that have it on a page. What is only
    counted need not be `ranked`.
    """
    parts = []
    if plan.groups:
        of_group = group_query if ranked else group_met
        groups = [of_group(group, audience) for group in plan.groups]
        parts.append((Occur.Must, any_of(groups, required)))
        parts += [
            (Occur.Should, Tantivy.const_score_query(any_of(groups, count), GROUP_WEIGHT))
            for count in (plan.rewarded(required) if ranked else ())
        ]
    for phrase, keys in zip_longest(plan.phrases, on_pages, fillvalue=()):
        parts.append((Occur.Must, any_of([
            Tantivy.boost_query(phrase_query(schema(), "title_f", phrase), PHRASE_TITLE_WEIGHT),
            phrase_query(schema(), "text_f", phrase),
            *([Tantivy.term_set_query(schema(), "key", list(keys))] if keys else ()),
        ])))
    for word in plan.without:
        parts.append((Occur.MustNot, any_of([term(*own) for own in own_terms(word)])))
    for phrase in plan.without_phrases:
        parts += [
            (Occur.MustNot, phrase_query(schema(), f"{part}_f", phrase))
            for part in ("title", "text")
        ]
    if not parts:
        return None
    if all(occur == Occur.MustNot for occur, _query in parts):
        parts.append((Occur.Must, Tantivy.all_query()))
    return Tantivy.boolean_query(parts)


def filters(query: Query, audience: Audience) -> dict[str, Any]:
    """The clauses that limit what is found, by name; `audience` is always one of them."""
    levels = [str(level) for level in range(int(audience) + 1)]
    clauses = {"audience": _one_of("level", levels)}
    for name, values in query.filters.items():
        clauses[name] = _one_of(f"facet_{name}", values)
    if query.year_from is not None or query.year_to is not None:
        clauses["year"] = Tantivy.range_query(
            schema(), "year", tantivy.FieldType.Integer,
            max(1, query.year_from or 1),
            9999 if query.year_to is None else query.year_to,
        )
    if query.when:
        clauses["when"] = Tantivy.range_query(
            schema(), "over", tantivy.FieldType.Integer, *over_between(query.when)
        )
    return clauses


def _one_of(field: str, values: Sequence[str]) -> Any:
    """Matches what has any of the values. Tantivy's own query for that takes three times as long,
    so it is for many only.
    """
    if len(values) > FEW:
        return Tantivy.term_set_query(schema(), field, list(values))
    return any_of([Tantivy.term_query(schema(), field, value, "basic") for value in values])


def order(query: Query, language: str) -> dict[str, Any]:
    """How tantivy is to sort."""
    if query.order in DATED:
        field, latest_first = DATED[query.order]
        turned = tantivy.Order.Desc if latest_first else tantivy.Order.Asc
        return {"order_by_field": field, "order": turned}
    if query.order == "title":
        field = f"sort_{language if language in SORT_LANGUAGES else 'en'}"
        return {"order_by_field": field, "order": tantivy.Order.Asc}
    return {}
