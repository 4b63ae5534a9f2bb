"""What somebody has typed so far, as words to complete."""

from dataclasses import dataclass
from typing import Self

from search.analysis import fold, tokenize
from search.query import clean_text

MAX_TYPED = 80  # characters that are read: nobody needs a completion of more
MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Typed:
    """Folded words: `words` are whole, `start` is the beginning of one more.

    `text` is what was typed, without blanks that say nothing.
    """

    text: str
    words: tuple[str, ...]
    start: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None when there is nothing to complete."""
        text = clean_text(text[:MAX_TYPED]).replace('"', " ").strip()
        folded = [fold(token.text) for token in tokenize(text)][:MAX_WORDS]
        if not folded:
            return None
        return cls(text, tuple(folded[:-1]), folded[-1])

    def meets(self, title: str) -> bool:
        """Whether a title has all the words and one that begins with `start`."""
        words = [fold(token.text) for token in tokenize(title)]
        return set(self.words) <= set(words) and any(w.startswith(self.start) for w in words)

    def begins(self, title: str) -> bool:
        """Whether a title begins with what was typed."""
        words = [fold(token.text) for token in tokenize(title)]
        return " ".join(words).startswith(" ".join((*self.words, self.start)))
