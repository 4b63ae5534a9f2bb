"""What each role may do in the admin: one table, set exactly after every migrate.

Rights that are not in the table are taken away again. A pattern stands for all permissions whose
name it fits, so that a new kind of content in a room needs no line here.
"""

from fnmatch import fnmatchcase
from typing import Any

from django.contrib.auth.models import Group, Permission

from portal.accounts.roles import CONTRIBUTORS, COORDINATORS, EDITORS, MEMBERS

# By role: "app.codename", with * for anything.
MODEL_RIGHTS: dict[str, tuple[str, ...]] = {
    CONTRIBUTORS: (),
    MEMBERS: (),
    COORDINATORS: ("wagtailadmin.access_admin",),
    EDITORS: (
        "wagtailadmin.access_admin",
        "practices.*",
        "network.*",
        "wagtail_localize.*",
        "portal.*_theme", "portal.*_themeterms", "portal.*_country", "portal.*_countryprofile",
        "portal.*_portalimage", "portal.*_portaldocument",
        "portal.*_invitation", "portal.*_joinrequest", "portal.view_auditentry",
        "search.operate_search",
    ),
}  # fmt: skip
# On all pages. Coordinators have none: what they review, Wagtail's workflow lets them open.
PAGE_RIGHTS: dict[str, tuple[str, ...]] = {
    EDITORS: ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page",
              "unlock_page"),
}  # fmt: skip
# On all images and documents.
MEDIA_RIGHTS: dict[str, tuple[str, ...]] = {
    EDITORS: ("add", "change", "choose"),
}
# Wagtail asks for the rights on its own models, whichever model stands in their place.
MEDIA = {"wagtailimages": "image", "wagtaildocs": "document"}


def after_migrate(**_signal: Any) -> None:
    """Makes the groups, and gives each the rights of the table and no others."""
    everything = list(Permission.objects.select_related("content_type"))
    for role, patterns in MODEL_RIGHTS.items():
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set(
            permission for permission in everything
            if any(fnmatchcase(name_of(permission), pattern) for pattern in patterns)
        )
        _set_page_rights(group, PAGE_RIGHTS.get(role, ()))
        _set_media_rights(group, MEDIA_RIGHTS.get(role, ()))


def name_of(permission: Permission) -> str:
    """`app.codename`, as `has_perm` takes it."""
    return f"{permission.content_type.app_label}.{permission.codename}"


def _set_page_rights(group: Group, codenames: tuple[str, ...]) -> None:
    from wagtail.models import GroupPagePermission, Page

    root = Page.get_first_root_node()
    if root is None:
        return
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=codenames
    )
    held = GroupPagePermission.objects.filter(group=group)
    held.exclude(page=root, permission__in=wanted).delete()
    for permission in wanted:
        held.get_or_create(group=group, page=root, permission=permission)


def _set_media_rights(group: Group, actions: tuple[str, ...]) -> None:
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.get_first_root_node()
    if root is None:
        return
    wanted = Permission.objects.filter(
        content_type__app_label__in=MEDIA,
        codename__in=[f"{action}_{model}" for action in actions for model in MEDIA.values()],
    )
    held = GroupCollectionPermission.objects.filter(group=group)
    held.exclude(collection=root, permission__in=wanted).delete()
    for permission in wanted:
        held.get_or_create(group=group, collection=root, permission=permission)
