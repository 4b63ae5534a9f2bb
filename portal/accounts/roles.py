"""Roles as Django groups, and what each may read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from search.audience import Audience

CONTRIBUTORS, MEMBERS, COORDINATORS, EDITORS = "Contributors", "Members", "Coordinators", "Editors"
ROLES = (CONTRIBUTORS, MEMBERS, COORDINATORS, EDITORS)
ROLE_LABELS = {
    CONTRIBUTORS: _("Contributor"), MEMBERS: _("Member of the network"),
    COORDINATORS: _("National coordinator"), EDITORS: _("Editor"),
}
WITH_SECOND_FACTOR = frozenset({COORDINATORS, EDITORS})
_READS = {MEMBERS: Audience.MEMBER, COORDINATORS: Audience.COORDINATOR,
          EDITORS: Audience.COORDINATOR}


def audience_of(user: Any) -> Audience:
    """What `user` (a User or AnonymousUser) may read.

    Coordinators, editors and operators without a second factor read what a stranger reads; see
    `portal.accounts.second_factor`.
    """
    if not user.is_authenticated or not user.is_active or user.lacks_second_factor:
        return Audience.ANONYMOUS
    if user.is_superuser:
        return Audience.COORDINATOR
    return max((_READS.get(name, Audience.ANONYMOUS) for name in user.role_names),
               default=Audience.ANONYMOUS)
