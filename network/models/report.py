"""A report, plan or guide, and its recommendations or measures."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Orderable, Page

from network.models.choices import ReportType
from network.models.sections import archive_section
from portal.fields import LinesField, PartialDateField
from portal.models import ItemPage
from portal.panels import FactsPanel, FactsTab, title_panel
from portal.vocabulary.sharing import narrow_to
from search.reader import Reader

if TYPE_CHECKING:
    from portal.items import ItemView


class ReportTheme(ItemBase):
    """A report is about a theme."""

    tag = models.ForeignKey(
        "portal.Theme", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.ReportPage", on_delete=models.CASCADE, related_name="theme_links"
    )


class ReportCountry(ItemBase):
    """A report concerns a country."""

    tag = models.ForeignKey(
        "portal.Country", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.ReportPage", on_delete=models.CASCADE, related_name="country_links"
    )


class ReportForm(WagtailAdminPageForm):  # type: ignore[misc]  # Wagtail is not typed
    """Keeps the numbers to which countries have answered."""

    def clean(self) -> Any:
        """Refuses to take away or rename what was answered to."""
        given = super().clean()
        rows = self.formsets["recommendations"].forms if "recommendations" in self.formsets else []
        refs = {row.cleaned_data.get("ref") for row in rows
                if row.is_valid() and not row.cleaned_data.get("DELETE")}
        answered = (set(self.instance.responses.values_list("ref", flat=True))
                    if self.instance.pk else set())
        if gone := sorted(answered - refs):
            self.add_error(None, _(
                "Countries have answered to %(numbers)s: these recommendations and their numbers"
                " must stay.") % {"numbers": ", ".join(gone)})
        return given


class ReportPage(ItemPage):
    """One language version of a report's entry in the archive."""

    kind = "report"
    base_form_class = ReportForm
    own_facts = ("report_type", "published", "authors", "publisher", "document", "isbn", "doi")
    text_fields = ("title", "summary", "text", "recommendations")

    report_type = models.CharField(_("type"), max_length=20, choices=ReportType.choices, blank=True)
    published = PartialDateField(_("published"))
    authors = LinesField(_("authors"), help_text=_("One a line."))
    publisher = models.CharField(_("publisher"), max_length=250, blank=True)
    document = models.ForeignKey(
        "portal.PortalDocument", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="reports", verbose_name=_("file"),
    )
    text = models.TextField(
        _("full text"), blank=True, help_text=_("When there is no file. Markdown.")
    )
    isbn = models.CharField("ISBN", max_length=30, blank=True)
    doi = models.CharField("DOI", max_length=150, blank=True)
    themes = ClusterTaggableManager(
        through=ReportTheme, verbose_name=_("themes"), blank=True
    )
    countries = ClusterTaggableManager(
        through=ReportCountry, verbose_name=_("countries"), blank=True
    )

    parent_page_types = ["network.ArchiveSectionPage"]
    subpage_types: list[str] = []
    template = "network/report.html"
    edit_handler = TabbedInterface([
        ObjectList(
            [
                MultiFieldPanel([title_panel(), FieldPanel("summary")],
                                heading=_("In short")),
                FieldPanel("text"),
                InlinePanel("recommendations", heading=_("Recommendations and measures"),
                            label=_("Recommendation")),
            ],
            heading=_("Text"),
        ),
        FactsTab(
            [
                FactsPanel(
                    [FieldPanel("report_type"), FieldPanel("published"), FieldPanel("authors"),
                     FieldPanel("publisher"), FieldPanel("isbn"), FieldPanel("doi")],
                    heading=_("Publication"),
                ),
                FactsPanel([FieldPanel("document")], heading=_("File")),
                FactsPanel([FieldPanel("countries"), FieldPanel("themes")],
                           heading=_("Where it belongs")),
            ],
            heading=_("Facts"),
        ),
        ObjectList(ItemPage.promote_panels, heading=_("Address and sharing")),
    ])

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def shown(self, reader: Reader, item: "ItemView") -> dict[str, Any]:
        """What the page shows beside the report's own fields."""
        from network.pages import report_context

        return report_context(reader, self, item)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; no file of it is ever shared more widely than the report."""
        super().save(*args, **kwargs)
        if self.document:
            narrow_to(self.document, self.sharing)
        for file in self.response_files.select_related("document"):
            narrow_to(file.document, self.sharing)

    @classmethod
    def section(cls, language: str) -> Page:
        """Where reports of `language` stand; made when missing."""
        from network.apps import REPORTS_TITLE

        return archive_section(language, "reports", REPORTS_TITLE)


ReportPage.override_translatable_fields = ReportPage.translation_fields()


class Recommendation(Orderable):
    """A recommendation of a report or a measure of a plan, in one language."""

    page = ParentalKey(ReportPage, on_delete=models.CASCADE, related_name="recommendations")
    ref = models.SlugField(
        _("number"), max_length=100, help_text=_("Permanent, the same in every language: r1.")
    )
    text = models.TextField(_("text"))
    addressees = LinesField(_("addressees"), help_text=_("Who is to act, one a line."))
    due = PartialDateField(_("due"))

    panels = [FieldPanel("ref"), FieldPanel("text"), FieldPanel("addressees"), FieldPanel("due")]

    class Meta(Orderable.Meta):
        verbose_name = _("recommendation")
        constraints = [
            models.UniqueConstraint(fields=("page", "ref"), name="one_recommendation_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.ref}: {self.text[:80]}"
