"""Adoptions in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from practices.models import Adoption


@register_snippet
class AdoptionViewSet(SnippetViewSet):
    """Who took which practice into use."""

    model = Adoption
    icon = "redirect"
    add_to_admin_menu = True
    list_display = ["practice", "country", "status", "date"]
    list_filter = ["country", "status"]
