"""Icelandic lemmas by islenska, the Database of Icelandic Morphology (BÍN) in one wheel."""

import threading
from functools import lru_cache

from islenska import Bin

_lock = threading.Lock()
# Open word classes: pronouns and the like share forms with everything (á, að, um).
_MAX_LEMMAS = 3


@lru_cache(maxsize=1)
def _database() -> Bin:
    # Without compounds: islenska would take almost any string apart; ours are split elsewhere.
    return Bin(add_negation=False, add_legur=False, add_compounds=False)


def lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of `word` (small letters) in BÍN, in alphabetical order; empty when unknown."""
    with _lock:  # the wheel promises nothing about threads, and its cache is a plain dict
        _, entries = _database().lookup(word, at_sentence_start=True)
    found = sorted({entry.ord.lower() for entry in entries})
    return tuple(found)[:_MAX_LEMMAS]
