"""Each role has exactly the rights of the table."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.accounts import permissions
from portal.accounts.permissions import after_migrate, name_of
from portal.accounts.roles import CONTRIBUTORS, COORDINATORS, EDITORS, MEMBERS, ROLES

pytestmark = pytest.mark.django_db
# What editors may do, in numbers of nobody's interest: by what it must and must not hold.
EDITORS_HAVE = {"practices.add_practicepage", "network.change_organisation", "portal.add_theme",
                "portal.change_country", "portal.add_invitation", "portal.change_joinrequest",
                "wagtailadmin.access_admin", "search.operate_search"}  # fmt: skip
EDITORS_HAVE_NOT = {"portal.add_user", "portal.change_user", "portal.delete_user", "auth.add_group",
                    "auth.change_group", "mfa.change_authenticator", "account.change_emailaddress",
                    "portal.delete_invitation", "socialaccount.add_socialapp"}  # fmt: skip


def held(role: str) -> set[str]:
    group = Group.objects.get(name=role)
    return {name_of(one) for one in group.permissions.select_related("content_type")}


def on_pages(role: str) -> set[str]:
    rights = GroupPagePermission.objects.filter(group__name=role)
    return set(rights.values_list("permission__codename", flat=True))


def on_media(role: str) -> set[str]:
    rights = GroupCollectionPermission.objects.filter(group__name=role)
    return set(rights.values_list("permission__codename", flat=True))


def test_each_role_has_the_rights_of_the_table() -> None:
    assert set(permissions.MODEL_RIGHTS) == set(ROLES)
    assert held(CONTRIBUTORS) == held(MEMBERS) == set()
    assert held(COORDINATORS) == {"wagtailadmin.access_admin"}
    assert held(EDITORS) >= EDITORS_HAVE and not held(EDITORS) & EDITORS_HAVE_NOT
    assert {name.partition(".")[0] for name in held(EDITORS)} == {
        "wagtailadmin", "practices", "network", "wagtail_localize", "portal", "search"}


def test_on_pages_and_media_too() -> None:
    assert {role: on_pages(role) for role in ROLES} == {
        CONTRIBUTORS: set(), MEMBERS: set(), COORDINATORS: set(),
        EDITORS: set(permissions.PAGE_RIGHTS[EDITORS])}
    assert {role: on_media(role) for role in ROLES} == {
        CONTRIBUTORS: set(), MEMBERS: set(), COORDINATORS: set(),
        EDITORS: {f"{action}_{model}" for action in ("add", "change", "choose")
                  for model in ("image", "document")}}


def test_what_is_not_in_the_table_is_taken_away() -> None:
    before = {role: (held(role), on_pages(role), on_media(role)) for role in ROLES}
    group = Group.objects.get(name=MEMBERS)
    more = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    group.permissions.add(more)
    GroupPagePermission.objects.create(group=group, page=Page.objects.first(), permission=more)
    GroupCollectionPermission.objects.create(
        group=group, collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="add_document"))
    after_migrate()
    assert {role: (held(role), on_pages(role), on_media(role)) for role in ROLES} == before
