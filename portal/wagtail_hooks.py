"""The vocabulary in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.models import Country, Theme


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
