"""Organisations by the names that texts call them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from network.models import Organisation
from portal.vocabulary.sharing import readable_at
from search.reader import Reader


def organisations_named(names: Iterable[str], reader: Reader) -> dict[str, Organisation]:
    """The readable organisation that each name belongs to, in whichever language.

    A capital at its beginning makes no other name; a name of several organisations is left out.
    """
    wanted = {_key(name) for name in names} - {""}
    if not wanted:
        return {}
    spelt = [way for name in wanted for way in (name, name[0].upper() + name[1:])]
    candidates = Organisation.objects.filter(
        Q(name__in=spelt) | Q(names__name__in=spelt), live=True,
        sharing__in=readable_at(reader.audience),
    ).distinct().prefetch_related("names")
    found: dict[str, set[Any]] = {}
    for one in candidates:
        for name in {_key(one.name), *(_key(other.name) for other in one.names.all())} & wanted:
            found.setdefault(name, set()).add(one)
    return {name: next(iter(owners)) for name, owners in found.items() if len(owners) == 1}


def name_in(name: str, known: dict[str, Organisation], language: str) -> str:
    """What the organisation of this name is called in `language`; without one, the name itself."""
    owner = known.get(_key(name))
    return owner.name_in(language) if owner else name


def _key(name: str) -> str:
    return name[:1].lower() + name[1:]
