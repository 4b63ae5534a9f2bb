"""A page of results as templates show it: every link made, every word in the reader's language."""

import time
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from search import thesaurus
from search.answer import FACETS, SearchUnavailable
from search.engines import engine
from search.hits import Hit, hits_of
from search.plan import Plan
from search.query import MAX_PAGE, Query
from search.reader import Reader, reader_of
from search.remembered import remembered
from search.result_parts import Expanded, Facet, FacetValue, Link, Pages
from search.run import Outcome, run
from search.sources import label_of
from search.syntax import quotable
from search.ways import Ways, ways_on

AROUND = 2  # page numbers shown on each side of the present one
MOST_TOLD = 5  # bad values that are named


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything a results template needs."""

    query: Query
    path: str
    scope: str
    count: int = 0
    hits: tuple[Hit, ...] = ()
    facets: tuple[Facet, ...] = ()
    active: tuple[Link, ...] = ()
    sorts: tuple[Link, ...] = ()
    pages: Pages | None = None
    expansions: tuple[Expanded, ...] = ()
    relaxed: bool = False
    widened: bool = False
    ways: Ways = field(default_factory=Ways)
    errors: tuple[str, ...] = ()
    wordless: bool = False  # a text was asked for that has nothing to look for
    unavailable: bool = False
    hidden: tuple[tuple[str, str], ...] = ()
    facet_names: Sequence[str] = field(default=FACETS)

    @property
    def clear_url(self) -> str:
        """The same place without words and filters."""
        return self.path

    @property
    def expand_on(self) -> bool:
        """Whether the thesaurus is used."""
        return self.query.expand

    @property
    def expand_url(self) -> str:
        """The same search with the thesaurus turned the other way."""
        return self.query.changed(expand=not self.query.expand, page=1).address(self.path)

    @property
    def asked(self) -> str:
        """The words asked for, to stand between quotation marks; empty when there are none."""
        return "" if self.wordless else quotable(self.query.q)

    def address_at(self, path: str) -> str:
        """The same search at another address: as a list, a feed, or to be saved."""
        return self.query.changed(page=1).address(path)

    @property
    def year_from(self) -> int | None:
        """The first year asked for."""
        return self.query.year_from

    @property
    def year_to(self) -> int | None:
        """The last year asked for."""
        return self.query.year_to


def results_for(
    request: HttpRequest, *, scope: str, path: str,
    fixed: Mapping[str, tuple[str, ...]] | None = None,
    facets: Sequence[str] = FACETS,
) -> ResultPage:
    """Reads the request's parameters, runs the search and makes its page.

    `fixed` are the page's own filters. A bad value is dropped and told in `errors`; a search
    engine that is away in `unavailable`.
    """
    query, bad = Query.read(request.GET)
    errors = tuple(
        _("“%(value)s” is not a possible value of %(name)s, so it was left out.") % {
            "value": one.value, "name": facet_label(one.name)
        }
        for one in bad[:MOST_TOLD]
    )
    place = Place(scope, path, tuple((fixed or {}).items()), tuple(facets))
    try:
        return replace(_found(query, reader_of(request), place, _quarter(query)), errors=errors)
    except SearchUnavailable:
        return replace(_frame(query, place, reader_of(request)), errors=errors, unavailable=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where results stand: the page's own filters, and the facets it shows."""

    scope: str
    path: str
    fixed: tuple[tuple[str, tuple[str, ...]], ...]
    facets: tuple[str, ...]


def _state() -> Hashable:
    return engine().state(), thesaurus.stamps()


def _quarter(query: Query) -> int:
    """The quarter of an hour it is, for a search that depends on it; days end at none but whole
    quarters, in whatever time zone.
    """
    return int(time.time() // 900) if query.when else 0


@remembered(_state)
def _found(query: Query, reader: Reader, place: Place, _at: int) -> ResultPage:
    outcome = run(query, reader, dict(place.fixed), place.facets)
    ways = ways_on(outcome, reader, place.path, dict(place.fixed))
    frame = replace(_frame(query, place, reader), ways=ways)
    return _filled(frame, outcome, reader, dict(place.fixed))


def _frame(query: Query, place: Place, reader: Reader) -> ResultPage:
    return ResultPage(
        query, place.path, place.scope, active=_active(query, place.path, reader.language),
        sorts=_sorts(query, place.path), hidden=_hidden(query), facet_names=place.facets,
    )


def _filled(
    frame: ResultPage, outcome: Outcome, reader: Reader, fixed: Mapping[str, tuple[str, ...]]
) -> ResultPage:
    answer, query = outcome.answer, outcome.query
    return replace(
        frame,
        count=answer.count,
        hits=hits_of(answer, query, outcome.plan, reader),
        facets=tuple(
            made
            for name in frame.facet_names
            if len(fixed.get(name, ("", ""))) > 1 and _is_told(name, query, fixed)
            if (made := _facet(name, _within(answer.facets.get(name, ()), fixed.get(name)),
                               query, frame.path, reader.language)).values
        ),
        pages=_pages(query, answer.count, frame.path),
        expansions=expanded(outcome.plan, reader.language),
        relaxed=answer.relaxed,
        widened=answer.widened,
        wordless=bool(query.q) and outcome.plan == Plan(),
    )


def _within(
    counts: Sequence[tuple[str, int]], allowed: tuple[str, ...] | None
) -> Sequence[tuple[str, int]]:
    """The counts of the values that the page itself allows."""
    return counts if allowed is None else [pair for pair in counts if pair[0] in allowed]


def _is_told(facet: str, query: Query, fixed: Mapping[str, tuple[str, ...]]) -> bool:
    """Types are told within a kind: police and guides in one list help nobody to choose."""
    if facet != "type" or query.type:
        return True
    return len(query.kind or fixed.get("kind", ())) == 1


def expanded(plan: Plan, language: str) -> tuple[Expanded, ...]:
    """What the thesaurus added, theme by theme: each once."""
    found: dict[str, Expanded] = {}
    for group in plan.groups:
        for facet, concept, _weight in group.tags:
            if facet != "theme" or concept in found:
                continue
            languages: dict[str, tuple[str, ...]] = {}
            for expansion in group.expansions:
                if (expansion.facet, expansion.concept) == (facet, concept):
                    present = languages.get(expansion.language, ())
                    languages[expansion.language] = (*present, expansion.term)
            label = label_of("theme", concept, language)
            found[concept] = Expanded(
                group.text, concept, label, f"/{language}/themes/{concept}/", languages
            )
    return tuple(found.values())


def facet_label(name: str) -> str:
    """What a filter is called."""
    return {
        "kind": _("Kind"), "type": _("Type"), "country": _("Country"), "theme": _("Theme"),
        "evidence": _("Evidence"), "status": _("Status"), "language": _("Language"),
        "year": _("Year"), "when": _("When"), "from": _("From year"), "to": _("To year"),
        "sort": _("Order"), "page": _("Page"), "size": _("Results a page"),
        "expand": _("Thesaurus"),
    }.get(name, name)


def _facet(
    name: str, counts: Sequence[tuple[str, int]], query: Query, path: str, language: str
) -> Facet:
    wanted = chosen(name, query)
    known = dict(counts)
    known.update({value: 0 for value in wanted if value not in known})
    values = [
        FacetValue(value, label_of(name, value, language), count, value in wanted,
                   _facet_url(name, value, query, path))
        for value, count in known.items()
    ]
    if name == "year":
        values.sort(key=lambda value: value.value, reverse=True)
    else:
        values.sort(key=lambda value: (-value.count, value.label.casefold()))
    return Facet(name, facet_label(name), tuple(values))


def chosen(name: str, query: Query) -> tuple[str, ...]:
    """The values of a facet that the query asks for."""
    if name != "year":
        return getattr(query, name)  # type: ignore[no-any-return]
    one = query.year_from is not None and query.year_from == query.year_to
    return (str(query.year_from),) if one else ()


def _facet_url(name: str, value: str, query: Query, path: str) -> str:
    if name != "year":
        return query.toggled(name, value).address(path)
    year = None if value in chosen("year", query) else int(value)
    return query.changed(year_from=year, year_to=year, page=1).address(path)


def _active(query: Query, path: str, language: str) -> tuple[Link, ...]:
    links = [
        Link(f"{facet_label(name)}: {label_of(name, value, language)}",
             query.toggled(name, value).address(path))
        for name, values in query.filters.items()
        for value in values
    ]
    if query.when:
        links.append(Link(f"{facet_label('when')}: {label_of('when', query.when, language)}",
                          query.changed(when="", page=1).address(path)))
    for name, label in (("year_from", "from"), ("year_to", "to")):
        if getattr(query, name) is not None:
            cleared = query.changed(**{name: None, "page": 1})
            links.append(Link(f"{facet_label(label)}: {getattr(query, name)}",
                              cleared.address(path)))
    return tuple(links)


def _sorts(query: Query, path: str) -> tuple[Link, ...]:
    labels = {"relevance": _("Best match"), "newest": _("Newest"), "title": _("Title")}
    if query.when == "coming":
        labels = {"relevance": labels["relevance"], "earliest": _("Next first"),
                  "newest": _("Last first"), "title": labels["title"]}
    if not query.q:  # nothing to match: the newest stand first
        del labels["relevance"]
    return tuple(
        Link(label, query.changed(sort=name, page=1).address(path), query.order == name)
        for name, label in labels.items()
    )


def _hidden(query: Query) -> tuple[tuple[str, str], ...]:
    """What the form carries along beside the words and years, which it asks for itself."""
    return tuple(
        (name, value) for name, value in query.parameters()
        if name not in ("q", "page", "from", "to")
    )


def _pages(query: Query, count: int, path: str) -> Pages | None:
    total = min(-(-count // query.size), MAX_PAGE)
    if total <= 1 and query.page == 1:
        return None

    def url(number: int) -> str:
        return query.changed(page=number).address(path)

    near = range(query.page - AROUND, query.page + AROUND + 1)
    numbers = sorted({1, total, *near} & set(range(1, total + 1)))
    return Pages(
        query.page, total,
        url(min(query.page - 1, total)) if query.page > 1 and total else "",
        url(query.page + 1) if query.page < total else "",
        tuple(Link(str(number), url(number), number == query.page, number) for number in numbers),
    )

