"""Languages of the portal: six it speaks, four more that content may be written in."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

INTERFACE_LANGUAGES = ("en", "fi", "sv", "nb", "da", "is")

CONTENT_LANGUAGES = [
    ("en", "English"),
    ("fi", "suomi"),
    ("sv", "svenska"),
    ("nb", "norsk bokmål"),
    ("da", "dansk"),
    ("is", "íslenska"),
    ("nn", "norsk nynorsk"),
    ("se", "davvisámegiella"),
    ("fo", "føroyskt"),
    ("kl", "kalaallisut"),
]
CONTENT_LANGUAGE_CODES = tuple(code for code, _ in CONTENT_LANGUAGES)

# Django knows the other eight.
DJANGO_LANG_INFO = {
    code: {"bidi": False, "code": code, "name": name, "name_local": local}
    for code, name, local in (
        ("se", "Northern Sami", "davvisámegiella"),
        ("fo", "Faroese", "føroyskt"),
        ("kl", "Greenlandic", "kalaallisut"),
    )
}

# In which order a reader of a language is offered the others: neighbours that are understood
# first, then English, then whatever there is.
_READABLE = {
    "en": ("en", "sv", "nb", "da", "fi", "is"),
    "fi": ("fi", "en", "sv", "nb", "da", "is"),
    "sv": ("sv", "nb", "da", "nn", "en", "fi", "is"),
    "nb": ("nb", "nn", "da", "sv", "en", "is", "fi"),
    "da": ("da", "nb", "sv", "nn", "en", "is", "fi"),
    "is": ("is", "en", "da", "nb", "sv", "fi"),
}

# The interface for a reader who asks for a language the portal's own words are not in.
_NEAREST_INTERFACE = {"nn": "nb", "no": "nb", "se": "nb", "fo": "da", "kl": "da"}


def reading_order(language: str) -> tuple[str, ...]:
    """All content languages in the order in which a reader of `language` is offered them.

    The order puts the reader's own language first, mutually intelligible ones next.
    """
    first = _READABLE.get(language, (language, "en"))
    return first + tuple(code for code in CONTENT_LANGUAGE_CODES if code not in first)


def best_language(language: str, available: object) -> str | None:
    """The one of `available` (a collection of codes) to show a reader of `language`, or None."""
    codes = set(available)  # type: ignore[call-overload]
    return next((code for code in reading_order(language) if code in codes), None) or min(
        codes, default=None
    )


def nearest_interface(code: str | None) -> str | None:
    """The interface language nearest to a BCP 47 code, or None."""
    base = (code or "").lower().split("-")[0]
    base = _NEAREST_INTERFACE.get(base, base)
    return base if base in INTERFACE_LANGUAGES else None


def interface_language(code: str | None) -> str:
    """The interface language nearest to a BCP 47 code; English when none is near."""
    return nearest_interface(code) or "en"


@lru_cache(maxsize=1024)
def language_name(code: str, in_language: str) -> str:
    """The name of language `code` in `in_language`: ("fi", "sv") gives "finska"."""
    try:
        name = Locale.parse(in_language).languages.get(code)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or dict(CONTENT_LANGUAGES).get(code, code)
