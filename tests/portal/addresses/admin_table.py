"""A line for every area of `/admin/`: for whom it opens, and what is opened there.

Whoever may not use the admin does not get past its door, whatever the address. Of those who may,
coordinators see no more there than on the site.
"""

from collections.abc import Iterator

from tests.portal.addresses import walking
from tests.portal.addresses.world import IDS, ROLES, World

# For whom an area shows something: editors and coordinators, editors, or operators only.
BOTH, EDITORS, OPERATORS = ("coordinator", "other", "editor"), ("editor",), ()
DOOR = {"visitor": 302, "contributor": 403, "member": 403, "lacking": 302}
REFUSED = {301, 302, 400, 403, 404, 405}
PAGES = ("amber_page", "gone_page", "changed_page", "sent_page")

# The area, for whom, and the numbers that are put into its addresses: of hidden things.
AREAS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "": (BOTH, ()),
    ".": (OPERATORS, ()),
    "account": (BOTH, ()),
    "api": (EDITORS, (*PAGES, "amber_document", "amber_image")),
    "block-preview": (OPERATORS, ()),
    "bulk": (EDITORS, PAGES),
    "choose-anchor-link": (EDITORS, ()),
    "choose-email-link": (EDITORS, ()),
    "choose-external-link": (EDITORS, ()),
    "choose-page": (EDITORS, ("library_page", *PAGES)),
    "choose-phone-link": (EDITORS, ()),
    "collections": (OPERATORS, ()),
    "dismissibles": (BOTH, ()),
    "document-texts": (EDITORS, ("amber_document",)),
    "documents": (EDITORS, ("amber_document",)),
    "editing-sessions": (EDITORS, PAGES),
    "embeds": (EDITORS, ()),
    "failwhale": (OPERATORS, ()),
    "find-themes": (EDITORS, ()),
    "groups": (OPERATORS, ()),
    "images": (EDITORS, ("amber_image",)),
    "invitations": (EDITORS, ()),
    "join_requests": (EDITORS, ()),
    "jsi18n": (BOTH, ()),
    "locales": (OPERATORS, ()),
    "localize": (BOTH, PAGES),  # of which coordinators get the texts of its scripts only
    "login": (OPERATORS, ()),
    "logout": (BOTH, ()),
    "pages": (EDITORS, ("library_page", *PAGES)),
    "password_reset": (OPERATORS, ()),
    "redirects": (OPERATORS, ()),
    "reports": (EDITORS, ()),
    "reviews": (BOTH, ("review",)),
    "search-engine": (EDITORS, ()),
    "sites": (OPERATORS, ()),
    "snippets": (OPERATORS, ()),
    "snippets/choose/network": (EDITORS, ("amber_organisation", "amber_coordinator")),
    "snippets/choose/portal": (EDITORS, ()),
    "snippets/choose/practices": (EDITORS, ("adoption",)),
    "snippets/network/coordinator": (EDITORS, ("amber_coordinator",)),
    "snippets/network/organisation": (EDITORS, ("amber_organisation",)),
    "snippets/network/response": (EDITORS, ()),
    "snippets/portal/country": (EDITORS, ()),
    "snippets/portal/theme": (EDITORS, ()),
    "snippets/practices/adoption": (EDITORS, ("adoption",)),
    "sprite": (BOTH, ()),
    "submissions": (EDITORS, ("draft_submission", "sent_submission")),
    "tag-autocomplete": (EDITORS, ()),
    "test404": (EDITORS, ()),
    "users": (OPERATORS, ("coordinator_user",)),
    "workflows": (EDITORS, ()),
}  # fmt: skip
# Wagtail's own: one that fails on purpose, one that signs out, and one for all that is not there.
LEFT_OUT = {"failwhale", "logout", "."}


def told(world: World, secrets: dict[str, frozenset[str]]) -> Iterator[str]:
    """What an address of the admin answers to somebody and should not."""
    numbers = {area: [world.at[name] for name in names] for area, (_who, names) in AREAS.items()
               if names}  # fmt: skip
    for place, _name in walking.patterns():
        area = walking.area_of(place)
        if not place.startswith(walking.ADMIN) or area in LEFT_OUT:
            continue
        addresses = walking.filled(place, numbers, area)
        for role in ROLES:
            # Editors read what is hidden; of them one answer is enough.
            some = addresses if role in ("coordinator", "other") else addresses[:1]
            for address in some:
                yield from _told(world, role, address, area, secrets[role])


def _told(
    world: World, role: str, address: str, area: str, secret: frozenset[str]
) -> Iterator[str]:
    answer = world.clients[role].get(address)
    opens = role in AREAS[area][0]
    if role in DOOR:
        right = answer.status_code == DOOR[role]
    else:
        right = answer.status_code in REFUSED or (opens and answer.status_code == 200)
    if not right:
        yield f"{role} {address}: {answer.status_code}"
    if found := walking.telling(answer, address, secret, IDS):
        yield f"{role} {address} reads {sorted(found)}"
