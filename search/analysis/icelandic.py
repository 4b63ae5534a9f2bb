"""Icelandic lemmas by islenska, the Database of Icelandic Morphology (BÍN) in one wheel."""

import threading
from functools import lru_cache

from islenska import Bin
from islenska.basics import GenerationalCache

_lock = threading.Lock()
_MAX_LEMMAS = 6


class _LeanBin(Bin):
    """BÍN with a small cache: the wheel's own keeps 8,000 words with all their readings, some
    60 MB, and our words are cached as terms anyway."""

    _ksnid_cache = GenerationalCache(256)


@lru_cache(maxsize=1)
def _database() -> Bin:
    return _LeanBin(add_compound_hyphens=False)


def lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of `word` (small letters) in BÍN, in alphabetical order; empty when unknown."""
    with _lock:  # the wheel promises nothing about threads, and its cache is a plain dict
        _, entries = _database().lookup_ksnid(word)
        if not entries or entries[0].bin_id == 0:  # unknown, or a compound: perhaps a name
            _, names = _database().lookup_ksnid(word.capitalize())
            entries = names or entries
    # K is BÍN's core vocabulary; rarer homographs only where there is nothing else.
    core = [entry for entry in entries if entry.birting == "K"]
    found = sorted({entry.ord.lower() for entry in core or entries})
    return tuple(found)[:_MAX_LEMMAS]


# A word of BÍN this short is taken apart into roots (nauð-ung) rather than into words.
_WHOLE = 6


def split(word: str) -> tuple[str, ...]:
    """The parts of a compound as written in it; empty when `word` is none."""
    with _lock:
        pieces = _database().soft_hyphenate(word, hyphen="-", min_word=_WHOLE).split("-")
    return tuple(pieces) if len(pieces) > 1 else ()
