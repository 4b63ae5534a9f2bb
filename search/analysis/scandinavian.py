"""Scandinavian forms that the word lists lack, derived from forms that they have.

Genitives in -s, past participles and neuters in -t, and nouns that lose the e of -el, -en, -er
before an ending (center → centret). Each result is confirmed by the lexicon.
"""

import re
from collections.abc import Iterator

from .lexicon import Lexicon

_SYNCOPE = re.compile(r"(.{3,}?[^aeiouyåæøäö])([lnr])(?:en|et|er|e|erne|ene|ar|arna)s?")


def lemmas(word: str, lexicon: Lexicon, listed: bool) -> tuple[str, ...]:
    """Lemmas of `word` (small letters) beside what the lexicon lists for it.

    `listed`: whether the lexicon has the word. If so only participles are looked for, which the
    lists give as adjectives of their own.
    """
    if len(word) < 4:
        return ()
    found: dict[str, None] = {}
    if word.endswith("t"):
        found.update(dict.fromkeys(_of_participle(word[:-1], lexicon)))
    if not listed:
        found.update(dict.fromkeys(_of_unlisted(word, lexicon)))
    return tuple(found)


def _of_participle(stem: str, lexicon: Lexicon) -> Iterator[str]:
    """Infinitives: gjennomfør|t → gjennomføre, stil|t → stille, bestem|t → bestemme."""
    if stem[-1] in "aeiouyåæøäö":
        return
    for verb in (stem + "e", stem + stem[-1] + "e"):
        if lexicon.lemma(verb) == verb:
            yield verb


def _of_unlisted(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Lemmas of a genitive, a neuter, a noun with a lost e."""
    if word.endswith(("s", "t")):
        lemma = lexicon.lemma(word[:-1])
        if lemma is not None:
            yield lemma
    if match := _SYNCOPE.fullmatch(word):
        for noun in (f"{match[1]}e{match[2]}", f"{match[1]}{match[1][-1]}e{match[2]}"):
            if lexicon.lemma(noun) == noun:
                yield noun
