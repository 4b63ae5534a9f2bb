"""A coordinating function: whom to call in a country. A function before a person."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from portal.fields import LinesField, validate_language_code
from portal.models import UniqueItemId
from portal.vocabulary.sharing import Sharing
from search.reader import reader_of


class CoordinatorTheme(ItemBase):
    """A coordinator works on a theme."""

    tag = models.ForeignKey(
        "portal.Theme", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.Coordinator", on_delete=models.CASCADE, related_name="theme_links"
    )


class Coordinator(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin,
    index.Indexed, UniqueItemId, ClusterableModel,
):
    """Who coordinates, where, on what mandate, and how to reach the function."""

    kind = "coordinator"

    title = models.CharField(
        _("function"), max_length=250, help_text=_("The function, not a person.")
    )
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="coordinators", verbose_name=_("organisation"),
    )
    country = models.ForeignKey(
        "portal.Country", null=True, blank=True, on_delete=models.PROTECT,
        related_name="coordinators", verbose_name=_("country"),
    )
    languages = LinesField(
        _("languages"), item_validators=[validate_language_code],
        help_text=_("Language codes, one a line: fi, sv, en."),
    )
    themes = ClusterTaggableManager(
        through=CoordinatorTheme, verbose_name=_("themes"), blank=True
    )
    mandate = models.TextField(_("mandate"), blank=True)
    email = models.EmailField(
        _("mail"), blank=True, help_text=_("The function's own address, not a person's.")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    person = models.CharField(
        _("person"), max_length=150, blank=True,
        help_text=_("Only with consent or official duty. Leave empty when the function is enough."),
    )
    sharing = models.CharField(
        _("sharing"), max_length=5, choices=Sharing.choices, default=Sharing.CLEAR
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("organisation"), FieldPanel("country"),
             FieldPanel("mandate")],
            heading=_("The function"),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("person"),
             FieldPanel("languages")],
            heading=_("How to reach it"),
        ),
        FieldPanel("themes"),
        MultiFieldPanel([FieldPanel("item_id"), FieldPanel("sharing")],
                        heading=_("Address and sharing")),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("coordinator")
        verbose_name_plural = _("coordinators")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "network/coordinator.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """What the public page shows."""
        from network.directory import coordinator_context

        return coordinator_context(reader_of(request), self) | {"request": request}
