"""Names that a document's first pages print as those of its authors.

Only after a word that says so, such as "Authors:" or "Kirjoittajat:": any other line of names may
be of those thanked, interviewed or written about.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile

MOST = 20
_WORDS = (
    "authors?", "written by", "editors?", "edited by",
    "tekijät?", "kirjoittajat?", "kirjoittanut", "toimittajat?", "toimittanut", "toim",
    "författare", "skriven av", "redaktör(?:er)?",
    "forfatter(?:e|ne)?", "skrevet av", "skrevet af", "redaktør(?:er)?",
    "höfund(?:ur|ar)", "ritstj[oó]r(?:i|ar)",
)
_SAID = re.compile(
    rf"^\s*(?:{'|'.join(_WORDS)})(?:\(\w+\))?\.?\s*(?P<colon>:)?[ \t]*(?P<names>.*)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|&|\b(?:and|ja|sekä|och|og)\b)\s*")
_PARTICLES = r"(?:von|van|af|av|de|del|di|da|la|le|bin|al)"
_NAME = re.compile(
    rf"[^\W\d_a-zåäöæøéáíóúýþð][\w.'’-]*(?:\s+(?:{_PARTICLES}|[^\W\d_a-zåäöæøéáíóúýþð][\w.'’-]*)){{1,4}}"
)


def printed_authors(text: str) -> list[str]:
    """The names, as printed, of the first line or lines that say they are the authors'."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if said := _SAID.match(line):
            if said["names"] and not said["colon"]:
                continue  # the beginning of a sentence
            found = list(_names(said["names"])) or list(_below(lines[number + 1:]))
            if found:
                return found[:MOST]
    return []


def _below(lines: list[str]) -> Iterator[str]:
    """The names on the lines below the word, up to a line that is empty or has anything else."""
    for line in dropwhile(lambda line: not line.strip(), lines):
        names = list(_names(line))
        if not names:
            return
        yield from names


def _names(line: str) -> Iterator[str]:
    """The names of a line of nothing but names, "Surname, Name; Surname, Name" among them."""
    parts = map(_turned, line.split(";")) if ";" in line else _BETWEEN.split(line)
    names = [" ".join(part.split()) for part in parts if part.strip()]
    if all(_NAME.fullmatch(name) for name in names):
        yield from names


def _turned(written: str) -> str:
    surname, comma, given = written.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma else written
