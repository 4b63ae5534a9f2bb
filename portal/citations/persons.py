"""Which of a report's authors, each one line of text, are persons.

Catalogues write a person as "Family, Given". Authorities have commas too ("Ministry of Justice,
Finland"), so that a comma alone says nothing.
"""

import re

from portal.vocabulary.countries import COUNTRY_CODES, country_name
from portal.vocabulary.languages import INTERFACE_LANGUAGES

# Words in small letters that stand in names of persons; any other belongs to a body.
_PARTICLES = frozenset(("af", "da", "de", "del", "den", "der", "di", "du", "la", "le", "ter", "van",
                        "von", "zu", "á", "í"))
# How words for bodies begin, are, or end, in the languages of the portal; no family name does.
_BODY = re.compile(
    r"^(?:minist|depart|direct|council|committee|police|poliisi|politi|univers|yliopist|institu"
    r"|centre|center|agency|authorit|office|associat|foundation|lögregl|háskól|kommun|municip)"
    r"|^(?:city|nordic|nordisk[at]?|pohjoismai\w*|norræn\w*|råd|unit)$"
    r"|(?:ministeriö|ministeriet|departement\w*|ráðuneyti\w*|virasto|laitos|hallitus|neuvosto"
    r"|kunta|kaupunki|keskus|koulu|liitto|yhdistys|säätiö|yksikkö|ryhmä|myndighet\w*|verket"
    r"|styrelsen|direktorat\w*|förbundet|forbundet|foreningen?|föreningen?|rådet|stofnun|samtök"
    r"|kommune[nr]?|styret|tilsynet|högskolan?|høgskolen?|enheten|utvalget|kansliet|gruppen?)$",
    re.IGNORECASE,
)
_PLACES = frozenset(("helsinki", "helsingfors", "stockholm", "oslo", "copenhagen", "københavn",
                     "köpenhamn", "reykjavik", "reykjavík"))


def is_person(name: str) -> bool:
    """Whether a name is that of a person, "Family, Given", as far as its words tell."""
    family, _comma, given = (part.strip() for part in name.partition(","))
    if not family or not given or "," in given:
        return False
    if given.casefold() in _PLACES | _countries() or _is_acronym(given):
        return False
    return all(_in_a_name(word) for word in name.replace(",", " ").split())


def family_and_given(name: str) -> tuple[str, str]:
    """The two halves of a person's name."""
    family, _comma, given = name.partition(",")
    return family.strip(), given.strip()


def _in_a_name(word: str) -> bool:
    if _BODY.search(word) or any(sign.isdigit() or sign in "&/()" for sign in word):
        return False
    return word[:1].isupper() or word in _PARTICLES or word.startswith(("d'", "d’"))


def _is_acronym(word: str) -> bool:
    """HEUNI, THL; initials have full stops or are two letters at most."""
    return len(word) > 2 and word.isalpha() and word.isupper()


def _countries() -> frozenset[str]:
    return frozenset(country_name(code, language).casefold()
                     for code in COUNTRY_CODES for language in INTERFACE_LANGUAGES)
