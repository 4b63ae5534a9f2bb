"""Marks in a text what a query met, and finds the passage where most of it stands."""

import html
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress

from django.utils.safestring import SafeString

from search.analysis import Meeting, pieces_of, segment, words_in
from search.document import BORDER
from search.plan import Plan

SNIPPET_WORDS = 36
MOST = 12  # words that met and are counted in a passage
BEFORE = 8  # words shown before the first that met
# Stand around a marked word until the text is escaped; `segment` leaves them in no text.
OPEN, CLOSE = "\1", "\2"


def escaped(text: str) -> SafeString:
    """As Django's `escape`, for plain texts only, which a page has hundreds of."""
    return SafeString(html.escape(text))


class Highlighter:
    """Marks texts for one plan."""

    def __init__(self, plan: Plan) -> None:
        self.wanted = plan.wanted()
        self._meetings: dict[str, Meeting] = {}

    def places(self, words: Sequence[str], text: str, language: str) -> list[int]:
        """Which words of a text, by place, met the query."""
        if not self.wanted:
            return []
        meeting = self._meetings.get(language)
        if meeting is None:
            meeting = self._meetings[language] = Meeting(self.wanted, language)
        met = meeting.among(words, text)
        return list(compress(range(len(words)), map(met.__contains__, words)))

    def met(self, text: str, language: str) -> int:
        """How many different words of a text met the query."""
        words = pieces_of(segment(text))[1::2]
        return len({words[place].lower() for place in self.places(words, text, language)})

    def whole(self, text: str, language: str) -> SafeString:
        """The whole text, escaped, with <mark> around what met."""
        if not self.wanted:
            return escaped(text)
        pieces = pieces_of(segment(text))
        return _marked(pieces, self.places(pieces[1::2], text, language))

    def snippet(self, cut: str, language: str) -> tuple[SafeString, frozenset[str]]:
        """The passage of a text where most different words meet, escaped and marked.

        With the words that met in it. `cut` is the text as `segment` gives it. An empty passage
        when nothing met.
        """
        pieces = pieces_of(cut)
        words = pieces[1::2]
        places = self.places(words, cut, language)
        if not places:
            return SafeString(""), frozenset()
        borders = [0, *accumulate(map(words_in, cut.split(BORDER)))]
        first = _densest(words, places, borders)
        field = bisect_right(borders, first)
        low, high = borders[field - 1], borders[field]
        start = max(low, min(first - BEFORE, high - SNIPPET_WORDS))
        end = min(high, start + SNIPPET_WORDS)
        shown = [place for place in places if start <= place < end]
        # Word n is piece 2n + 1; of a text's first and last word its signs are shown too.
        passage = pieces[2 * start:2 * end + 1]
        passage[0] = passage[0].rpartition(BORDER)[2] if start == low else ""
        passage[-1] = passage[-1].partition(BORDER)[0] if end == high else ""
        marked = _marked(passage, [place - start for place in shown])
        before, after = ("… " if start > low else ""), (" …" if end < high else "")
        met = frozenset(words[place].lower() for place in shown)
        return SafeString(f"{before}{marked}{after}"), met


def _densest(words: Sequence[str], places: list[int], borders: list[int]) -> int:
    """Where the window with the most different words that met begins.

    `borders` are the places where one text ends and the next begins.
    """
    met = [words[place].lower() for place in places]
    best, begins = -1, places[0]
    for n, place in enumerate(places):
        close = min(place + SNIPPET_WORDS - BEFORE, borders[bisect_right(borders, place)])
        end = bisect_left(places, close, n, min(n + MOST, len(places)))
        score = len(set(met[n:end])) * 10 + end - n
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
