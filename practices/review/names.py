"""Names beside sensitive words: a warning for reviewers, never a hindrance.

A name is a capitalised word that does not stand at the start of a sentence, or two or more in a
row wherever they stand, when neither the portal (countries, themes, organisations) nor a short list
of places, offices and laws knows them. Only those near a sensitive word, in the same sentence and
at most twelve words away, are told. It is a guess from the look of words: it finds no name in small
letters, and takes an unknown place for one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.vocabulary.countries import COUNTRY_CODES, country_name
from portal.vocabulary.languages import INTERFACE_LANGUAGES
from portal.vocabulary.themes import themes
from practices.models import PracticeOrganisation
from practices.review.name_words import (
    INSTITUTION_ENDS,
    NO_PERSON,
    PLACES,
    SENSITIVE,
    WHOLE,
)
from search.analysis.folding import fold

NEAR = 12
# How much of a known word an ending may add or change; shorter words are known as they are.
ENDING, LONG_ENOUGH = 4, 5
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?\n•]")
_STEMS = tuple({stem for stems in SENSITIVE.values() for stem in stems})
_LONG = tuple(stem for stem in _STEMS if len(stem) >= 6)


@dataclass(frozen=True)
class Name:
    """A place in a text that looks like a person's name."""

    start: int
    end: int


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str
    folded: str
    first: bool  # of a sentence

    @property
    def capital(self) -> bool:
        """One capital in front: acronyms are no names."""
        return len(self.text) > 1 and self.text[0].isupper() and not self.text.isupper()


def find_names(text: str, known: frozenset[str] | None = None) -> list[Name]:
    """The places in `text` that look like names near a sensitive word, in their order.

    `known` are folded words that are no names; by default `known_words()`.
    """
    if not text:
        return []
    words = _words(text)
    sensitive = [place for place, word in enumerate(words) if _is_sensitive(word.folded)]
    if not sensitive:
        return []
    known = known_words() if known is None else known
    return [
        Name(words[first].start, words[last].end)
        for first, last in _runs(words, known)
        if any(_near(words, text, place, first, last) for place in sensitive)
    ]


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for hit in WORD.finditer(text):
        between = text[found[-1].end if found else 0 : hit.start()]
        first = not found or bool(SENTENCE_END.search(between))
        found.append(_Word(hit.start(), hit.end(), hit.group(), fold(hit.group()), first))
    return found


def _is_sensitive(folded: str) -> bool:
    if folded in WHOLE:
        return True
    return any(stem in folded for stem in _LONG) or any(
        folded.startswith(stem) for stem in _STEMS if stem not in WHOLE
    )


def _runs(words: list[_Word], known: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Capitalised words in a row that may be a name: the places of its first and last word."""
    place = 0
    while place < len(words):
        if not words[place].capital:
            place += 1
            continue
        last = place
        while (last + 1 < len(words) and words[last + 1].capital and not words[last + 1].first):
            last += 1
        row = words[place : last + 1]
        if not any(_is_known(word.folded, known) for word in row if not word.first) and not (
            len(row) == 1 and (row[0].first or _is_known(row[0].folded, known))
        ):
            start = place + (1 if row[0].first and _is_known(row[0].folded, known) else 0)
            yield start, last
        place = last + 1


def _is_known(folded: str, known: frozenset[str]) -> bool:
    if folded in NO_PERSON or folded.startswith(PLACES) or folded.endswith(INSTITUTION_ENDS):
        return True
    if _is_sensitive(folded):
        return True
    # Inflected: "Suomessa" begins as "Suomi" does, but for an ending.
    return folded in known or any(
        folded[:length] in known
        for length in range(max(LONG_ENOUGH, len(folded) - ENDING), len(folded))
    )


def _near(words: list[_Word], text: str, place: int, first: int, last: int) -> bool:
    if first <= place <= last or min(abs(place - first), abs(place - last)) > NEAR:
        return False
    one, other = sorted((place, first))
    return not any(words[number].first for number in range(one + 1, other + 1))


def known_words() -> frozenset[str]:
    """Capitalised words of the names of countries, themes and organisations, folded."""
    names = [country_name(code, language)
             for code in COUNTRY_CODES for language in INTERFACE_LANGUAGES]
    names += [str(entry.label(language))
              for entry in themes().by_id.values() for language in INTERFACE_LANGUAGES]
    model: Any = PracticeOrganisation._meta.get_field("organisation").related_model
    for row in model.objects.filter(live=True).values_list("name", "acronym", "names__name"):
        names += [text for text in row if text]
    return frozenset(fold(hit.group()) for name in names for hit in WORD.finditer(name)
                     if hit.group()[0].isupper())
