"""Which areas of the admin open to whom reviews but does not edit.

Wagtail shows every page's title, drafts too, to whoever may use its admin: its choosers and some
of its forms ask for no other right. So coordinators get to what they work with, and no further.
"""

from typing import Any

from portal.accounts.roles import COORDINATORS, EDITORS

OF_REVIEWERS = frozenset(
    {"", "account", "dismissibles", "jsi18n", "login", "logout", "reviews", "sprite"}
)


def opens(user: Any, path: str) -> bool:
    """Whether `path`, below the admin, is for this person, who may use the admin."""
    if user.is_superuser or EDITORS in user.role_names or COORDINATORS not in user.role_names:
        return True
    return path.partition("/")[0] in OF_REVIEWERS or path == "localize/jsi18n/"
