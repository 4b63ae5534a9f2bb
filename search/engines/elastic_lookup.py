"""Small questions to Elasticsearch beside the search: completions, near words, likeness."""

from collections.abc import Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Q

from search.analysis import WordTerms
from search.audience import Audience
from search.document import Item
from search.engines.fields import PAGED, paged_terms
from search.engines.name_terms import NAMES, better_starts, needed_start
from search.likeness import KIND_WEIGHT, THEME_WEIGHT, TITLE_WEIGHT, Likeness
from search.typed import Typed

MAX_NEAR = 50  # terms of the index that a word is compared with


def readable(audience: Audience) -> Any:
    """What `audience` may read."""
    return Q("terms", level=[str(level) for level in range(int(audience) + 1)])


def completion_query(
    typed: Typed, audience: Audience, language: str, kinds: Sequence[str]
) -> Any:
    """Names with the typed words and a beginning; those that begin so stand first."""
    better = [
        Q("constant_score", filter=_named(value, whole), boost=weight)
        for value, whole, weight in better_starts(typed, language)
    ]
    return Q("bool", should=better, filter=[
        readable(audience), Q("terms", facet_kind=list(kinds)),
        *[_named(word) for word in typed.words], _named(*needed_start(typed)),
    ])


def _named(value: str, whole: bool = True) -> Any:
    """Has a term of a name, or one that begins with `value`."""
    return Q("term" if whole else "prefix", **{NAMES: value})


def near_query(word: str, distance: int, audience: Audience) -> Any:
    """Items with a word at most `distance` letters away, in the title first."""
    near = [
        Q("constant_score", boost=weight, filter=Q("fuzzy", **{field: {
            "value": word, "fuzziness": distance, "max_expansions": MAX_NEAR}}))
        for field, weight in (("title_f", 2.0), ("text_f", 1.0))
    ]
    return Q("bool", filter=[readable(audience)], should=near, minimum_should_match=1)


def likeness_query(wanted: Likeness, audience: Audience) -> Any:
    """Other items with the same themes or words."""
    alike = [Q("term", title_t={"value": word, "boost": TITLE_WEIGHT}) for word in wanted.words]
    alike += [Q("term", text_t=word) for word in wanted.words]
    alike += [Q("term", facet_theme={"value": theme, "boost": THEME_WEIGHT})
              for theme in wanted.themes]
    same_kind = Q("constant_score", filter=Q("term", facet_kind=wanted.kind), boost=KIND_WEIGHT)
    return Q(
        "bool",
        filter=[readable(audience), Q("terms", facet_kind=list(wanted.kinds))],
        must=[Q("bool", should=alike, minimum_should_match=1)],
        must_not=[Q("term", key=wanted.key)],
        should=[same_kind],
    )


def key_query(key: str, audience: Audience) -> Any:
    """The one item of a key."""
    return Q("bool", filter=[readable(audience), Q("term", key=key)])


def mention_query(concept: str, terms: Sequence[Sequence[WordTerms]]) -> Any:
    """Items with a mention of a concept, or with all words of one of the terms."""
    everybody = max(Audience)
    clauses = [Q("term", **{field: key})
               for field, key in (("text_c", concept), *paged_terms(concept, everybody))]
    clauses += [
        Q("bool", filter=[
            Q("bool", should=[Q("terms", **{field: list(word.terms)})
                              for field in ("text_t", "text_p", *PAGED.values())])
            for word in words
        ])
        for words in terms
    ]
    return Q("bool", filter=[Q("bool", should=clauses)])


def ask(client: Elasticsearch, index: str, query: Any, size: int) -> tuple[Item, ...]:
    """The first `size` items that a query finds; they are not counted."""
    found = client.search(index=index, body={
        "query": query.to_dict(), "size": size, "track_total_hits": False, "_source": ["payload"],
        "sort": ["_score", {"key": "asc"}],
    })
    return tuple(Item.from_payload(hit["_source"]["payload"]) for hit in found["hits"]["hits"])
