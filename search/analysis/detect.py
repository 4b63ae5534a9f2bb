"""Detection: which of the six languages a text is written in."""

from .languages import LANGUAGES
from .stopwords import stop_words
from .tokens import surfaces

_MIN_WORDS = 6
_SAMPLE = 400


def detect_language(text: str, default: str) -> str:
    """One of the six languages by the words of `text`; `default` when it is too short to tell."""
    words = [word.lower() for word in surfaces(text[:20_000])[:_SAMPLE]]
    if len(words) < _MIN_WORDS:
        return default
    counts = {code: sum(word in stop_words(code) for word in words) for code in LANGUAGES}
    best = max(counts.values())
    leaders = [code for code, count in counts.items() if count == best]
    if best == 0:
        return default
    return default if default in leaders else leaders[0]
