"""Detection: which of the six languages a text is written in."""

from .folding import fold
from .languages import LANGUAGES
from .lexicon import lexicon
from .stopwords import stop_words
from .tokens import surfaces

_MIN_WORDS = 5
_SAMPLE = 300
# Below this a text is in none of the six (or is a table of numbers). Measured: texts of the six
# score .7 and more, German and Sámi below .4.
_MIN_SCORE = 0.45


def detect_language(text: str, default: str) -> str:
    """One of the six languages, from the words of `text`; `default` when they don't tell.

    They don't in a text of fewer than five words, or when hardly any are known to a language.
    The share of words in a language's lexicon and the share of its stop words are added; in
    a text that lost its diacritics stop words are compared without them.
    """
    words = [word.lower() for word in surfaces(text[:20_000]) if not word[0].isdigit()][:_SAMPLE]
    if len(words) < _MIN_WORDS:
        return default
    scores = {code: _score(words, code) for code in LANGUAGES}
    best = max(scores.values())
    if best < _MIN_SCORE or scores.get(default) == best:
        return default
    return max(scores, key=scores.__getitem__)


def _score(words: list[str], language: str) -> float:
    stops = stop_words(language)
    if all(map(str.isascii, words)):
        stops = stops | {fold(stop) for stop in stops}
    listed = lexicon(language)
    hits = sum(word in stops for word in words)
    known = sum(listed.lemma(word) is not None for word in words)
    return (hits + known) / len(words)
