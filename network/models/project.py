"""A project or working group as a ministry's register shows it."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from network.models.choices import ProjectStatus, TaskState
from network.models.practice_chooser import PracticeChooserBlock
from network.models.sections import archive_section
from portal.blocks import stream
from portal.fields import LinesField, PartialDateField
from portal.models import ItemPage
from portal.panels import FactsPanel, FactsTab, title_panel
from search.reader import Reader

if TYPE_CHECKING:
    from portal.items import ItemView


class TaskBlock(blocks.StructBlock):
    """What a project is to do, and how far that is; the state is that of the original."""

    text = blocks.TextBlock(label=_("Task"), rows=2)
    state = blocks.ChoiceBlock(label=_("State"), choices=TaskState.choices, required=False)

    class Meta:
        label = _("Task")
        icon = "list-ol"


class OutputBlock(blocks.StructBlock):
    """What a project made, with its report or practice when the portal has it."""

    title = blocks.CharBlock(label=_("Title"), max_length=500)
    report = blocks.PageChooserBlock(
        label=_("Report"), required=False, page_type="network.ReportPage"
    )
    practice = PracticeChooserBlock(label=_("Practice"), required=False)

    class Meta:
        label = _("Output")
        icon = "doc-full"


class ProjectTheme(ItemBase):
    """A project is about a theme."""

    tag = models.ForeignKey(
        "portal.Theme", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.ProjectPage", on_delete=models.CASCADE, related_name="theme_links"
    )


class ProjectCountry(ItemBase):
    """A project works in a country."""

    tag = models.ForeignKey(
        "portal.Country", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.ProjectPage", on_delete=models.CASCADE, related_name="country_links"
    )


class ProjectPage(ItemPage):
    """One language version of a project."""

    kind = "project"
    own_facts = ("number", "case_numbers", "appointed", "starts", "ends", "status")
    text_fields = ("title", "summary", "appointed_by", "aims", "tasks", "outputs")

    number = models.CharField(_("number"), max_length=60, blank=True)
    case_numbers = LinesField(_("case numbers"), help_text=_("One a line."))
    appointed_by = models.CharField(_("appointed by"), max_length=250, blank=True)
    appointed = PartialDateField(_("appointed"))
    starts = PartialDateField(_("term begins"))
    ends = PartialDateField(_("term ends"))
    status = models.CharField(
        _("status"), max_length=20, choices=ProjectStatus.choices, blank=True
    )
    aims = models.TextField(_("aims"), blank=True)
    tasks = stream("item", TaskBlock(), _("tasks"), _("Numbered as they stand here."))
    outputs = stream("output", OutputBlock(), _("outputs"), _("What the project made."))
    themes = ClusterTaggableManager(
        through=ProjectTheme, verbose_name=_("themes"), blank=True
    )
    countries = ClusterTaggableManager(
        through=ProjectCountry, verbose_name=_("countries"), blank=True
    )

    parent_page_types = ["network.ArchiveSectionPage"]
    subpage_types: list[str] = []
    template = "network/project.html"
    edit_handler = TabbedInterface([
        ObjectList(
            [
                MultiFieldPanel(
                    [title_panel(), FieldPanel("summary"), FieldPanel("appointed_by"),
                     FieldPanel("aims")],
                    heading=_("In short"),
                ),
                FieldPanel("tasks"),
                FieldPanel("outputs"),
            ],
            heading=_("Text"),
        ),
        FactsTab(
            [
                FactsPanel(
                    [FieldPanel("number"), FieldPanel("case_numbers"), FieldPanel("appointed"),
                     FieldPanel("starts"), FieldPanel("ends"), FieldPanel("status")],
                    heading=_("Register"),
                ),
                FactsPanel([FieldPanel("countries"), FieldPanel("themes")],
                           heading=_("Where it belongs")),
            ],
            heading=_("Facts"),
        ),
        ObjectList(ItemPage.promote_panels, heading=_("Address and sharing")),
    ])

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def shown(self, reader: Reader, item: "ItemView") -> dict[str, Any]:
        """What the page shows beside the project's own fields."""
        from network.projects import project_context

        return project_context(reader, self, item)

    def clean(self) -> None:
        """Refuses a term that ends before it begins."""
        super().clean()
        if self.starts and self.ends and self.ends < self.starts[: len(self.ends)]:
            raise ValidationError({"ends": _("The term ends before it begins.")})

    @classmethod
    def section(cls, language: str) -> Page:
        """Where projects of `language` stand; made when missing."""
        from network.apps import PROJECTS_TITLE

        return archive_section(language, "projects", PROJECTS_TITLE)


ProjectPage.override_translatable_fields = ProjectPage.translation_fields()
