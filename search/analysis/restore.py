"""Restoring: which words of a lexicon a spelling without diacritics may stand for."""

from .lexicon import Lexicon

# What each plain letter or digraph may have been, by language. Only the letters of the
# language's own alphabet (and é, which all Scandinavian ones use).
_SCANDINAVIAN = {"e": "é", "aa": "å", "ae": "æ", "oe": "ø", "a": "åæ", "o": "ø"}
_RESTORED: dict[str, dict[str, str]] = {
    "fi": {"a": "ä", "o": "ö", "ae": "ä", "oe": "ö"},
    "sv": {"a": "åä", "o": "ö", "e": "é", "aa": "å", "ae": "ä", "oe": "ö"},
    "nb": _SCANDINAVIAN,
    "da": _SCANDINAVIAN,
    "is": {
        "a": "áæ",
        "o": "óö",
        "e": "é",
        "i": "í",
        "u": "ú",
        "y": "ý",
        "d": "ð",
        "th": "þ",
        "ae": "æ",
        "oe": "ö",
    },
}
_MAX_STEPS = 400
_MAX_FOUND = 3
_MIN_LENGTH = 3


def restore(word: str, language: str, lexicon: Lexicon) -> list[str]:
    """Up to three words of `lexicon` that are spelt `word` once diacritics are dropped.

    `word` is in small letters, with or without some of its diacritics (kadessa → kädessä,
    boern → børn, maal → mål); it is not itself among the results. Walks the lexicon letter by
    letter and leaves a branch when no word starts so; bounded in steps.
    """
    if language not in _RESTORED or len(word) < _MIN_LENGTH:
        return []
    found: list[str] = []
    stack = [("", 0)]
    steps = 0
    while stack and steps < _MAX_STEPS and len(found) < _MAX_FOUND:
        spelt, at = stack.pop()
        steps += 1
        if at == len(word):
            if spelt != word and spelt in lexicon:
                found.append(spelt)
        else:
            stack.extend(branches(word, spelt, at, language, lexicon))
    return sorted(found)


def branches(
    word: str, spelt: str, at: int, language: str, lexicon: Lexicon
) -> list[tuple[str, int]]:
    """The ways on from `spelt`, which stands for letters of `word` that end before `at`.

    Each is a longer spelling, some word of the lexicon begins so, and how far it goes.
    """
    table = _RESTORED[language]
    steps: list[tuple[str, int]] = []
    for width in (1, 2):
        plain = word[at : at + width]
        if len(plain) < width:
            continue
        letters = table.get(plain, "") + (plain if width == 1 else "")
        for letter in letters:
            longer = spelt + letter
            # The first two letters prune nothing and cost a search each.
            if len(longer) < 2 or lexicon.has_prefix(longer):
                steps.append((longer, at + width))
    return steps
