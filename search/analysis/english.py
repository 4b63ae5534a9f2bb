"""English lemmas beside the lexicon's: comparisons, informal and mistyped forms.

Each result is confirmed by the lexicon.
"""

from collections.abc import Iterator

from .lexicon import Lexicon

_MIN_LENGTH = 4


def lemmas(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Lemmas of `word` (small letters) that the lexicon does not give for it itself."""
    found: dict[str, None] = {}
    if len(word) >= _MIN_LENGTH:
        found.update(dict.fromkeys(_of_comparison(word, lexicon)))
        if word not in lexicon:
            listed = map(lexicon.lemma, _listed_spellings(word, lexicon))
            found.update((lemma, None) for lemma in listed if lemma is not None)
    return tuple(found)


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


def _listed_spellings(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Listed words that an unlisted one may be meant for: findin' → finding, wrok → work,
    commment → comment, recomend → recommend."""
    candidates = [word + "g"] if word.endswith("in") else []
    for at in range(1, len(word)):
        here, before = word[at], word[at - 1]
        if here == before:
            candidates.append(word[:at] + word[at + 1 :])
        else:
            candidates.append(word[: at - 1] + here + before + word[at + 1 :])
        candidates.append(word[:at] + here + word[at:])
    yield from (candidate for candidate in candidates if candidate in lexicon)
