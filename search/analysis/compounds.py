"""Compounds: the parts that a word written as one is made of.

Finnish is taken apart by Voikko, Icelandic by islenska. For Swedish, Norwegian, Danish and (where
there is no Voikko) Finnish a splitter goes over the lexicon: a word is cut into parts that are
all words of it, each but the last in a form that can stand inside a compound (linking -s, -e,
-es, -a, -o, -u; Swedish skola → skol-, arbete → arbets-; Finnish genitive -n and -nen → -s). The
cut with the fewest and longest parts wins, and its parts are cut again.
"""

from functools import lru_cache

from . import finnish, icelandic, voikko
from .compound_data import NOT_PARTS, SHORT_PARTS
from .languages import COMPOUNDING
from .lemmas import listed_lemmas
from .lexicon import lexicon
from .stopwords import stop_words

_MIN_WORD = 6
_MAX_WORD = 50
_MIN_PART = 4
_MAX_DEPTH = 3
_CACHE = 4096

Cut = tuple[str, ...]


def split(word: str, language: str) -> Cut:
    """The parts of `word` (normalised) as written in it, in order; empty when it is no compound.

    `"".join(split(word, …)) == word`. English compounds are written apart and give nothing.
    """
    if language not in COMPOUNDING or not _MIN_WORD <= len(word) <= _MAX_WORD:
        return ()
    if language == "is":
        return icelandic.split(word)
    if language == "fi" and voikko.available():
        return finnish.split_by_voikko(word)
    return _split(word, language, 0)


def _split(word: str, language: str, depth: int) -> Cut:
    cut = _best_cut(word, language)
    if len(cut) < 2:
        return ()
    if depth == _MAX_DEPTH:
        return cut
    return tuple(
        piece for part in cut for piece in (_split(part, language, depth + 1) or (part,))
    )


@lru_cache(maxsize=_CACHE)
def _best_cut(word: str, language: str) -> Cut:
    """The cheapest cut of `word`, or () when there is none; see `_cost`."""
    best: dict[int, tuple[int, Cut]] = {len(word): (0, ())}
    for start in range(len(word) - 2, -1, -1):
        options = []
        for end in range(start + 2, len(word) + 1):
            rest = best.get(end)
            if rest is None or (start == 0 and end == len(word)):
                continue
            part = word[start:end]
            fits = is_last(part, language) if end == len(word) else is_inside(part, language)
            if fits:
                options.append((rest[0] + _cost(part), (part, *rest[1])))
        if options:
            best[start] = min(options)
    return best.get(0, (0, ()))[1]


def _cost(part: str) -> int:
    """Few parts are better than many, long ones better than short ones."""
    return 10 + 2 * max(0, 6 - len(part))


def is_last(part: str, language: str) -> bool:
    """Whether `part` can end a compound: an inflected word of the lexicon."""
    if part in _not_parts(language):
        return False
    lemma = lexicon(language).lemma(part)
    if lemma is None and part.endswith("s") and language != "fi":
        part = part[:-1]
        lemma = lexicon(language).lemma(part)
    if lemma is None:
        return False
    return min(len(part), len(lemma)) >= _MIN_PART or lemma in _short_parts(language)


@lru_cache(maxsize=_CACHE)
def is_inside(part: str, language: str) -> bool:
    """Whether `part` can stand inside a compound, with or without a linking element."""
    if part in _not_parts(language) or part in stop_words(language):
        return False
    words = lexicon(language)
    return any(
        word in words and (len(word) >= _MIN_PART or word in _short_parts(language))
        for word in _unlinked(part, language)
    )


def _unlinked(part: str, language: str) -> list[str]:
    """The words that `part` may be the compound form of."""
    if language == "fi":
        return [part, part[:-1] + "nen"] if part.endswith("s") else [part]
    found = [part]
    if part.endswith("s"):
        found += [part[:-1], part[:-1] + "e"]
    if part.endswith("e"):
        found.append(part[:-1])
    if language == "sv":
        found.append(part + "a")
        if part.endswith(("o", "u", "e")):
            found.append(part[:-1] + "a")
    return found


def spans(cut: Cut) -> list[str]:
    """All runs of parts that are shorter than the whole, as written: of ihmis|kauppa|uhrien
    ihmis, kauppa, uhrien, ihmiskauppa and kauppauhrien."""
    sizes = range(1, len(cut))
    return ["".join(cut[at : at + size]) for size in sizes for at in range(len(cut) - size + 1)]


def part_lemmas(part: str, language: str) -> list[str]:
    """The lemmas that a run of parts stands for, and its spelling without linking element."""
    found = list(listed_lemmas(part, language))
    for word in _unlinked(part, language):
        found.extend(listed_lemmas(word, language))
        if word in lexicon(language):
            found.append(word)
    return found


@lru_cache(maxsize=None)
def _not_parts(language: str) -> frozenset[str]:
    return frozenset(NOT_PARTS.get(language, "").split())


@lru_cache(maxsize=None)
def _short_parts(language: str) -> frozenset[str]:
    return frozenset(SHORT_PARTS.get(language, "").split())
