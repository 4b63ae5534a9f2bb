"""Marks in a text what a query met, and finds the passage where most of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Token, WordTerms, analyze_word, is_stop_word, matches, tokenize
from search.plan import Plan

SNIPPET_WORDS = 36
READ_CHARACTERS = 60_000  # of a text that is looked through for a passage


@dataclass(frozen=True, slots=True)
class Mark:
    """A token of a text that met the query."""

    place: int  # among the tokens
    token: Token


class Highlighter:
    """Marks texts for one plan."""

    def __init__(self, plan: Plan) -> None:
        self.wanted = plan.wanted()

    def marks(self, tokens: Sequence[Token], language: str) -> list[Mark]:
        """The tokens that met the query, in order."""
        return [
            Mark(place, token)
            for place, token in enumerate(tokens)
            if self._meets(analyze_word(token.text, language), token.text)
        ]

    def _meets(self, word: WordTerms, text: str) -> bool:
        return matches(word, self.wanted) and not (
            is_stop_word(text.lower()) and word.exact not in self.wanted
        )

    def whole(self, text: str, language: str) -> SafeString:
        """The whole text, escaped, with <mark> around what met."""
        if not self.wanted or not text:
            return escape(text)
        return _marked(text, self.marks(tokenize(text), language), 0, len(text))

    def snippet(self, text: str, language: str) -> tuple[SafeString, frozenset[str]]:
        """The passage where most different terms meet, escaped and marked, and what met in it.

        An empty text when nothing met.
        """
        text = text[:READ_CHARACTERS]
        tokens = tokenize(text)
        marks = self.marks(tokens, language) if self.wanted else []
        if not marks:
            return mark_safe(""), frozenset()
        first, last = _densest(marks)
        start = max(0, min(first - 8, len(tokens) - SNIPPET_WORDS))
        end = min(len(tokens), start + SNIPPET_WORDS)
        begin = tokens[start].start
        close = tokens[end - 1].end if end < len(tokens) else len(text)
        shown = [mark for mark in marks if start <= mark.place < end]
        marked = _marked(text, shown, begin, close)
        before, after = ("… " if start else ""), (" …" if end < len(tokens) else "")
        met = frozenset(mark.token.text.lower() for mark in shown)
        return mark_safe(f"{before}{marked}{after}"), met


def _densest(marks: list[Mark]) -> tuple[int, int]:
    """First and last token place of the window with the most different words that met."""
    best, window = -1, (marks[0].place, marks[0].place)
    for n, mark in enumerate(marks):
        inside = [other for other in marks[n : n + 12] if other.place - mark.place < SNIPPET_WORDS]
        score = len({other.token.text.lower() for other in inside}) * 10 + len(inside)
        if score > best:
            best, window = score, (mark.place, inside[-1].place)
    return window


def _marked(text: str, marks: list[Mark], begin: int, close: int) -> SafeString:
    parts, place = [], begin
    for mark in marks:
        parts.append(escape(text[place : mark.token.start]))
        parts.append(f"<mark>{escape(mark.token.text)}</mark>")
        place = mark.token.end
    parts.append(escape(text[place:close]))
    return mark_safe("".join(parts))
