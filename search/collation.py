"""Alphabetical order as each Nordic language keeps it."""

import re
from functools import lru_cache

_LEFT_OUT = re.compile(r"[^\w {|}]|_")
_ORDERS = {
    "sv": "åäö",
    "fi": "åäö",
    "da": "æøå",
    "nb": "æøå",
    "nn": "æøå",
    "is": "þæö",
}
_SAME = {"ä": "æ", "æ": "ä", "ö": "ø", "ø": "ö"}
_ACCENTS = {
    ord(letter): plain
    for letter, plain in zip("áàâãéèêëíìîïóòôõúùûýñçð", "aaaaeeeeiiiioooouuuyncd", strict=True)
}


@lru_cache(maxsize=16)
def _table(language: str) -> dict[int, str]:
    table: dict[int, str] = dict(_ACCENTS)
    order = _ORDERS.get(language, "")
    for letter in "åäæöøþü":
        place = order.find(letter)
        if place < 0:
            place = order.find(_SAME.get(letter, "?"))
        plain = {"þ": "th", "ü": "u", "å": "a", "ä": "a", "æ": "ae"}.get(letter, "o")
        table[ord(letter)] = f"z{chr(0x7B + place)}" if place >= 0 else plain
    return table


def sort_key(text: str, language: str) -> str:
    """A string that sorts `text` as a reader of `language` expects (at most 80 characters)."""
    folded = text.casefold().translate(_table(language))
    return _LEFT_OUT.sub("", folded)[:80].strip()
