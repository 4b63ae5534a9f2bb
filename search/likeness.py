"""What makes another item like this one: its themes, then the words of its title and summary.

Themes alone give every item of a theme in no order; words alone never leave an item's language.
Together, themes (rarer ones count more) lead across languages and words say which are nearest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis import analyze_word, content_words, tokenize
from search.document import Item

MAX_WORDS = 12  # of an item that are compared
THEME_WEIGHT = 4.0
TITLE_WEIGHT = 1.5
KIND_WEIGHT = 0.5
KINDS = ("practice", "report", "seminar", "project")
_MIN_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """What to look for; `words` are terms as the index holds them."""

    key: str
    kind: str
    words: tuple[str, ...]
    themes: tuple[str, ...]
    kinds: Sequence[str] = KINDS


def likeness_of(item: Item) -> Likeness:
    """The terms of the original's title and summary, and the themes."""
    first = item.first
    written = [token.text for token in tokenize(f"{first.title}\n{first.summary}")]
    words: dict[str, None] = {}
    for word in content_words(written):
        terms = analyze_word(word, first.language).terms
        if terms and len(terms[0]) >= _MIN_LETTERS:
            words[terms[min(1, len(terms) - 1)]] = None  # the lemma where there is one
    return Likeness(item.key, first.kind, tuple(words)[:MAX_WORDS], first.themes)
