"""The directory and the countries' answers in the admin."""

from django.utils.translation import gettext_lazy as _
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


class ResponseViewSet(SnippetViewSet):
    """Answers to recommendations."""

    model = Response
    icon = "comment"
    list_display = ["report", "ref", "country", "status", "progress"]
    list_filter = ["country", "status"]


@register_snippet
class DirectoryGroup(SnippetViewSetGroup):
    """The directory under one heading of the menu."""

    menu_label = _("Directory")
    menu_icon = "group"
    items = (CoordinatorViewSet, OrganisationViewSet, ResponseViewSet)
