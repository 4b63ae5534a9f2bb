"""Compounds: the parts that a word written as one is made of.

Finnish is taken apart by Voikko, Icelandic by islenska. For Swedish, Norwegian, Danish and (where
there is no Voikko) Finnish a splitter goes over the lexicon: a word is cut into parts that are
all words of it, each but the last in a form that can stand inside a compound (linking -s, -e,
-es, -a, -o, -u; Swedish skola → skol-, arbete → arbets-; Finnish genitive -n and -nen → -s). The
cut with the fewest and longest parts wins, and its parts are cut again.
"""

from functools import cache, lru_cache

from . import finnish, icelandic, voikko
from .compound_data import COMBINING, NOT_PARTS, PREFIXES, SHORT_FIRST, SHORT_PARTS, WHOLE
from .languages import COMPOUNDING
from .lemmas import listed_lemmas
from .lexicon import lexicon
from .stopwords import stop_words

_MIN_WORD = 6
# Shorter listed words often only seem to be compounds (menn-eske): they must be plain ones.
_MIN_LISTED = 9
_MAX_WORD = 50
_MIN_PART = 4
_MAX_DEPTH = 3
_CACHE = 4096

_LINKING_S = frozenset({"sv", "nb", "da"})

Cut = tuple[str, ...]


def split(word: str, language: str) -> Cut:
    """The parts of `word` (normalised) as written in it, in order; empty when it is no compound.

    `"".join(split(word, …)) == word`. English compounds are written apart and give nothing.
    """
    if language not in COMPOUNDING or not _MIN_WORD <= len(word) <= _MAX_WORD:
        return ()
    if language == "is":
        cut = icelandic.split(word)
    elif language == "fi" and voikko.available():
        cut = finnish.split_by_voikko(word)
    else:
        cut = _split(word, language, 0)
    whole = _joined(cut, language)
    return whole if len(whole) > 1 else ()


def _joined(cut: Cut, language: str) -> Cut:
    """The cut with those parts put together again that are one word of its own meaning."""
    found: list[str] = []
    for part in cut:
        if found and _belongs(found[-1], part, language):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)


def _belongs(before: str, part: str, language: str) -> bool:
    if before in _of(PREFIXES, language):
        return True
    words = _of(WHOLE, language)
    return bool(words) and not words.isdisjoint(part_words(before + part, language))


def _split(word: str, language: str, depth: int) -> Cut:
    words = lexicon(language)
    lemma = words.lemma(word)
    cut = _best_cut(word, language)
    if len(cut) < 2 or (lemma is not None and not _allows(lemma, word, cut, language)):
        return ()
    if depth == _MAX_DEPTH:
        return cut
    return tuple(piece for part in cut for piece in (_split(part, language, depth + 1) or (part,)))


def _allows(lemma: str, word: str, cut: Cut, language: str) -> bool:
    """Whether a listed word of this lemma may be cut so."""
    # Finnish stems change too much for the lemma's length to tell more than the word's.
    short = len(word if language == "fi" else lemma) < _MIN_LISTED
    return _agrees(lemma, cut, language) and (not short or _is_plain(lemma, cut, language))


def _is_plain(lemma: str, cut: Cut, language: str) -> bool:
    """Whether the lemma of a short listed word is two words, each its own lemma: barn|hem."""
    if len(cut) != 2 or not lemma.startswith(cut[0]):
        return False
    words = lexicon(language)
    return all(words.lemma(part) == part for part in (cut[0], lemma.removeprefix(cut[0])))


def _agrees(lemma: str, cut: Cut, language: str) -> bool:
    """Whether the lemma of a listed word ends as its supposed last part does: the lemma of
    myndighetene is myndighet, so hetene (of hete, heat) is no part of it."""
    last = cut[-1]
    rest = lemma[sum(map(len, cut[:-1])) :]
    if rest[:3] == last[:3] and _is_word(rest, language):
        return True
    return any(lemma.endswith(word) for word in part_words(last, language))


def _is_word(word: str, language: str) -> bool:
    """Whether `word` is listed, and long enough or known to make compounds."""
    listed = word in lexicon(language)
    return listed and (len(word) >= _MIN_PART or word in _short_parts(language))


@lru_cache(maxsize=_CACHE)
def _best_cut(word: str, language: str) -> Cut:
    """The cheapest cut of `word`, or () when there is none; see `_cost`."""
    best = _cheapest(word, 0, language, {})
    return best[1] if best else ()


_Priced = tuple[int, Cut]


def _cheapest(
    word: str, start: int, language: str, known: dict[int, _Priced | None]
) -> _Priced | None:
    """Cost and parts of the cheapest cut of `word[start:]`; `known` are those found before."""
    if start in known:
        return known[start]
    options: list[_Priced] = []
    if start and is_last(word[start:], language):
        options.append((_cost(word[start:]), (word[start:],)))
    words = lexicon(language)
    for end in range(start + 2, len(word) - 1):
        part = word[start:end]
        # The longest ending that stands only inside compounds has two letters.
        if len(part) > _MIN_PART and not words.has_prefix(part[:-2]):
            break
        if is_inside(part, language):
            rest = _cheapest(word, end, language, known)
            if rest is not None:
                options.append((_cost(part) + rest[0], (part, *rest[1])))
    known[start] = min(options, default=None)
    return known[start]


def _cost(part: str) -> int:
    """Few parts are better than many, long ones better than short ones."""
    return 10 + 2 * max(0, 6 - len(part))


@lru_cache(maxsize=_CACHE)
def is_last(part: str, language: str) -> bool:
    """Whether `part` can end a compound: an inflected word of the lexicon."""
    if part in _not_parts(language):
        return False
    found = listed_lemmas(part, language) if len(part) >= _MIN_PART else (part,)
    return any(
        (len(part) >= _MIN_PART and len(lemma) >= _MIN_PART) or lemma in _short_parts(language)
        for lemma in found
    )


@lru_cache(maxsize=_CACHE)
def is_inside(part: str, language: str) -> bool:
    """Whether `part` can stand inside a compound, with or without a linking element."""
    if part in _first_parts(language):
        return True
    if part in _not_parts(language) or part in stop_words(language):
        return False
    words = lexicon(language)
    # The part as it is must be a lemma, for the list has chance forms of every length.
    return any(
        (language == "fi" or word != part or words.lemma(word) == word)
        and (len(part) >= _MIN_PART or word in _short_parts(language))
        and _is_word(word, language)
        for word in _unlinked(part, language)
    )


def _unlinked(part: str, language: str) -> list[str]:
    """The words that `part` may be the compound form of, first of all itself."""
    if language == "fi":
        return [part, part[:-1] + "nen"] if part.endswith("s") else [part]
    found = [part]
    if language not in _LINKING_S:
        return found
    if part.endswith("s"):
        found += [part[:-1], part[:-1] + "e"]
    if part.endswith("e"):
        found.append(part[:-1])
        if part[-2:-1] == part[-3:-2]:  # straffe → straf
            found.append(part[:-2])
    if language == "sv":
        found += [part + "a", part + "e"]  # skol-: skola, arbetsgivar-: arbetsgivare
        if part.endswith(("o", "u", "e")):
            found.append(part[:-1] + "a")
        if part.endswith("a"):
            found.append(part[:-1])
    return found


def spans(cut: Cut, language: str) -> list[str]:
    """All runs of parts that are shorter than the whole, as written: of ihmis|kauppa|uhrien
    ihmis, kauppa, uhrien, ihmiskauppa and kauppauhrien.

    An s between two parts may belong to either (utlännings|lagen, utlänning|slagen): where both
    readings are words, both are given.
    """
    sizes = range(1, len(cut))
    found = ["".join(cut[at : at + size]) for size in sizes for at in range(len(cut) - size + 1)]
    if language in _LINKING_S:
        for part in cut[1:]:
            if part.startswith("s") and is_last(part[1:], language):
                found.append(part[1:])
    return found


@lru_cache(maxsize=_CACHE)
def part_words(part: str, language: str) -> tuple[str, ...]:
    """The words that a run of parts stands for: its lemmas, and it without linking element."""
    found = list(listed_lemmas(part, language))
    for word in _unlinked(part, language):
        found.extend(listed_lemmas(word, language))
        if word in lexicon(language):
            found.append(word)
    return tuple(dict.fromkeys(found))


_LINKING_S = frozenset({"sv", "nb", "da"})


def clear_cache() -> None:
    """Forget what was found out about words, as after Voikko was turned on or off."""
    for cached in (_best_cut, is_last, is_inside, part_words):
        cached.cache_clear()


def _of(words: dict[str, str], language: str) -> frozenset[str]:
    return _set(words.get(language, ""))


@cache
def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _not_parts(language: str) -> frozenset[str]:
    return _of(NOT_PARTS, language)


def _short_parts(language: str) -> frozenset[str]:
    return _of(SHORT_PARTS, language)


def _first_parts(language: str) -> frozenset[str]:
    return _of(COMBINING, language) | _of(SHORT_FIRST, language)
