"""The directory and the countries' answers in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from network.models import Coordinator, Organisation, Response


class CoordinatorViewSet(SnippetViewSet):
    """Coordinating functions."""

    model = Coordinator
    icon = "group"
    list_display = ["title", "country", "organisation"]
    list_filter = ["country"]


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "home"
    list_display = ["name", "organisation_type", "country"]
    list_filter = ["country", "organisation_type"]


class ReadOrDelete(ModelPermissionPolicy):  # type: ignore[misc]  # Wagtail is not typed
    """Nothing is written over here: answers are added on the recommendation's page."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("view", "delete") and super().user_has_permission(user, action)


register_permission_policy(Response, ReadOrDelete(Response))


class ResponseViewSet(SnippetViewSet):
    """Answers to recommendations, to be taken away when something in them must not stay."""

    model = Response
    icon = "comment"
    list_display = ["report", "ref", "country", "status", "progress"]
    list_filter = ["country", "status"]
    inspect_view_enabled = True


@register_snippet
class DirectoryGroup(SnippetViewSetGroup):
    """The directory under one heading of the menu."""

    menu_label = _("Directory")
    menu_icon = "group"
    items = (CoordinatorViewSet, OrganisationViewSet, ResponseViewSet)
