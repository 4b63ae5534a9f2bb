"""Suggestions while somebody types: themes, titles and organisations that the reader may see."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.document import Document, Item
from search.engines import engine
from search.from_thesaurus import FromThesaurus
from search.names import Name, read_name
from search.reader import Reader
from search.sources import Concept, label_of, sources
from search.typed import Typed

MOST_THEMES, MOST_ORGANISATIONS, MOST_TITLES = 4, 3, 5
READ = 3  # times as many items are read as are shown, for the best of them to stand first
ORGANISATIONS = ("organisation", "coordinator", "country")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to go to: `text` is in `language`; `about` says what it is, in the reader's."""

    text: str
    language: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What completes the words typed, by what it is."""

    themes: tuple[Suggestion, ...] = ()
    titles: tuple[Suggestion, ...] = ()
    organisations: tuple[Suggestion, ...] = ()


def suggest(text: str, reader: Reader) -> Suggestions:
    """Suggestions for a beginning; none for no word. Raises SearchUnavailable."""
    typed = Typed.read(text)
    if typed is None:
        return Suggestions()
    others = tuple(kind for kind in sources() if kind not in ORGANISATIONS)
    return Suggestions(
        tuple(_themes(typed, reader)),
        _items(typed, reader, others, MOST_TITLES),
        _items(typed, reader, ORGANISATIONS, MOST_ORGANISATIONS),
    )


# --- Themes -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a theme, and its rank among the theme's terms (0: preferred)."""

    name: Name
    theme: str
    language: str
    text: str
    rank: int


class _Terms:
    """The terms of all themes, found by the beginning of any of their words."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        entries = [
            (form, term)
            for concept in concepts if concept.facet == "theme"
            for term in _terms(concept) for form in term.name.forms
        ]  # fmt: skip
        entries.sort(key=lambda entry: entry[0])
        self._forms = [form for form, _term in entries]
        self._entries = entries

    def meeting(self, typed: Typed) -> Iterator[_Term]:
        """Terms that have what was typed; some more than once."""
        at = bisect_left(self._forms, typed.start)
        while at < len(self._forms) and self._forms[at].startswith(typed.start):
            term = self._entries[at][1]
            if term.name.forms.issuperset(typed.words):
                yield term
            at += 1


def _terms(concept: Concept) -> Iterator[_Term]:
    for language, texts in concept.terms.items():
        for rank, text in enumerate(texts):
            yield _Term(read_name(text), concept.id, language, text, min(rank, 1))


_Order = tuple[bool, bool, int, int]
_remembered = FromThesaurus(_Terms)


def _themes(typed: Typed, reader: Reader) -> list[Suggestion]:
    """Each theme once, by its best term: the reader's language first, beginnings before middles.

    Of the themes those stand first whose term begins as typed.
    """
    letters = typed.letters
    best: dict[str, tuple[_Order, _Term]] = {}
    for term in _remembered.current().meeting(typed):
        foreign = term.language != reader.language
        later = not term.name.letters.startswith(letters)
        order = (foreign, later, term.rank, len(term.text))
        if term.theme not in best or order < best[term.theme][0]:
            best[term.theme] = (order, term)
    chosen = sorted(best.values(), key=_beginnings_first)[:MOST_THEMES]
    return [_theme(term, reader) for _order, term in chosen]


def _beginnings_first(found: tuple[_Order, _Term]) -> tuple[bool, _Order, tuple[str, ...]]:
    order, term = found
    return order[1], order, term.name.words


def _theme(term: _Term, reader: Reader) -> Suggestion:
    label = label_of("theme", term.theme, reader.language)
    url = f"/{reader.language}/themes/{term.theme}/"
    return Suggestion(term.text, term.language, url, "" if label == term.text else label)


# --- Items ------------------------------------------------------------------------------
def _items(
    typed: Typed, reader: Reader, kinds: tuple[str, ...], most: int
) -> tuple[Suggestion, ...]:
    found = engine().complete(typed, reader.audience, reader.language, kinds, most * READ)
    shown = [met for item in found if (met := _shown(item, typed, reader))]
    shown.sort(key=lambda one: (*typed.order(*_names(one)), len(one.title)))
    return tuple(
        Suggestion(_text(one, typed), one.language, f"/{reader.language}/{one.path}",
                   label_of("kind", one.kind, reader.language))
        for one in shown[:most]
    )


def _shown(item: Item, typed: Typed, reader: Reader) -> Document | None:
    """The version that was typed: by its title alone, else with its other names.

    The one that the reader reads best when several are; none when the words are of different ones.
    """
    versions = {version.language: version for version in item.versions}
    met = {code: one for code, one in versions.items() if typed.meets(read_name(one.title))} or {
        code: one for code, one in versions.items() if typed.meets(*_names(one))
    }
    return met[reader.best(met)] if met else None


def _text(one: Document, typed: Typed) -> str:
    """The title; with the other names where these were typed."""
    if typed.meets(read_name(one.title)):
        return one.title
    return f"{one.title} ({', '.join(one.names)})"


def _names(one: Document) -> list[Name]:
    return [read_name(name) for name in (one.title, *one.names)]
