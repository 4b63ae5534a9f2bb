"""The eight Nordic countries and self-governing areas, and their names in any language."""

from functools import lru_cache

from babel import Locale

from search.collation import sort_key

# ISO 3166-1 alpha-2, with the time zone a meeting there is announced in.
COUNTRY_ZONES = {
    "FI": "Europe/Helsinki",
    "SE": "Europe/Stockholm",
    "NO": "Europe/Oslo",
    "DK": "Europe/Copenhagen",
    "IS": "Atlantic/Reykjavik",
    "AX": "Europe/Mariehamn",
    "FO": "Atlantic/Faroe",
    "GL": "America/Nuuk",
}
COUNTRY_CODES = tuple(COUNTRY_ZONES)
# The interface language to write in to somebody there who has not chosen one.
COUNTRY_LANGUAGES = {
    "FI": "fi", "SE": "sv", "NO": "nb", "DK": "da", "IS": "is", "AX": "sv", "FO": "da", "GL": "da",
}

# What people write for "from or of this country", in the form a dictionary lists.
ADJECTIVES: dict[str, dict[str, tuple[str, ...]]] = {
    "FI": {"en": ("Finnish",), "fi": ("suomalainen",), "sv": ("finsk", "finländsk"),
           "nb": ("finsk",), "da": ("finsk",), "is": ("finnskur",)},
    "SE": {"en": ("Swedish",), "fi": ("ruotsalainen",), "sv": ("svensk",),
           "nb": ("svensk",), "da": ("svensk",), "is": ("sænskur",)},
    "NO": {"en": ("Norwegian",), "fi": ("norjalainen",), "sv": ("norsk",),
           "nb": ("norsk",), "da": ("norsk",), "is": ("norskur",)},
    "DK": {"en": ("Danish",), "fi": ("tanskalainen",), "sv": ("dansk",),
           "nb": ("dansk",), "da": ("dansk",), "is": ("danskur",)},
    "IS": {"en": ("Icelandic",), "fi": ("islantilainen",), "sv": ("isländsk",),
           "nb": ("islandsk",), "da": ("islandsk",), "is": ("íslenskur",)},
}


@lru_cache(maxsize=1024)
def codes_by_name(language: str) -> list[str]:
    """The codes in the alphabetical order of the countries' names in a language."""
    return sorted(COUNTRY_CODES, key=lambda code: sort_key(country_name(code, language), language))


def country_name(code: str, language: str) -> str:
    """The name of an ISO 3166 country in `language` (CLDR's); the code itself when unknown."""
    locale = Locale.parse("nb" if language == "nn" else language) if language else Locale("en")
    return str(locale.territories.get(code, code))
