"""Names of countries and peoples that are spelt like a form of some other word.

Oman is not oma (own), samer (Sámi) are not samme (same). Of the names of territories in CLDR,
those that the lexicon or the stemmer of a language took for something else. They are indexed as
they are.
"""

_NAMES = """
    angóla argentina benin dóminíka georgia iran itävalta jordania katar kostaríka laos malta
    moldóva mongolia mön niger oman peru polen romania samoa somalia spánn suomi suður-afríka togo
    roma sámi sami samar
"""
# A name, then its forms.
_IN_FORMS = "romer romerna romerne|samer samerna samerne samene"
NAMES = {name: name for name in _NAMES.split()} | {
    form: name for name, *forms in map(str.split, _IN_FORMS.split("|")) for form in (name, *forms)
}


def name_in(word: str) -> str | None:
    """The name that `word` (normalised) is, perhaps in a Scandinavian genitive."""
    return NAMES.get(word) or NAMES.get(word.removesuffix("s"))
