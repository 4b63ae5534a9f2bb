"""Names cut into words to be completed: titles, acronyms, terms of themes, and what is typed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from search.analysis import fold, tokenize

# Hyphens, apostrophes and colons inside a word; and signs that folding makes of other signs.
_JOINTS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """What a name is completed by.

    `words` are folded and in order, each part of a joined one for itself: "T-visa 2021" gives
    t, visa, 2021. `forms` are these and joined ones written as one: tvisa. `letters` are the words
    without what stands between them: by these a name begins as something typed.
    """

    words: tuple[str, ...]
    forms: frozenset[str]
    letters: str


@lru_cache(maxsize=4096)  # what is typed letter by letter meets the same names again
def read_name(text: str) -> Name:
    """A name, cut into its words."""
    cut = [_parts(token.text) for token in tokenize(text)]
    words = tuple(word for parts in cut for word in parts)
    joined = ("".join(parts) for parts in cut if len(parts) > 1)
    return Name(words, frozenset((*words, *joined)), "".join(words))


def _parts(word: str) -> list[str]:
    folded = fold(word)
    return [folded] if folded.isalnum() else [part for part in _JOINTS.split(folded) if part]
