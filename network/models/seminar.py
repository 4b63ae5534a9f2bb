"""A seminar, round table, study tour, training or meeting, with its programme."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Orderable, Page

from network.models.choices import SeminarType
from network.models.programme import ENDS_BEFORE, QuotaBlock, SessionBlock
from network.models.sections import archive_section
from network.models.seminar_form import SeminarForm
from network.times import ends_before, validate_timezone, zone_for
from portal.blocks import stream, text_list
from portal.fields import LinesField, MomentField, validate_language_code
from portal.models import ItemPage
from portal.panels import FactsPanel, FactsTab, title_panel
from portal.vocabulary.sharing import Sharing, narrow_to
from search.reader import Reader

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from portal.items import ItemView


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
    base_form_class = SeminarForm
    own_facts = ("seminar_type", "starts", "ends", "timezone", "languages", "country")
    fact_relations = ("themes", "countries", "organisers", "reports", "material")
    text_fields = (
        "title", "summary", "place", "aims", "quotas", "transfer_questions", "sessions",
    )

    seminar_type = models.CharField(
        _("type"), max_length=20, choices=SeminarType.choices, blank=True
    )
    starts = MomentField(_("starts"))
    ends = MomentField(_("ends"))
    timezone = models.CharField(
        _("time zone"), max_length=60, blank=True, validators=[validate_timezone],
        help_text=_("Such as Europe/Helsinki. Empty: that of the country it is held in."),
    )
    languages = LinesField(
        _("languages of the event"), item_validators=[validate_language_code],
        help_text=_("Language codes, one a line; several when it is bilingual: fi, sv."),
    )
    place = models.CharField(_("place"), max_length=250, blank=True)
    country = models.ForeignKey(
        "portal.Country", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("held in"),
    )
    aims = models.TextField(
        _("aims"), blank=True, help_text=_("What those who take part want to learn or decide.")
    )
    quotas = stream("quota", QuotaBlock(), _("participants"), _("Who may send how many people."))
    transfer_questions = text_list(
        _("questions for transfer"),
        _("What is to be asked of each practice: can it be used at home, what stands in the way?"),
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
                    [title_panel(), FieldPanel("summary"), FieldPanel("place")],
                    heading=_("In short"),
                ),
                MultiFieldPanel(
                    [FieldPanel("aims"), FieldPanel("quotas"), FieldPanel("transfer_questions")],
                    heading=_("For whom and what for"),
                ),
                FieldPanel("sessions"),
            ],
            heading=_("Text"),
        ),
        FactsTab(
            [
                FactsPanel(
                    [FieldPanel("seminar_type"), FieldPanel("starts"), FieldPanel("ends"),
                     FieldPanel("timezone"), FieldPanel("country"), FieldPanel("languages")],
                    heading=_("Type, time and place"),
                ),
                FactsPanel([FieldPanel("countries"), FieldPanel("themes")],
                           heading=_("Where it belongs")),
                InlinePanel("organisers", heading=_("Organisers"), label=_("Organiser")),
                InlinePanel("reports", heading=_("Reports"), label=_("Report")),
                InlinePanel("material", heading=_("Material"), label=_("Material")),
            ],
            heading=_("Facts"),
        ),
        ObjectList(ItemPage.promote_panels, heading=_("Address and sharing")),
    ])

    class Meta:
        verbose_name = _("seminar")
        verbose_name_plural = _("seminars")

    @property
    def zone(self) -> "ZoneInfo | None":
        """The time zone of the event, where it is known."""
        return zone_for(self.timezone, self.country.name if self.country else "")

    def clean(self) -> None:
        """Refuses an end before the start."""
        super().clean()
        if ends_before(self.starts, self.ends):
            raise ValidationError({"ends": ENDS_BEFORE})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; its documents are never shared more widely than the seminar."""
        super().save(*args, **kwargs)
        for entry in self.material.all() if self.sharing != Sharing.CLEAR else ():
            if entry.document:
                narrow_to(entry.document, self.sharing)

    def shown(self, reader: Reader, item: "ItemView") -> dict[str, Any]:
        """What the page shows beside the seminar's own fields."""
        from network.seminars import seminar_context

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
