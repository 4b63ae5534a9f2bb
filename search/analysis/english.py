"""English lemmas beside the lexicon's: inflections it lists as words, comparisons, misspellings.

Each result is confirmed by the lexicon.
"""

from collections.abc import Iterator

from .lexicon import Lexicon

_MIN_LENGTH = 4
# Shorter words become too many others by losing a letter.
_MIN_LOSSY = 6


def lemmas(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Lemmas of `word` (small letters) that the lexicon does not give for it itself."""
    if len(word) < _MIN_LENGTH:
        return ()
    found = [*_of_comparison(word, lexicon), *_of_inflection(word, lexicon)]
    return tuple(dict.fromkeys(found))


def _of_comparison(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Adjectives: closer, closest → close. A worker has no *workest, so it stays itself."""
    ending = "est" if word.endswith("est") else "er" if word.endswith("er") else None
    if ending is None:
        return
    base = word.removesuffix(ending)
    if len(base) < 3 or base + "er" not in lexicon or base + "est" not in lexicon:
        return
    for adjective in (base + "e", base[:-1] + "y" if base.endswith("i") else base, base[:-1]):
        if lexicon.lemma(adjective) == adjective:
            yield adjective
            return


def _of_inflection(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Verbs and nouns of -ing, -ed and -s forms that the list gives as words of their own:
    acting → act, closing → close, cancelled → cancel, panicking → panic, thanks → thank."""
    ending = next((end for end in ("ing", "ed", "s") if word.endswith(end)), None)
    if ending is None or word == "news" or word.endswith(("ss", "us", "is")):
        return
    base = word.removesuffix(ending)
    if len(base) < 3:
        return
    candidates = [base] if ending == "s" else [base, base + "e"]
    if ending != "s" and (base[-1] == base[-2] or base.endswith("ck")):
        candidates.append(base[:-1])
    for candidate in candidates:
        if lexicon.lemma(candidate) == candidate:
            yield candidate


def respell(word: str, lexicon: Lexicon) -> list[str]:
    """Listed words that an unlisted one may be meant for: findin' → finding, wrok → work,
    commment → comment, recomend → recommend, geiven → given. At most three."""
    if len(word) < _MIN_LENGTH:
        return []
    candidates = [word + "g"] if word.endswith("in") else []
    for at in range(1, len(word)):
        here, before = word[at], word[at - 1]
        if here != before:
            candidates.append(word[: at - 1] + here + before + word[at + 1 :])
        if here == before or len(word) >= _MIN_LOSSY:
            candidates.append(word[:at] + word[at + 1 :])
        candidates.append(word[:at] + here + word[at:])
    listed = [candidate for candidate in candidates if candidate in lexicon]
    return list(dict.fromkeys(listed))[:3]
