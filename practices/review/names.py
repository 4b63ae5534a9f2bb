"""Names beside sensitive words: a warning for reviewers, never a hindrance.

A name is a row of capitalised words of which at least one is no word of the text's language as its
lexicon has it in small letters, alone or as the parts of a compound. So a sentence may begin with
anything but a name, and "the Red Cross" or "projektet Vägen Ut" are none; nor are rows with a word
that the portal (countries, themes, organisations) or a short list of places, offices and laws
knows. Only those are told that stand near a sensitive word, in the same paragraph and at most forty
words away (a text about "the woman" goes on about "her" and her name), or before an age ("Sunita,
19,"). It is a guess from the look of words: it finds no name in small letters or that is a common
word, and takes an unknown place for one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from portal.vocabulary.languages import INTERFACE_LANGUAGES
from portal.vocabulary.themes import themes
from practices.models import PracticeOrganisation
from practices.review.name_words import INSTITUTION_ENDS, NO_PERSON, PLACES, SENSITIVE
from search.analysis import detect_language
from search.analysis.compounds import split
from search.analysis.folding import fold
from search.analysis.languages import analysis_language
from search.analysis.lexicon import lexicon

NEAR = 40
# From so many letters on a stem counts inside a word, too.
INSIDE = 6
# A word of a language at the end of a longer one makes that a word of it, from so many letters on.
TAIL = 8
# How much of a known word an ending may add or change; shorter words are known as they are.
ENDING, LONG_ENOUGH = 4, 5
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?\n•]")
PATRONYMIC = re.compile(r"(?:d[óo]tt[iu]r|s[oy]n|syni|sonar)$")
AGE = re.compile(r"\s*[,(]\s*\d{1,2}\b(?!\.\d)")


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
    paragraph: int

    @property
    def capital(self) -> bool:
        """One capital in front: acronyms are no names."""
        return len(self.text) > 1 and self.text[0].isupper() and not self.text.isupper()


def find_names(text: str, known: frozenset[str] | None = None, language: str = "en") -> list[Name]:
    """The places in `text` that look like names near a sensitive word, in their order.

    `known` are folded words that are no names; by default `known_words()`. `language` is taken
    where the text does not tell its own.
    """
    if not text:
        return []
    words = _words(text)
    language = detect_language(text, analysis_language(language) or "en")
    is_sensitive = _sensitive(language).search
    sensitive = [place for place, word in enumerate(words) if is_sensitive(word.folded)]
    if not sensitive and not AGE.search(text):
        return []
    known = known_words() if known is None else known
    return [
        Name(words[first].start, words[last].end)
        for first, last in _runs(words, known, language)
        if AGE.match(text, words[last].end)
        or any(_near(words, place, first, last) for place in sensitive)
    ]


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for hit in WORD.finditer(text):
        before = found[-1] if found else None
        between = text[before.end if before else 0 : hit.start()]
        first = before is None or bool(SENTENCE_END.search(between))
        paragraph = (before.paragraph if before else 0) + ("\n" in between)
        found.append(_Word(
            hit.start(), hit.end(), hit.group(), fold(hit.group()), first, paragraph))
    return found


@cache
def _sensitive(language: str) -> re.Pattern[str]:
    """What a folded word that is sensitive in a language looks like."""
    words = SENSITIVE[language].split()
    stems = [word.rstrip("*") for word in words if word.endswith("*")]
    whole = [word for word in words if not word.endswith("*")]
    inside = [stem for stem in stems if len(stem) >= INSIDE]
    return re.compile(f"^(?:{'|'.join(stems)})|{'|'.join(inside)}|^(?:{'|'.join(whole)})$")


def _runs(words: list[_Word], known: frozenset[str], language: str) -> Iterable[tuple[int, int]]:
    """Capitalised words in a row that may be a name: the places of its first and last word."""
    place = 0
    while place < len(words):
        if not words[place].capital:
            place += 1
            continue
        first = last = place
        while last + 1 < len(words) and words[last + 1].capital and not words[last + 1].first:
            last += 1
        place = last + 1
        if words[first].first and _is_common(words[first].text, language):
            first += 1  # "Offret Milla Testberg", and most beginnings of sentences
        row = words[first:place]
        if not any(_is_known(word.folded, known) for word in row) and not all(
            _is_common(word.text, language) for word in row
        ):
            yield first, last


def _is_common(word: str, language: str) -> bool:
    """Whether the language has the word in small letters, or makes it of such words."""
    last = word.rpartition("-")[2]
    word = (last if last[0].islower() else word).lower()  # "Barnahus-mallissa", not "Karl-Erik"
    listed = lexicon(language)
    if word in listed:
        return True
    if PATRONYMIC.search(word):
        return False
    tails = (word[start:] for start in range(1, len(word) - TAIL + 1))
    return bool(split(word, language)) or any(tail in listed for tail in tails)


def _is_known(folded: str, known: frozenset[str]) -> bool:
    if folded in NO_PERSON or folded.startswith(PLACES) or folded.endswith(INSTITUTION_ENDS):
        return True
    # Inflected: "Suomessa" begins as "Suomi" does, but for an ending.
    return folded in known or any(
        folded[:length] in known
        for length in range(max(LONG_ENOUGH, len(folded) - ENDING), len(folded))
    )


def _near(words: list[_Word], place: int, first: int, last: int) -> bool:
    return (not first <= place <= last and words[place].paragraph == words[first].paragraph
            and min(abs(place - first), abs(place - last)) <= NEAR)


def known_words() -> frozenset[str]:
    """Capitalised words of the names of countries, themes and organisations, folded."""
    names = [str(entry.label(language))
             for entry in themes().by_id.values() for language in INTERFACE_LANGUAGES]
    model: Any = PracticeOrganisation._meta.get_field("organisation").related_model
    for row in model.objects.filter(live=True).values_list("name", "acronym", "names__name"):
        names += [text for text in row if text]
    return _territories() | frozenset(
        fold(hit.group()) for name in names for hit in WORD.finditer(name)
        if hit.group()[0].isupper())


@cache
def _territories() -> frozenset[str]:
    """All countries of the world of one word, folded; "Saint Martin" would make Martin known."""
    names = [name for language in INTERFACE_LANGUAGES
             for name in Locale.parse(language).territories.values()]
    folded = {fold(name) for name in names if WORD.fullmatch(name)}
    # Rúmenía, Rúmeníu: endings take the place of a last vowel.
    return frozenset(folded | {name[:-1] for name in folded
                               if len(name) > LONG_ENOUGH and name[-1] in "aeiouy"})
