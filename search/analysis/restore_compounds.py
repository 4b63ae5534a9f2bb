"""Restoring compounds: what a word without diacritics may stand for that no lexicon lists whole.

As `restore` walks the lexicon for a whole word, this walks it for one part after the other, and
keeps the spellings that the language's splitter takes for compounds, too.
"""

from functools import lru_cache

from . import icelandic
from .compounds import is_inside, is_last, split
from .languages import COMPOUNDING
from .lexicon import lexicon
from .restore import branches

_MIN_WORD, _MAX_WORD = 8, 40
_MIN_PART = 3
_MOST_PARTS = 5
_MOST_STEPS = 800
_MOST_OPTIONS = 3  # kept of the spellings of an end of the word
_CACHE = 4096

_Option = tuple[int, str]  # how many parts, and the end of the word as it may be spelt


@lru_cache(maxsize=_CACHE)
def restore_compounds(word: str, language: str) -> tuple[str, ...]:
    """Some compounds that are spelt `word` (small letters) once diacritics are dropped.

    Those of the fewest parts; none for a word that has its diacritics, and in English. Bounded in
    steps.
    """
    if language not in COMPOUNDING or not _MIN_WORD <= len(word) <= _MAX_WORD:
        return ()
    found = dict.fromkeys(spelt for _parts, spelt in _Walk(word, language).options(0, _MOST_PARTS))
    return tuple(spelt for spelt in found if spelt != word and split(spelt, language))


class _Walk:
    """The ways to read a word as parts, one after the other."""

    def __init__(self, word: str, language: str) -> None:
        self._word, self._language = word, language
        self._lexicon = lexicon(language)
        self._steps = 0
        self._known: dict[tuple[int, int], list[_Option]] = {}

    def options(self, start: int, parts: int) -> list[_Option]:
        """The likeliest readings of the word from `start` on, in so many parts at most."""
        known = self._known.get((start, parts))
        if known is None:
            found = set(self._read(start, parts)) if parts else set()
            known = self._known[start, parts] = sorted(found)[:_MOST_OPTIONS]
        return known

    def _read(self, start: int, parts: int) -> list[_Option]:
        found: list[_Option] = []
        stack = [("", start)]
        while stack and self._steps < _MOST_STEPS:
            self._steps += 1
            spelt, at = stack.pop()
            if at == len(self._word):
                if self._can_end(spelt):
                    found.append((1, spelt))
                continue
            if at - start >= _MIN_PART and self._can_begin(spelt):
                rest = self.options(at, parts - 1)
                found += [(count + 1, spelt + end) for count, end in rest]
            stack.extend(branches(self._word, spelt, at, self._language, self._lexicon))
        return found

    def _can_end(self, part: str) -> bool:
        if self._language == "is":
            return bool(icelandic.lemmas(part))
        return is_last(part, self._language)

    def _can_begin(self, part: str) -> bool:
        if self._language in ("is", "fi"):  # which have their own splitters: any form of a word
            return part in self._lexicon
        return is_inside(part, self._language)
