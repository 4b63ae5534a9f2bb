"""How good the text of a page is: the share of its words that its language's lexicon knows."""

from search.analysis import detect_language
from search.analysis.compounds import split
from search.analysis.lexicon import lexicon
from search.analysis.tokens import surfaces

SAMPLE, FEWEST, SHORTEST = 200, 12, 3
# Good text of the six languages has .85 and more of its words known, compounds taken apart;
# recognised text without its diacritics hardly .7.
POOR = 0.78


def language_and_quality(text: str, default: str) -> tuple[str, float | None]:
    """The language of a page's text, and the share (0 to 1) of its words that are known.

    None when there are too few words to tell. `default` is the language when the words do not
    tell it.
    """
    language = detect_language(text, default)
    words = [word.lower() for word in surfaces(text[:20_000])
             if len(word) >= SHORTEST and word.isalpha()][:SAMPLE]  # fmt: skip
    if len(words) < FEWEST:
        return language, None
    listed = lexicon(language)
    known = sum(
        listed.lemma(word) is not None or bool(split(word, language)) for word in words
    )
    return language, known / len(words)


def is_poor(quality: float | None) -> bool:
    """Whether an editor should look at the page."""
    return quality is not None and quality < POOR
