"""Giving a role: the one place where somebody becomes member, coordinator or editor."""

from collections.abc import Iterable

from django.contrib.auth.models import Group

from portal.accounts.roles import COORDINATORS
from portal.models import Country, User


def grant(user: User, role: str, countries: Iterable[Country]) -> None:
    """Puts `user` into the group `role`; `countries` count for coordinators."""
    user.groups.add(Group.objects.get(name=role))
    if role == COORDINATORS:
        user.countries.add(*countries)
