"""Names of countries that are spelt like a form of some other word: Oman is not oma (own).

Of the names of territories in CLDR, those that the lexicon or the stemmer of a language took for
something else. They are indexed as they are.
"""

_NAMES = """
    angóla argentina benin dóminíka georgia iran itävalta jordania katar kostaríka laos malta
    moldóva mongolia mön niger oman peru polen romania samoa somalia spánn suomi suður-afríka togo
"""
NAMES = frozenset(_NAMES.split())


def name_in(word: str) -> str | None:
    """The name that `word` (normalised) is, perhaps in a Scandinavian genitive."""
    return next((name for name in (word, word.removesuffix("s")) if name in NAMES), None)
