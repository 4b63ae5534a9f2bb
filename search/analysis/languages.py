"""The six languages of the portal, and which other language codes are read as one of them."""

LANGUAGES: tuple[str, ...] = ("en", "fi", "sv", "nb", "da", "is")
COMPOUNDING: tuple[str, ...] = ("fi", "sv", "nb", "da", "is")

# Nynorsk shares most of its words with Bokmål; "no" is what older systems write for either.
_ALIASES = {"nn": "nb", "no": "nb"}


def analysis_language(code: str) -> str | None:
    """The one of the six languages that a BCP 47 `code` is analysed as.

    None for languages without a lemmatiser here (se, fo, kl and all others): their words are
    indexed by exact and folded spelling only.
    """
    primary = code.lower().replace("_", "-").split("-", 1)[0]
    primary = _ALIASES.get(primary, primary)
    return primary if primary in LANGUAGES else None
