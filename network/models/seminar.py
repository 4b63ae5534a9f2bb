"""A seminar, round table, study tour, training or meeting, with its programme."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Orderable, Page

from network.models.choices import SeminarType
from network.models.sections import archive_section
from portal.blocks import stream
from portal.fields import MomentField, validate_moment
from portal.models import ItemPage
from portal.panels import FactsPanel, FactsTab
from search.reader import Reader

if TYPE_CHECKING:
    from portal.items import ItemView


class SessionBlock(blocks.StructBlock):
    """One item of a programme."""

    starts = blocks.CharBlock(
        label=_("Starts"), required=False, validators=[validate_moment],
        help_text=_("For example 2026-03-15T09:30:00+02:00."),
    )
    title = blocks.CharBlock(label=_("Title"))
    abstract = blocks.TextBlock(label=_("Abstract"), rows=3, required=False)
    speakers = blocks.TextBlock(
        label=_("Speakers"), rows=2, required=False,
        help_text=_("Functions, one a line; names only with consent."),
    )

    class Meta:
        label = _("Session")
        icon = "time"


class SeminarTheme(ItemBase):
    """A seminar is about a theme."""

    tag = models.ForeignKey(
        "portal.Theme", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.SeminarPage", on_delete=models.CASCADE, related_name="theme_links"
    )


class SeminarCountry(ItemBase):
    """A seminar concerns a country."""

    tag = models.ForeignKey(
        "portal.Country", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.SeminarPage", on_delete=models.CASCADE, related_name="country_links"
    )


class SeminarPage(ItemPage):
    """One language version of a seminar."""

    kind = "seminar"
    own_facts = ("seminar_type", "starts", "ends", "country")
    fact_relations = ("themes", "countries", "organisers", "reports")
    text_fields = ("title", "summary", "place", "sessions")

    seminar_type = models.CharField(
        _("type"), max_length=20, choices=SeminarType.choices, blank=True
    )
    starts = MomentField(_("starts"))
    ends = MomentField(_("ends"))
    place = models.CharField(_("place"), max_length=250, blank=True)
    country = models.ForeignKey(
        "portal.Country", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("held in"),
    )
    sessions = stream("session", SessionBlock(), _("programme"), _("The sessions in order."))
    themes = ClusterTaggableManager(
        through=SeminarTheme, verbose_name=_("themes"), blank=True
    )
    countries = ClusterTaggableManager(
        through=SeminarCountry, verbose_name=_("countries concerned"), blank=True
    )

    parent_page_types = ["network.ArchiveSectionPage"]
    subpage_types: list[str] = []
    template = "network/seminar.html"
    edit_handler = TabbedInterface([
        ObjectList(
            [
                MultiFieldPanel(
                    [FieldPanel("title"), FieldPanel("summary"), FieldPanel("place")],
                    heading=_("In short"),
                ),
                FieldPanel("sessions"),
            ],
            heading=_("Text"),
        ),
        FactsTab(
            [
                FactsPanel(
                    [FieldPanel("seminar_type"), FieldPanel("starts"), FieldPanel("ends"),
                     FieldPanel("country")],
                    heading=_("Type, time and place"),
                ),
                FactsPanel([FieldPanel("countries"), FieldPanel("themes")],
                           heading=_("Where it belongs")),
                InlinePanel("organisers", heading=_("Organisers"), label=_("Organiser")),
                InlinePanel("reports", heading=_("Reports"), label=_("Report")),
            ],
            heading=_("Facts"),
        ),
        ObjectList(ItemPage.promote_panels, heading=_("Address and sharing")),
    ])

    class Meta:
        verbose_name = _("seminar")
        verbose_name_plural = _("seminars")

    def shown(self, reader: Reader, item: "ItemView") -> dict[str, Any]:
        """What the page shows beside the seminar's own fields."""
        from network.pages import seminar_context

        return seminar_context(reader, self, item)

    @classmethod
    def section(cls, language: str) -> Page:
        """Where seminars of `language` stand; made when missing."""
        from network.apps import SEMINARS_TITLE

        return archive_section(language, "seminars", SEMINARS_TITLE)


SeminarPage.override_translatable_fields = SeminarPage.translation_fields()


class SeminarOrganiser(Orderable):
    """An organisation that arranges a seminar."""

    page = ParentalKey(SeminarPage, on_delete=models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(
        "network.Organisation", on_delete=models.CASCADE, related_name="seminar_links",
        verbose_name=_("organisation"),
    )
    panels = [FieldPanel("organisation")]


class SeminarReport(Orderable):
    """A report that came of a seminar, in its original language."""

    page = ParentalKey(SeminarPage, on_delete=models.CASCADE, related_name="reports")
    report = models.ForeignKey(
        "network.ReportPage", on_delete=models.CASCADE, related_name="seminar_links",
        verbose_name=_("report"),
    )
    panels = [FieldPanel("report")]
