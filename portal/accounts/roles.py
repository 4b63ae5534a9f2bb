"""Roles as Django groups, and what each may read."""

from typing import Any

from django.contrib.auth.models import Group, Permission

from search.audience import Audience

CONTRIBUTORS, MEMBERS, COORDINATORS, EDITORS = "Contributors", "Members", "Coordinators", "Editors"
ROLES = (CONTRIBUTORS, MEMBERS, COORDINATORS, EDITORS)
_READS = {MEMBERS: Audience.MEMBER, COORDINATORS: Audience.COORDINATOR,
          EDITORS: Audience.COORDINATOR}


def audience_of(user: Any) -> Audience:
    """What `user` (a User or AnonymousUser) may read."""
    if not user.is_authenticated or not user.is_active:
        return Audience.ANONYMOUS
    if user.is_superuser:
        return Audience.COORDINATOR
    names = user.groups.values_list("name", flat=True)
    return max((_READS.get(name, Audience.ANONYMOUS) for name in names), default=Audience.ANONYMOUS)


def after_migrate(**_signal: Any) -> None:
    """Makes the groups, and gives editors and coordinators what they need in the admin."""
    for name in ROLES:
        Group.objects.get_or_create(name=name)
    _allow(EDITORS)


def _allow(name: str) -> None:
    group = Group.objects.get(name=name)
    wanted = Permission.objects.filter(
        content_type__app_label__in=("portal", "practices", "network", "wagtailadmin",
                                     "wagtailimages", "wagtaildocs", "wagtail_localize"),
    ).exclude(content_type__model="user")
    operate = Permission.objects.filter(codename="operate_search")
    group.permissions.add(*wanted, *operate)
    _allow_pages(group)


def _allow_pages(group: Group) -> None:
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

    root = Page.get_first_root_node()
    for codename in ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page",
                     "unlock_page"):
        permission = Permission.objects.filter(codename=codename).first()
        if permission and root:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    for model in ("portalimage", "portaldocument"):
        for action in ("add", "change", "choose", "view"):
            permission = Permission.objects.filter(codename=f"{action}_{model}").first()
            if permission and collection:
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=permission
                )
