"""Finnish without Voikko: lemmas by rules whose results a lexicon confirms.

The lexicon lists most case and person forms, but few with possessive suffixes and clitics, few
participles under their verb and few comparatives under their adjective. Each rule here takes an
ending off, makes a form that the lexicon does list (the third person, the passive, the genitive)
and asks it for that form's lemma: consonant gradation and stem changes are then the lexicon's
business. Endings after Hakulinen et al., Iso suomen kielioppi, §§ 81–130 (https://kaino.kotus.fi/visk).
"""

import re
from collections.abc import Iterator

from .lexicon import Lexicon

_CASE = r"(?:n|t|[aä]|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|n[aä]|ksi|kse|tt[aä])"
_POSSESSIVE = r"(?:ni|si|ns[aä]|mme|nne|[aeä]n)?"
_CLITIC = re.compile(r"(?:kin|k[aä][aä]n|k[oö]h[aä]n|k[oö]s|k[oö]|h[aä]n|p[aä]s?)$")
_OWNED = (
    (re.compile(r"(?<=[aeiouyäö])(?:ni|si|mme|nne|ns[aä])$"), ("", "n", "*n", "t")),
    (re.compile(r"(?<=[ae])[ae]n$|(?<=ä)än$"), ("",)),
)
_TRANSLATIVE = re.compile(r"kse$")

# a: stem, then the ending of a participle or infinitive; what follows says how the stem is used.
_STEM_FORMS = re.compile(
    rf"(.{{2,}})(?:v[aä]{_CASE}?|v[aä][aä]n|vi(?:[aä]|en|in|{_CASE})|vin"
    rf"|m[aä](?:{_CASE}|[aä]n)|mi(?:[aä]|en|in|{_CASE})){_POSSESSIVE}"
)
_PASSIVE = re.compile(
    rf"(.{{2,}}?)(?:t?t[aä]v(?:[aä]{_CASE}?|[aä][aä]n|i(?:[aä]|en|in|{_CASE}))"
    rf"|(?:tt|[tdlnr])(?:u(?:{_CASE}|un)?|y(?:{_CASE}|yn)?|[uy]i(?:hin|{_CASE})|[uy]j(?:[aä]|en))"
    rf"|t[aä]isi(?:in)?|t[aä]ess[aä]|t[aä]ne(?:en)?){_POSSESSIVE}"
)
_INFINITIVE = re.compile(rf"(.{{2,}})e(?:n|ss[aä]{_POSSESSIVE})")
_PURPOSE = re.compile(r"(.{3,}[aä])kse(?:ni|si|mme|nne|[eaä]n|ns[aä])")
_PAST = re.compile(
    rf"(.{{2,}})([nlsr])(?:[uy]t|ee(?:seen|{_CASE})|ei(?:t[aä]|den|siin|hin|{_CASE})){_POSSESSIVE}"
)
_SIMPLE_PAST = re.compile(r"(.{2,}?)si(?:n|t|mme|tte|v[aä]t)?")
_CONDITIONAL = re.compile(r"(.{2,}?)isi(?:n|t|mme|tte|v[aä]t)?")
_PARTITIVE = re.compile(r"(.{3,}i)st[aä]")
_SUPERLATIVE = re.compile(r"(.{3,}?)i(?:n|m(?:m|p)(?:[aäei]).{0,6})")
_COMPARATIVE = re.compile(r"(.{3,}?)m(?:pi|p[aäi].{0,5}|m[aäi].{0,5})")
_IRREGULAR = {"pide": "pitkä", "pite": "pitkä", "pis": "pitkä"}
_BETTER = ("paras", "paremp", "paremm", "parha")
_VOWELS = "aeiouyäö"
_VERB = re.compile(r".+(?:[aeiouyäö][aä]|[dtlnr][aä])")


def lemmas(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The lemmas of `word` (small letters) that the lexicon lists or a rule derives from it."""
    found: dict[str, None] = {}
    for form in _bare_forms(word, lexicon):
        listed = lexicon.lemma(form)
        if listed is not None:
            found[listed] = None
        if len(form) >= 6:
            found.update(dict.fromkeys(_verbs(form, lexicon)))
            found.update(dict.fromkeys(_adjectives(form, lexicon)))
    return tuple(found)


def _bare_forms(word: str, lexicon: Lexicon) -> Iterator[str]:
    """`word`, and if the lexicon lacks it, the word without clitic and possessive suffix."""
    yield word
    if word in lexicon or len(word) < 5:
        return
    bare = _CLITIC.sub("", word)
    if bare != word:
        yield bare
        if bare in lexicon:
            return
    for pattern, endings in _OWNED:
        owned = pattern.sub("", bare)
        if owned != bare and len(owned) > 2:
            owned = _TRANSLATIVE.sub("ksi", owned)
            # The strong stem before a suffix is that of the illative: käte|si – kätee|n.
            forms = [owned + end.replace("*", owned[-1]) for end in endings]
            yield from (form for form in forms if form in lexicon)
            yield owned


def _verbs(form: str, lexicon: Lexicon) -> Iterator[str]:
    """Verbs that `form` may be a participle or infinitive of."""
    for candidate in _verb_forms(form):
        lemma = lexicon.lemma(candidate)
        if lemma is not None and _VERB.fullmatch(lemma):
            yield lemma


def _verb_forms(form: str) -> Iterator[str]:
    """Finite forms and infinitives, right and wrong ones, of the verb that `form` may be of."""
    if match := _STEM_FORMS.fullmatch(form):
        yield from _third_persons(match[1])
    if match := _PASSIVE.fullmatch(form):
        yield from _passives(match[1])
    if match := _INFINITIVE.fullmatch(form):
        base = match[1][:-1] + "e" if match[1].endswith("i") else match[1]
        yield base + _harmony(base)
    if match := _PURPOSE.fullmatch(form):
        yield match[1]
    if match := _SIMPLE_PAST.fullmatch(form):  # of verbs in -ata, -ota: kerä|si, veto|si
        yield match[1] + _harmony(form)
        yield match[1] + 2 * _harmony(form)
    if match := _CONDITIONAL.fullmatch(form):
        yield from _third_persons(match[1])
        yield match[1] + "ee"
    if match := _PAST.fullmatch(form):
        yield from _past_infinitives(match[1], match[2])


def _third_persons(stem: str) -> Iterator[str]:
    """puhu → puhuu, kuule → kuulee; of a stem in two vowels also itself: juo → juo."""
    yield stem + stem[-1]
    if stem[-1] in _VOWELS and stem[-2] in _VOWELS:
        yield stem


def _passives(base: str) -> Iterator[str]:
    """Present passives: puhu → puhutaan, saa → saadaan, tul → tullaan."""
    ending = 2 * _harmony(base) + "n"
    yield base + "t" + ending
    yield base + "d" + ending
    if base[-1] in "lnr":
        yield base + base[-1] + ending


def _past_infinitives(base: str, consonant: str) -> Iterator[str]:
    """Infinitives by the -nut participle: puhu|nut, saa|nut, halun|nut, tul|lut, juos|sut."""
    vowel = _harmony(base)
    if consonant != "n":
        if base[-1] == consonant:
            yield base + ("t" if consonant == "s" else consonant) + vowel
        return
    yield base + vowel
    yield base + "d" + vowel
    if base[-1] == "n":
        yield base[:-1] + "t" + vowel
        yield base + "n" + vowel


def _adjectives(form: str, lexicon: Lexicon) -> Iterator[str]:
    """Adjectives that `form` may be the comparative, superlative or partitive of."""
    candidates: list[str] = []
    if form.startswith(_BETTER):
        yield "hyvä"
    if match := _PARTITIVE.fullmatch(form):
        base = match[1]
        candidates = [base + "sen"]
    elif match := _SUPERLATIVE.fullmatch(form):
        base = match[1]
        candidates = [base + ending for ending in ("en", "an", "än", "ean", "eän")]
        candidates.append(base[:-1] + "iin")
    elif match := _COMPARATIVE.fullmatch(form):
        base = match[1]
        candidates = [base + "n"]
        if base.endswith("e"):
            candidates += [base[:-1] + "an", base[:-1] + "än"]
    else:
        return
    if base in _IRREGULAR:
        yield _IRREGULAR[base]
    for candidate in candidates:
        lemma = lexicon.lemma(candidate)
        if lemma is not None and lemma[:3] == base[:3]:
            yield lemma


def _harmony(base: str) -> str:
    """The vowel a or ä that follows `base` by vowel harmony."""
    last = next((letter for letter in reversed(base) if letter in "aouäöy"), "ä")
    return "a" if last in "aou" else "ä"
