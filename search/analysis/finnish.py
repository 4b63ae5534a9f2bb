"""Finnish lemmas: by Voikko where the system has it, else by what the wheels offer."""

import re

from . import voikko

_KEYS = (b"BASEFORM", b"WORDBASES", b"PARTICIPLE", b"CLASS")
_NOUNS = frozenset({"nimisana", "nimisana_laatusana"})
_BASE = re.compile(r"\+([^+(]+)(?:\(([^)]*)\))?")


def lemmas_by_voikko(word: str) -> tuple[str, ...]:
    """Base forms of `word` by Voikko, a participle's verb included; empty when unknown.

    A word that is a noun is read as no participle: voima (force) is not what can (voida), nor
    toimivalta (power) from what works (toimia).
    """
    found: dict[str, None] = {}
    analyses = voikko.analyses(word, _KEYS)
    is_noun = any(kind in _NOUNS and not participle for _b, _w, participle, kind in analyses)
    for base, bases, participle, _kind in analyses:
        if participle and is_noun:
            continue
        if base:
            found[base.lower()] = None
        if participle and bases and (verb := _verb_of(bases)):
            found[verb] = None
    return tuple(sorted(found))


def _verb_of(bases: str) -> str | None:
    """The verb in Voikko's WORDBASES of a participle: +teh(tehdä)+n+yt(+yt) → tehdä.

    None inside a compound: palkkasaatavat (pay that is due) are no form of saada (get).
    """
    roots = [root for _, root in _BASE.findall(bases) if root and not root.startswith("+")]
    return roots[0].replace("=", "").lower() if len(roots) == 1 else None


def split_by_voikko(word: str) -> tuple[str, ...]:
    """The parts of a compound as written in `word`; empty when Voikko sees none.

    Of several analyses the one with the fewest parts counts.
    """
    cuts = []
    for (structure,) in voikko.analyses(word, (b"STRUCTURE",)):
        # STRUCTURE has a "=" where a part begins and then a sign for each letter.
        lengths = [len(part) for part in (structure or "").lstrip("=").split("=")]
        if sum(lengths) == len(word):
            cuts.append(lengths)
    best = min(cuts, key=lambda lengths: (len(lengths), lengths), default=[])
    starts = [sum(best[:index]) for index in range(len(best))]
    pieces = tuple(word[at : at + size] for at, size in zip(starts, best, strict=True))
    return pieces if len(pieces) > 1 else ()
