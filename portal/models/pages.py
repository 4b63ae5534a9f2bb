"""The home page and pages of plain text."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from search.reader import reader_of


class HomePage(Page):
    """The front of the portal in one language."""

    lead = models.TextField(
        _("lead"), blank=True, help_text=_("Empty: the portal's own words stand there.")
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = None
    template = "portal/home.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the countries, what is new and what is coming."""
        from portal.home import home_context

        return super().get_context(request, *args, **kwargs) | home_context(reader_of(request))


class StandardPage(Page):
    """A page of text: about, privacy, accessibility."""

    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["portal.HomePage", "portal.StandardPage"]
    subpage_types = ["portal.StandardPage"]
    template = "portal/standard_page.html"

    class Meta:
        verbose_name = _("page of text")
