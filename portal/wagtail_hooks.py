"""The vocabulary in the admin."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.accounts.admin import People
from portal.accounts.roles import audience_of
from portal.models import Country, Theme
from portal.vocabulary.sharing import level_of


class ThemeViewSet(SnippetViewSet):
    """The thesaurus."""

    model = Theme
    icon = "tag"
    list_display = ["name", "slug", "broader"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name", heading=_("English term")),
                FieldPanel("slug", heading=_("Permanent id")),
            ],
            heading=_("Theme"),
        ),
        InlinePanel("terms", heading=_("Terms in each language"), label=_("Language")),
        MultiFieldPanel(
            [FieldPanel("broader"), FieldPanel("related"), FieldPanel("exact_match")],
            heading=_("Where it stands"),
        ),
    ]


class CountryViewSet(SnippetViewSet):
    """The countries and their profiles."""

    model = Country
    icon = "globe"
    list_display = ["__str__", "name"]
    panels = [
        FieldPanel("name", heading=_("ISO 3166 code"), read_only=True),
        InlinePanel("profiles", heading=_("Profile in each language"), label=_("Language")),
    ]


@register_snippet
class VocabularyGroup(SnippetViewSetGroup):
    """Themes and countries under one heading of the menu."""

    menu_label = _("Vocabulary")
    menu_icon = "tag"
    items = (ThemeViewSet, CountryViewSet)


@hooks.register("register_admin_viewset")
def people() -> People:
    """Puts invitations and requests to join into the admin's menu."""
    return People()


@hooks.register("before_serve_document")
def only_for_its_readers(document: Any, request: HttpRequest) -> None:
    """A document above the visitor's level, or of a report that is not to be seen, is not there."""
    audience = audience_of(request.user)
    reports = list(document.reports.values_list("live", "sharing"))
    shown = not reports or any(live and level_of(level) <= audience for live, level in reports)
    if level_of(document.sharing) > audience or not shown:
        raise Http404
