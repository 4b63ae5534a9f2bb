"""An organisation of the field and what it may do."""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from network.models.choices import Applicability, MayShare, OrganisationType
from portal.fields import LinesField
from portal.models import UniqueItemId
from portal.models.moves import SharingMoves
from portal.vocabulary.languages import CONTENT_LANGUAGES
from portal.vocabulary.sharing import Sharing
from search.reader import reader_of


class Organisation(
    SharingMoves, PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin,
    index.Indexed, UniqueItemId, ClusterableModel,
):
    """An authority, civil society organisation or other body."""

    kind = "organisation"

    name = models.CharField(_("name"), max_length=250)
    language = models.CharField(
        _("language"), max_length=10, choices=CONTENT_LANGUAGES, blank=True,
        help_text=_("The language of the name and the description."),
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    organisation_type = models.CharField(
        _("type"), max_length=30, choices=OrganisationType.choices, blank=True
    )
    country = models.ForeignKey(
        "portal.Country", null=True, blank=True, on_delete=models.PROTECT,
        related_name="organisations", verbose_name=_("country"),
    )
    website = models.URLField(_("website"), blank=True, max_length=500)
    services = LinesField(_("services"), help_text=_("What it offers, one a line."))
    description = models.TextField(
        _("description"), blank=True,
        help_text=_("What it does in this field. An empty line starts a paragraph."),
    )
    sharing = models.CharField(
        _("sharing"), max_length=5, choices=Sharing.choices, default=Sharing.CLEAR
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("language"), FieldPanel("acronym")],
            heading=_("Name"),
        ),
        InlinePanel("names", heading=_("Name in other languages"), label=_("Name")),
        MultiFieldPanel(
            [FieldPanel("organisation_type"), FieldPanel("country"), FieldPanel("website"),
             FieldPanel("services"), FieldPanel("description")],
            heading=_("What it is"),
        ),
        InlinePanel("competences", heading=_("What it may do"), label=_("Competence")),
        MultiFieldPanel([FieldPanel("item_id"), FieldPanel("sharing")],
                        heading=_("Address and sharing")),
    ]
    search_fields = [
        index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("acronym"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name_in(get_language() or "en")

    def name_in(self, language: str) -> str:
        """The name in `language`, else as the organisation writes it itself."""
        return next((n.name for n in self.names.all() if n.language == language), self.name)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "network/organisation.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """What the public page shows."""
        from network.directory import organisation_context

        return organisation_context(reader_of(request), self) | {"request": request}


class OrganisationName(models.Model):
    """The official name in another language."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=10, choices=CONTENT_LANGUAGES)
    name = models.CharField(_("name"), max_length=250)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=("organisation", "language"), name="one_name_a_language")
        ]

    def __str__(self) -> str:
        return self.name


class Competence(Orderable):
    """Who may do what, and may share what, on which legal basis."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="competences")
    measure = models.CharField(
        _("measure"), max_length=250, help_text=_("What is to be done: inspect a workplace...")
    )
    applicability = models.CharField(
        _("may it do this?"), max_length=10, choices=Applicability.choices, blank=True
    )
    powers = models.TextField(_("powers"), blank=True)
    limits = models.TextField(_("limits"), blank=True)
    may_share = models.CharField(
        _("may it pass on information?"), max_length=20, choices=MayShare.choices, blank=True
    )
    legal_basis = models.TextField(_("legal basis"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("competence")

    def __str__(self) -> str:
        return self.measure
