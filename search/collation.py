"""Alphabetical order as each Nordic language keeps it."""

import re
from functools import lru_cache
from unicodedata import normalize

_LEFT_OUT = re.compile(r"[^\w {|}]|_")
_ORDERS = {
    "sv": "åäö",
    "fi": "åäö",
    "da": "æøå",
    "nb": "æøå",
    "nn": "æøå",
    "is": "þæö",
}
# Letters of their own, each after all words with the plain one.
_AFTER_PLAIN = {"is": "áðéíóúý"}
_LONGEST = 255  # characters of a key: as many as titles of pages have
_SAME = {"ä": "æ", "æ": "ä", "ö": "ø", "ø": "ö"}
_ACCENTS = {
    ord(letter): plain
    for letter, plain in zip("áàâãéèêëíìîïóòôõúùûýñçð", "aaaaeeeeiiiioooouuuyncd", strict=True)
}


@lru_cache(maxsize=16)
def _table(language: str) -> dict[int, str]:
    table: dict[int, str] = dict(_ACCENTS)
    for letter in _AFTER_PLAIN.get(language, ""):
        table[ord(letter)] += "{"  # which stands behind z
    order = _ORDERS.get(language, "")
    for letter in "åäæöøþü":
        place = order.find(letter)
        if place < 0:
            place = order.find(_SAME.get(letter, "?"))
        plain = {"þ": "th", "ü": "u", "å": "a", "ä": "a", "æ": "ae"}.get(letter, "o")
        table[ord(letter)] = f"z{chr(0x7B + place)}" if place >= 0 else plain
    return table


def sort_key(text: str, language: str) -> str:
    """A string that sorts `text` as a reader of `language` expects (at most 255 characters).

    Signs count for nothing; a letter composed of several characters is that letter.
    """
    folded = normalize("NFC", text).casefold().translate(_table(language))
    return " ".join(_LEFT_OUT.sub("", folded).split())[:_LONGEST].strip()
