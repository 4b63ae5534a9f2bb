"""Ways on from a search that found nothing, or hardly anything."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search.query import Query
from search.reader import Reader
from search.run import Outcome, run
from search.sources import label_of
from search.spelling import corrected
from search.syntax import loosened

FEW = 3  # results up to which a misspelt word is thought of
MOST_COORDINATORS = 3

Fixed = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """Where to go on, with the number of results there (0: not counted)."""

    label: str
    url: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Ways:
    """What else there is to try.

    `meant`: the same search with its words put right; `loosened`: without quotation marks, without
    what leaves words out; `without`: with one filter less; `years`:
    with the years the right way round; `themes` and `coordinators` that the search is about.
    """

    meant: Way | None = None
    loosened: tuple[Way, ...] = ()
    without: tuple[Way, ...] = ()
    years: Way | None = None
    themes: tuple[Way, ...] = ()
    coordinators: tuple[Way, ...] = ()


def ways_on(outcome: Outcome, reader: Reader, path: str, fixed: Fixed) -> Ways:
    """The ways on from an outcome: no question is asked of the engine when it found enough.

    Raises SearchUnavailable.
    """
    answer, query = outcome.answer, outcome.query
    beyond = query.page > 1 and not answer.items
    if (answer.count > FEW and not answer.relaxed) or beyond:
        return Ways()
    asking = _Asking(query, reader, path, fixed)
    meant = asking.meant(some=not answer.count) if query.q else None
    if answer.count:
        return Ways(meant)
    return Ways(
        meant, tuple(asking.loosened()), tuple(asking.without_one()), asking.years_turned(),
        tuple(_themes(outcome, reader)), tuple(_coordinators(outcome, reader)),
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    """A search to be asked again a little differently."""

    query: Query
    reader: Reader
    path: str
    fixed: Fixed

    def way(self, label: str, query: Query, *, some: bool = False) -> Way | None:
        """The way to another query that finds something; with only `some` of its words if said."""
        answer = run(query.changed(page=1, size=1), self.reader, self.fixed, ()).answer
        count = answer.count if some or not answer.relaxed else 0
        return Way(label, query.changed(page=1).address(self.path), count) if count else None

    def meant(self, *, some: bool) -> Way | None:
        """The query with its misspelt words put right."""
        text = corrected(self.query.q, self.reader)
        return self.way(text, self.query.changed(q=text), some=some) if text else None

    def loosened(self) -> Iterator[Way]:
        """The query with its phrases as words, and then without what it leaves out."""
        for text in loosened(self.query.q):
            if way := self.way(text, self.query.changed(q=text)):
                yield way

    def without_one(self) -> Iterator[Way]:
        """The query without each of its filters."""
        for name, values in self.query.filters.items():
            label = ", ".join(label_of(name, value, self.reader.language) for value in values)
            if way := self.way(label, self.query.changed(**{name: ()})):
                yield way
        if self.query.when:
            label = label_of("when", self.query.when, self.reader.language)
            if way := self.way(label, self.query.changed(when="")):
                yield way
        low, high = self.query.year_from, self.query.year_to
        if low is not None or high is not None:
            label = f"{'' if low is None else low}–{'' if high is None else high}"
            if way := self.way(label, self.query.changed(year_from=None, year_to=None)):
                yield way

    def years_turned(self) -> Way | None:
        """The query with its years the right way round."""
        low, high = self.query.year_from, self.query.year_to
        if low is None or high is None or low <= high:
            return None
        return self.way(f"{high}–{low}", self.query.changed(year_from=high, year_to=low))


def _concepts(outcome: Outcome, facet: str) -> list[str]:
    """What the query names, by filter or by word."""
    named = [value for group in outcome.plan.groups for name, value, weight in group.tags
             if name == facet and weight == 1.0]
    return list(dict.fromkeys([*getattr(outcome.query, facet), *named]))


def _themes(outcome: Outcome, reader: Reader) -> Iterator[Way]:
    for theme in _concepts(outcome, "theme")[:5]:
        yield Way(label_of("theme", theme, reader.language), f"/{reader.language}/themes/{theme}/")


def _coordinators(outcome: Outcome, reader: Reader) -> Iterator[Way]:
    """Those of the countries that are searched for: somebody to ask."""
    countries = tuple(_concepts(outcome, "country"))
    if not countries:
        return
    query = Query(kind=("coordinator",), country=countries, size=MOST_COORDINATORS, sort="title")
    for item in run(query, reader, facets=()).answer.items:
        versions = {version.language: version for version in item.versions}
        shown = versions[reader.best(versions)]
        names = [label_of("country", code, reader.language) for code in item.first.countries]
        where = ", ".join(name for name in names if name not in shown.title)
        yield Way(f"{shown.title} ({where})" if where else shown.title,
                  f"/{reader.language}/{shown.path}")
