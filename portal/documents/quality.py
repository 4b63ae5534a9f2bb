"""How good the text of a page is: the share of its words that its language's lexicon knows."""

import re

from search.analysis import detect_language
from search.analysis.compounds import split
from search.analysis.lexicon import lexicon
from search.analysis.tokens import surfaces

SAMPLE, FEWEST, SHORTEST = 200, 12, 3
# Good text of the six languages has .87 and more of its words known, compounds taken apart and
# names left out; recognised text without its diacritics .77 at most.
POOR = 0.82
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def language_and_quality(text: str, default: str) -> tuple[str, float | None]:
    """The language of a page's text, and the share (0 to 1) of its words that are known.

    None when there are too few words to tell. Addresses do not count, nor do capitalised words that
    are not known: they are names. `default` is the language when the words do not tell it.
    """
    language = detect_language(text, default)
    words = [word for word in surfaces(_ADDRESS.sub(" ", text[:20_000]))
             if len(word) >= SHORTEST and word.isalpha()][:SAMPLE]  # fmt: skip
    known = ((word, _is_known(word.lower(), language)) for word in words)
    counted = [good for word, good in known if good or word.islower()]
    return language, sum(counted) / len(counted) if len(counted) >= FEWEST else None


def _is_known(word: str, language: str) -> bool:
    return lexicon(language).lemma(word) is not None or bool(split(word, language))


def is_poor(quality: float | None) -> bool:
    """Whether an editor should look at the page."""
    return quality is not None and quality < POOR
