"""What somebody has typed so far, as words to complete."""

from dataclasses import dataclass
from typing import Self

from search.names import Name, read_name
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
        folded = read_name(text).words[:MAX_WORDS]
        if not folded:
            return None
        return cls(text, tuple(folded[:-1]), folded[-1])

    @property
    def letters(self) -> str:
        """All words without blanks."""
        return "".join((*self.words, self.start))

    def meets(self, *names: Name) -> bool:
        """Whether names of one thing have all the words and one that begins with `start`."""
        forms = frozenset[str]().union(*(name.forms for name in names))
        return forms.issuperset(self.words) and any(form.startswith(self.start) for form in forms)

    def order(self, *names: Name) -> tuple[bool, bool]:
        """Sorts things by their names: those stand first of which one begins with what was typed,
        then those that have the last word whole.
        """
        letters = self.letters
        begins = any(name.letters.startswith(letters) for name in names)
        return not begins, not any(self.start in name.forms for name in names)
