"""Marks in a text what a query met, and finds the passage where most of it stands."""

import html
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress
from typing import NamedTuple

from django.utils.safestring import SafeString

from search.analysis import Meeting, pieces_of, segment, words_in
from search.document import BORDER
from search.plan import Plan
from search.together import SequenceMeeting, Wanted

SNIPPET_WORDS = 36
MOST = 12  # words that met and are counted in a passage
BEFORE = 8  # words shown before the first that met
# Stand around a marked word until the text is escaped; `segment` leaves them in no text.
OPEN, CLOSE = "\1", "\2"


def escaped(text: str) -> SafeString:
    """As Django's `escape`, for plain texts only, which a page has hundreds of."""
    return SafeString(html.escape(text))


class Met(NamedTuple):
    """What met the query in a text: a word, or the words of a term that stand together.

    `written` is the text from the first to the last of them, in small letters.
    """

    places: tuple[int, ...]
    written: str


class _Meetings:
    """What meets in texts of one language: `words`, `sequences`, the first words of `either`."""

    def __init__(self, wanted: Wanted, language: str) -> None:
        self.wanted = wanted
        self.words = Meeting(wanted.words, language)
        self.sequences = SequenceMeeting(wanted.sequences, language)
        self.either = Meeting(wanted.words.union(self.sequences.starting()), language)


class Highlighter:
    """Marks texts for one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._meetings: dict[str, _Meetings] = {}

    def among(self, pieces: Sequence[str], text: str, language: str) -> list[Met]:
        """What met the query in a text, cut into `pieces`, in the order in which it begins."""
        if not self.plan:
            return []
        meetings = self._meetings.get(language)
        if meetings is None:
            wanted = self.plan.wanted(language)
            meetings = self._meetings[language] = _Meetings(wanted, language)
        words = pieces[1::2]
        having = meetings.either.among(words, text)
        places = list(compress(range(len(words)), map(having.__contains__, words)))
        if not meetings.wanted.sequences:
            return [Met((place,), words[place].lower()) for place in places]
        single = meetings.words.among(words, text)
        found = [Met((place,), words[place].lower()) for place in places if words[place] in single]
        covered = {place for (place,), _written in found}
        sequences = chain.from_iterable(meetings.sequences.at(pieces, place) for place in places)
        for sequence in sorted(sequences, key=len, reverse=True):
            if not covered.issuperset(sequence):
                covered.update(sequence)
                found.append(Met(sequence, _written(words, sequence)))
        return sorted(found)

    def met(self, text: str, language: str) -> int:
        """How many different words and terms of a text met the query."""
        return len({one.written for one in self.among(pieces_of(segment(text)), text, language)})

    def whole(self, text: str, language: str) -> SafeString:
        """The whole text, escaped, with <mark> around what met."""
        if not self.plan:
            return escaped(text)
        pieces = pieces_of(segment(text))
        return _marked(pieces, _places(self.among(pieces, text, language)))

    def snippet(self, cut: str, language: str) -> tuple[SafeString, frozenset[str]]:
        """The passage of a text where most different words and terms meet, escaped and marked.

        With what met in it. `cut` is the text as `segment` gives it. An empty passage when nothing
        met.
        """
        pieces = pieces_of(cut)
        found = self.among(pieces, cut, language)
        if not found:
            return SafeString(""), frozenset()
        borders = [0, *accumulate(map(words_in, cut.split(BORDER)))]
        first = _densest(found, borders)
        field = bisect_right(borders, first)
        low, high = borders[field - 1], borders[field]
        start = max(low, min(first - BEFORE, high - SNIPPET_WORDS))
        end = min(high, start + SNIPPET_WORDS)
        # A term that the passage cuts is not marked, unless it alone is longer than a passage.
        shown = [one for one in found if start <= one.places[0] < end
                 and (one.places[-1] < end or one.places[0] == first)]
        # Word n is piece 2n + 1; of a text's first and last word its signs are shown too.
        passage = pieces[2 * start:2 * end + 1]
        passage[0] = passage[0].rpartition(BORDER)[2] if start == low else ""
        passage[-1] = passage[-1].partition(BORDER)[0] if end == high else ""
        marked = _marked(passage, [place - start for place in _places(shown) if place < end])
        before, after = ("… " if start > low else ""), (" …" if end < high else "")
        met = frozenset(one.written for one in shown)
        return SafeString(f"{before}{marked}{after}"), met


def _written(words: Sequence[str], places: Sequence[int]) -> str:
    return " ".join(words[places[0]:places[-1] + 1]).lower()


def _places(found: Iterable[Met]) -> set[int]:
    """The places of all words of what met."""
    return set(chain.from_iterable(one.places for one in found))


def _densest(found: Sequence[Met], borders: list[int]) -> int:
    """Where the window begins in which the most different words and terms met as a whole.

    `borders` are the places where one text ends and the next begins.
    """
    starts = [one.places[0] for one in found]
    best, begins = -1, starts[0]
    for n, place in enumerate(starts):
        close = min(place + SNIPPET_WORDS - BEFORE, borders[bisect_right(borders, place)])
        end = bisect_left(starts, close, n, min(n + MOST, len(starts)))
        whole = {written for places, written in found[n:end] if places[-1] < close}
        score = len(whole) * 10 + end - n
        if score > best:
            best, begins = score, place
    return begins


def _marked(pieces: Sequence[str], places: Iterable[int]) -> SafeString:
    """The pieces, escaped, the words at `places` in <mark>."""
    shown = list(pieces)
    for place in places:
        shown[2 * place + 1] = f"{OPEN}{shown[2 * place + 1]}{CLOSE}"
    marked = escaped("".join(shown)).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return SafeString(marked)
