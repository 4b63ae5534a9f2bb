"""Icelandic lemmas by islenska, the Database of Icelandic Morphology (BÍN) in one wheel."""

import threading
from functools import lru_cache

from islenska import Bin

_lock = threading.Lock()
_MAX_LEMMAS = 6


@lru_cache(maxsize=1)
def _database() -> Bin:
    return Bin(add_compound_hyphens=False)


def lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of `word` (small letters) in BÍN, in alphabetical order; empty when unknown."""
    with _lock:  # the wheel promises nothing about threads, and its cache is a plain dict
        _, entries = _database().lookup(word)
        if not entries or entries[0].bin_id == 0:  # unknown, or a compound: perhaps a name
            _, names = _database().lookup(word.capitalize())
            entries = names or entries
    found = sorted({entry.ord.lower() for entry in entries})
    return tuple(found)[:_MAX_LEMMAS]


# A word of BÍN this short is taken apart into roots (nauð-ung) rather than into words.
_WHOLE = 6


def split(word: str) -> tuple[str, ...]:
    """The parts of a compound as written in it; empty when `word` is none."""
    with _lock:
        pieces = _database().soft_hyphenate(word, hyphen="-", min_word=_WHOLE).split("-")
    return tuple(pieces) if len(pieces) > 1 else ()
