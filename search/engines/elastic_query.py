"""A plan and its filters as Elasticsearch queries: the same shape as the embedded engine's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from elasticsearch.dsl import A, Q, Search

from search.analysis import WordTerms
from search.audience import Audience
from search.engines.fields import (
    DATED,
    GROUP_WEIGHT,
    MENTION_WEIGHTS,
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

FACET_SIZE = 400


def term(field: str, value: str, weight: float) -> Any:
    """Matches `value` in `field`."""
    return Q("term", **{field: {"value": value, "boost": weight}})


def any_of(queries: Iterable[Any]) -> Any:
    """Matches when one of the queries does; their scores add up."""
    return Q("bool", should=list(queries), minimum_should_match=1)


def word_query(word: WordTerms, audience: Audience) -> Any:
    """A word in any field, in any of its forms."""
    return _needed(
        [term(field, form, WEIGHTS[field]) for field, form in needed_terms(word, audience)],
        [term(field, form, WEIGHTS[field]) for field, form in better_terms(word)],
    )


def _needed(needed: list[Any], better: list[Any]) -> Any:
    """Matches when one of `needed` does; `better` add to the score."""
    return Q("bool", must=[any_of(needed)], should=better)


def group_query(group: Group, audience: Audience) -> Any:
    """All words of the group, or a mention of one of its concepts, or a tag of one."""
    clauses = [Q("bool", must=[word_query(word, audience) for word in group.words])]
    for key, weight in group.mentions:
        mentioned = [("text_c", key), *paged_terms(key, audience)]
        clauses.append(_needed(
            [term(field, key, MENTION_WEIGHTS[field] * weight) for field, key in mentioned],
            [term("title_c", key, MENTION_WEIGHTS["title_c"] * weight)],
        ))
    for facet, value, weight in group.tags:
        tagged = {"value": value, "boost": TAG_WEIGHT * weight}
        clauses.append(Q("term", **{f"facet_{facet}": tagged}))
    return Q("dis_max", queries=clauses, tie_breaker=TIE_BREAKER)


def full_query(
    plan: Plan, required: int, audience: Audience, on_pages: Sequence[Sequence[str]] = ()
) -> Any:
    """The plan's words and phrases, of what `audience` may read.

    `on_pages` has, for each phrase, the keys of the items that have it on a page.
    """
    must, more = [], []
    if plan.groups:
        groups = [group_query(group, audience) for group in plan.groups]
        must.append(Q("bool", should=groups, minimum_should_match=required))
        more = [
            Q("constant_score", boost=GROUP_WEIGHT,
              filter=Q("bool", should=groups, minimum_should_match=count))
            for count in plan.rewarded(required)
        ]
    for phrase, keys in zip_longest(plan.phrases, on_pages, fillvalue=()):
        text = " ".join(phrase)
        must.append(Q("bool", minimum_should_match=1, should=[
            Q("match_phrase", title_f={"query": text, "boost": PHRASE_TITLE_WEIGHT}),
            Q("match_phrase", text_f=text),
            *([Q("constant_score", filter=Q("terms", key=list(keys)))] if keys else ()),
        ]))
    must_not = [Q("term", **{field: form})
                for word in plan.without for field, form in own_terms(word)]
    must_not += [
        Q("match_phrase", **{f"{part}_f": " ".join(phrase)})
        for phrase in plan.without_phrases
        for part in ("title", "text")
    ]
    levels = Q("terms", level=[str(level) for level in range(int(audience) + 1)])
    return Q("bool", must=must, must_not=must_not, should=more, minimum_should_match=0,
             filter=[levels])


def filters(query: Query) -> dict[str, Any]:
    """The reader's filters by name."""
    clauses = {name: Q("terms", **{f"facet_{name}": list(values)})
               for name, values in query.filters.items()}
    if query.year_from is not None or query.year_to is not None:
        clauses["year"] = Q("range", year={
            "gte": max(1, query.year_from or 1),
            "lte": 9999 if query.year_to is None else query.year_to,
        })
    if query.when:
        first, last = over_between(query.when)
        clauses["when"] = Q("range", over={"gte": first, "lte": last})
    return clauses


def all_of(clauses: Iterable[Any]) -> Any:
    """A filter that wants all of `clauses`."""
    return Q("bool", filter=list(clauses))


@dataclass(frozen=True, slots=True)
class Question:
    """A search without its page: what is asked, within which filters, in which order."""

    text: Any
    filters: Mapping[str, Any]
    order: Sequence[Any]
    facets: Sequence[str]

    def counted(self) -> dict[str, Any]:
        """As a request whose facets' counts obey every filter but their own."""
        search = Search().query(self.text).source(["payload"]).sort(*self.order)
        search = search.extra(track_total_hits=True)
        if self.filters:
            search = search.post_filter(all_of(self.filters.values()))
        for name in self.facets:
            others = [clause for key, clause in self.filters.items() if key != name]
            counted = search.aggs.bucket(name, A("filter", filter=all_of(others)))
            counted.bucket("values", "terms", field=f"facet_{name}", size=FACET_SIZE)
        return dict(search.to_dict())

    def plain(self) -> dict[str, Any]:
        """As a request without counts."""
        query = Q("bool", must=[self.text], filter=list(self.filters.values()))
        return dict(Search().query(query).source(["payload"]).sort(*self.order).to_dict())


def read_facets(
    response: Mapping[str, Any], names: Sequence[str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The counts that an answer holds."""
    found = response.get("aggregations", {})
    return {
        name: tuple((bucket["key"], bucket["doc_count"])
                    for bucket in found.get(name, {}).get("values", {}).get("buckets", ()))
        for name in names
    }


def order(query: Query, language: str) -> list[Any]:
    """How to sort; the key decides between equals, so that pages never overlap."""
    if query.order in DATED:
        field, latest_first = DATED[query.order]
        return [{field: "desc" if latest_first else "asc"}, {"key": "asc"}]
    if query.order == "title":
        field = f"sort_{language if language in SORT_LANGUAGES else 'en'}"
        return [{field: "asc"}, {"key": "asc"}]
    return ["_score", {"key": "asc"}]
