"""Who answers for a country. Asked anew for every request: roles and countries change."""

from typing import Any

from portal.accounts.roles import COORDINATORS
from portal.vocabulary.countries import COUNTRY_CODES


def answers_for(user: Any) -> tuple[str, ...]:
    """The countries for which `user` (a User or AnonymousUser) may answer.

    Editors answer for all, coordinators for their own, both with a second factor only.
    """
    if user.is_authenticated and user.is_active and user.has_perm("network.add_response"):
        return COUNTRY_CODES
    return own_countries(user)


def own_countries(user: Any) -> tuple[str, ...]:
    """The countries that `user` coordinates, with a second factor."""
    if not user.is_authenticated or not user.is_active or user.lacks_second_factor:
        return ()
    if COORDINATORS not in user.role_names:
        return ()
    own = set(user.countries.values_list("name", flat=True))
    return tuple(code for code in COUNTRY_CODES if code in own)
