"""Suggestions while somebody types: themes, titles and organisations that the reader may see."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.analysis import fold, tokenize
from search.document import Document, Item
from search.engines import engine
from search.from_thesaurus import FromThesaurus
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
    """A term of a theme: its folded text, and its rank among the theme's terms (0: preferred)."""

    folded: str
    theme: str
    language: str
    text: str
    rank: int


class _Terms:
    """The terms of all themes, found by the beginning of any of their words."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        entries: list[tuple[str, int, _Term]] = []
        for concept in concepts:
            if concept.facet == "theme":
                for term in _terms(concept):
                    entries += [(rest, place, term) for place, rest in _tails(term.folded)]
        entries.sort(key=lambda entry: entry[0])
        self._tails = [tail for tail, _place, _term in entries]
        self._entries = entries

    def beginning(self, start: str) -> Iterator[tuple[int, _Term]]:
        """Terms where `start` begins a word, with the place of that word."""
        at = bisect_left(self._tails, start)
        while at < len(self._tails) and self._tails[at].startswith(start):
            _tail, place, term = self._entries[at]
            yield place, term
            at += 1


def _terms(concept: Concept) -> Iterator[_Term]:
    for language, texts in concept.terms.items():
        for rank, text in enumerate(texts):
            folded = " ".join(fold(token.text) for token in tokenize(text))
            yield _Term(folded, concept.id, language, text, rank)


def _tails(folded: str) -> Iterator[tuple[int, str]]:
    words = folded.split(" ")
    for place in range(len(words)):
        yield place, " ".join(words[place:])


_remembered = FromThesaurus(_Terms)


def _themes(typed: Typed, reader: Reader) -> list[Suggestion]:
    """Each theme once, by its best term: the reader's language first, beginnings before middles."""
    start = " ".join((*typed.words, typed.start))
    best: dict[str, tuple[tuple[int, int, int, int], _Term]] = {}
    for place, term in _remembered.current().beginning(start):
        order = (int(term.language != reader.language), min(place, 1), min(term.rank, 1),
                 len(term.text))
        if term.theme not in best or order < best[term.theme][0]:
            best[term.theme] = (order, term)
    chosen = sorted(best.values(), key=lambda found: (found[0], found[1].folded))[:MOST_THEMES]
    return [_theme(term, reader) for _order, term in chosen]


def _theme(term: _Term, reader: Reader) -> Suggestion:
    label = label_of("theme", term.theme, reader.language)
    url = f"/{reader.language}/themes/{term.theme}/"
    return Suggestion(term.text, term.language, url, "" if label == term.text else label)


# --- Items ------------------------------------------------------------------------------
def _items(
    typed: Typed, reader: Reader, kinds: tuple[str, ...], most: int
) -> tuple[Suggestion, ...]:
    found = engine().complete(typed, reader.audience, reader.language, kinds, most * READ)
    shown = [_shown(item, typed, reader) for item in found]
    order = sorted(shown, key=lambda one: (not typed.begins(one.title), len(one.title)))
    return tuple(
        Suggestion(one.title, one.language, f"/{reader.language}/{one.path}",
                   label_of("kind", one.kind, reader.language))
        for one in order[:most]
    )


def _shown(item: Item, typed: Typed, reader: Reader) -> Document:
    """The version whose title was typed; the one that the reader reads best when several are."""
    versions = {version.language: version for version in item.versions}
    met = {code: version for code, version in versions.items() if typed.meets(version.title)}
    among = met or versions
    return among[reader.best(among)]
