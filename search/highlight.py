"""Marks in a text what a query met, and finds the passage where most of it stands."""

from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Token, analyze_word, matches, tokens
from search.plan import Plan

SNIPPET_WORDS = 36
BEFORE = 8  # words shown before the first that met
READ_CHARACTERS = 60_000  # of a text that is looked through for a passage


class Highlighter:
    """Marks texts for one plan. Each word type is analysed once, however often it stands."""

    def __init__(self, plan: Plan) -> None:
        self.wanted = plan.wanted()
        self._meets: dict[str, dict[str, bool]] = {}

    def places(self, words: list[str], language: str) -> list[int]:
        """Which of a text's words, by place, met the query."""
        meets = self._meets.setdefault(language, {})
        for word in set(words).difference(meets):
            meets[word] = matches(analyze_word(word, language), self.wanted)
        return [place for place, word in enumerate(words) if meets[word]]

    def met(self, text: str, language: str) -> int:
        """How many different words of a text met the query."""
        if not self.wanted:
            return 0
        words = tokens.surfaces(text)
        return len({words[place].lower() for place in self.places(words, language)})

    def whole(self, text: str, language: str) -> SafeString:
        """The whole text, escaped, with <mark> around what met."""
        if not self.wanted:
            return escape(text)
        places = self.places(tokens.surfaces(text), language)
        if not places:
            return escape(text)
        return _marked(text, tokens.tokenize(text), places, 0, len(text))

    def snippet(self, text: str, language: str) -> tuple[SafeString, frozenset[str]]:
        """The passage where most different words meet, escaped and marked, and what met in it.

        An empty text when nothing met.
        """
        if not self.wanted:
            return mark_safe(""), frozenset()
        text = text[:READ_CHARACTERS]
        words = tokens.surfaces(text)
        places = self.places(words, language)
        if not places:
            return mark_safe(""), frozenset()
        first = _densest(words, places)
        start = max(0, min(first - BEFORE, len(words) - SNIPPET_WORDS))
        end = min(len(words), start + SNIPPET_WORDS)
        found = list(islice(tokens.iterate(text), end))
        begin = found[start].start if start else 0
        close = found[-1].end if end < len(words) else len(text)
        shown = [place for place in places if start <= place < end]
        marked = _marked(text, found, shown, begin, close)
        before, after = ("… " if start else ""), (" …" if end < len(words) else "")
        met = frozenset(words[place].lower() for place in shown)
        return mark_safe(f"{before}{marked}{after}"), met


def _densest(words: list[str], places: list[int]) -> int:
    """Where the window with the most different words that met begins."""
    best, begins = -1, places[0]
    for n, place in enumerate(places):
        inside = [other for other in places[n : n + 12] if other - place < SNIPPET_WORDS - BEFORE]
        score = len({words[other].lower() for other in inside}) * 10 + len(inside)
        if score > best:
            best, begins = score, place
    return begins


def _marked(
    text: str, found: list[Token], places: list[int], begin: int, close: int
) -> SafeString:
    parts: list[str] = []
    at = begin
    for place in places:
        token = found[place]
        parts.append(escape(text[at : token.start]))
        parts.append(f"<mark>{escape(text[token.start : token.end])}</mark>")
        at = token.end
    parts.append(escape(text[at:close]))
    return mark_safe("".join(parts))
