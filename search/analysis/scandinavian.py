"""Scandinavian forms that the word lists lack, derived from forms that they have.

Genitives in -s, past participles and neuters in -t, and nouns that lose the e of -el, -en, -er
before an ending (center → centret). Each result is confirmed by the lexicon.
"""

import re
from collections.abc import Iterator

from .lexicon import Lexicon

_SYNCOPE = re.compile(r"(.{3,}?[^aeiouyåæøäö])([lnr])(?:en|et|er|e|erne|ene|ar|arna)s?")


def lemmas(word: str, language: str, lexicon: Lexicon, listed: bool) -> tuple[str, ...]:
    """Lemmas of `word` (small letters) beside what the lexicon lists for it.

    `listed`: whether the lexicon has the word. If so only verbs are looked for, whose forms the
    lists often give as adjectives or nouns of their own.
    """
    if len(word) < 4:
        return ()
    verbs = _swedish_verbs(word) if language == "sv" else _participle_verbs(word)
    found = [verb for verb in verbs if lexicon.lemma(verb) == verb]
    if not listed:
        found += _of_unlisted(word, lexicon)
    return tuple(dict.fromkeys(found))


def _swedish_verbs(word: str) -> Iterator[str]:
    """Infinitives, unconfirmed: vårda|r, dela|s, studera|t, fatta|de, fatta|d → fatta."""
    for ending in ("de", "des", "ts", "r", "s", "t", "d"):
        if word.endswith("a" + ending):
            yield word.removesuffix(ending)


def _participle_verbs(word: str) -> Iterator[str]:
    """Infinitives, unconfirmed: gjennomfør|t → gjennomføre, stil|t → stille, bestem|t →
    bestemme."""
    stem = word.removesuffix("t")
    if stem != word and stem[-1] not in "aeiouyåæøäö":
        yield stem + "e"
        yield stem + stem[-1] + "e"


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
