"""A found item as a reader sees it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe

from search import thesaurus
from search.analysis import pieces_of, segment
from search.answer import Answer
from search.attached import FoundPage
from search.dates import period
from search.document import Document, Item
from search.highlight import Highlighter, escaped
from search.pairs import best_pair
from search.parts import Part, PartHit, best_part, parts_of
from search.plan import Plan
from search.query import Query
from search.reader import Reader
from search.reasons import themes_met
from search.sources import label_of

SUMMARY_LENGTH, CARD_LENGTH = 280, 170  # characters
PUBLIC_LANGUAGES = ("en", "fi", "sv", "nb", "da", "is")


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and perhaps an address."""

    name: str
    url: str = ""
    id: str = ""
    language: str = ""

    @property
    def code(self) -> str:
        """The id, under the name that countries use."""
        return self.id

    @property
    def label(self) -> str:
        """The name, under the word that themes use."""
        return self.name


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page of a file that met the query: its passage, and the address that shows it."""

    number: int
    url: str
    snippet: SafeString
    language: str
    matched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A result card. Texts that may hold <mark> are safe HTML."""

    kind: str
    kind_label: str
    id: str
    url: str
    plain_title: str
    title: SafeString
    snippet: SafeString
    snippet_language: str
    language: str
    language_name: str
    date: str
    iso_date: str
    countries: tuple[Named, ...] = ()
    themes: tuple[Named, ...] = ()
    languages: tuple[Named, ...] = ()
    pair: dict[str, SafeString | str] | None = None
    labels: dict[str, str] = field(default_factory=dict)
    matched: tuple[str, ...] = ()
    found_by: tuple[Named, ...] = ()  # themes, where nothing is marked
    organisation: str = ""
    page: PageHit | None = None
    part: PartHit | None = None
    published: int = 0  # see `Document.published`
    level: int = 0  # of sharing; its word is among the labels where it is not public

    @property
    def level_label(self) -> str:
        """The sharing level in words; empty for what is public."""
        return self.labels.get("level", "")

    @property
    def snippet_language_name(self) -> str:
        """The language of the snippet, where it is not that of the title."""
        if self.snippet_language == self.language:
            return ""
        return next((one.name for one in self.languages if one.language == self.snippet_language),
                    "")

    @property
    def type_label(self) -> str:
        """The type in words."""
        return self.labels.get("type", "")

    @property
    def status_label(self) -> str:
        """The status in words."""
        return self.labels.get("status", "")

    @property
    def evidence_label(self) -> str:
        """The evidence in words."""
        return self.labels.get("evidence", "")


def make_hit(
    item: Item, reader: Reader, highlighter: Highlighter, length: int = SUMMARY_LENGTH,
    page: PageHit | None = None, parts: Sequence[Part] = (),
    stamps: tuple[object, ...] = (),
) -> Hit:
    """The card of an item: in the reader's language where it is there, else the next best.

    A summary, where no passage met the query, is cut to `length` characters. `page` is the page of
    its files to be shown with it, `parts` are the parts of the item that it may lead to; `stamps`
    those of the thesauri, where they have been asked for already.
    """
    versions = {version.language: version for version in item.versions}
    shown = versions[reader.best(versions)]
    language = reader.language
    title = highlighter.whole(shown.title, shown.language)
    snippet, met, read = _snippet(item, shown, highlighter, length)
    first = item.first
    part = best_part(parts, (shown.language, read), len(met), reader, highlighter)
    met |= part.matched if part else frozenset()
    met |= page.matched if page else frozenset()
    stamps = stamps or thesaurus.stamps()
    label = partial(_label, stamps, language)
    labels = {
        name: ", ".join(label(name, value) for value in values)
        for name, values in first.labels.items()
        if values
    }
    if item.level:
        labels["level"] = label("level", str(item.level))
    other = shown.language != language
    return Hit(
        kind=first.kind, kind_label=label("kind", first.kind), id=first.id,
        url=f"/{language}/{shown.path}", plain_title=shown.title, title=title, snippet=snippet,
        snippet_language=read,
        language=shown.language,
        language_name=label("language", shown.language) if other else "",
        date=period(first.date, first.ends, language), iso_date=first.date,
        countries=tuple(_country(stamps, language, code) for code in first.countries),
        themes=tuple(_theme(stamps, language, theme) for theme in first.themes),
        languages=tuple(_version(one, language, label) for one in item.versions),
        pair=best_pair(item, shown, read, highlighter), labels=labels, matched=tuple(sorted(met)),
        page=page, part=part, published=first.published, level=item.level,
    )


def _version(version: Document, language: str, label: Callable[[str, str], str]) -> Named:
    """A language version and its address; without an interface of its own it keeps `language`."""
    read = version.language
    own = read in PUBLIC_LANGUAGES
    url = f"/{read}/{version.path}" if own else f"/{language}/{version.path}?version={read}"
    return Named(label("language", read), language=read, url=url)


def hits_of(
    answer: Answer, query: Query, plan: Plan, reader: Reader
) -> tuple[Hit, ...]:
    """The cards of an answer, each with the page of its files and the part that met the query."""
    highlighter = Highlighter(plan)
    parts = parts_of(answer.items, reader) if plan else {}
    stamps = thesaurus.stamps()
    asked = urlencode({"q": query.q})
    hits = []
    for item in answer.items:
        page = answer.pages.get(item.key)
        hit = make_hit(item, reader, highlighter, parts=parts.get(item.key, ()), stamps=stamps,
                       page=page_hit(page, asked, reader, highlighter))
        if not hit.matched:
            themes = themes_met(item, page, plan)
            hit = replace(hit, found_by=tuple(_theme(stamps, reader.language, theme)
                                              for theme in themes))
        hits.append(hit)
    return tuple(hits)


def page_hit(
    found: FoundPage | None, asked: str, reader: Reader, highlighter: Highlighter
) -> PageHit | None:
    """A page that met a query, as a reader sees it; `asked` is the query as a parameter."""
    if found is None:
        return None
    snippet, met = highlighter.snippet(found.cut, found.language)
    if not met:  # it has the words of a term, but nowhere together
        snippet = _shortened("".join(pieces_of(found.cut)), CARD_LENGTH)
    url = f"/{reader.language}/{found.path}?{asked}&page={found.number}#leaf"
    return PageHit(found.number, url, snippet, found.language, met)


@lru_cache(maxsize=4096)
def _label(_stamps: object, language: str, facet: str, value: str) -> str:
    """As `label_of`, for as long as the thesauri have these stamps."""
    return label_of(facet, value, language)


@lru_cache(maxsize=1024)
def _country(stamps: object, language: str, code: str) -> Named:
    """A country with its page."""
    url = f"/{language}/network/countries/{code.lower()}/"
    return Named(_label(stamps, language, "country", code), id=code, url=url)


@lru_cache(maxsize=4096)
def _theme(stamps: object, language: str, theme: str) -> Named:
    """A theme with its page."""
    return Named(_label(stamps, language, "theme", theme), id=theme,
                 url=f"/{language}/themes/{theme}/")


def cards(items: Iterable[Item], reader: Reader) -> list[Hit]:
    """Items as cards, without marks."""
    plain = Highlighter(Plan())
    return [make_hit(item, reader, plain, CARD_LENGTH) for item in items]


def _snippet(
    item: Item, shown: Document, highlighter: Highlighter, length: int
) -> tuple[SafeString, frozenset[str], str]:
    """From the version shown; else from the first other version that met; else the summary.

    With what met, and the language of the text.
    """
    others = [version for version in item.versions if version is not shown]
    met_in_title: frozenset[str] = frozenset()
    for version in (shown, *others):
        snippet, met = highlighter.snippet(version.cut, version.language)
        if met:
            return snippet, met, version.language
        if not met_in_title:
            met_in_title = highlighter.snippet(segment(version.title), version.language)[1]
        if met_in_title:
            break
    return _shortened(shown.summary, length), met_in_title, shown.language


def _shortened(text: str, length: int) -> SafeString:
    if len(text) <= length:
        return escaped(text)
    return mark_safe(escaped(text[:length].rsplit(" ", 1)[0]) + " …")
