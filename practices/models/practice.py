"""A practice: a problem, what was done about it, what came of it, and what it takes elsewhere."""

from typing import TYPE_CHECKING, Any, ClassVar

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
from wagtail.search import index

from portal.blocks import stream, text_list
from portal.fields import (
    LinesField,
    PartialDateField,
    validate_language_code,
    validate_web_address,
)
from portal.models import ItemPage, SectionPage
from portal.models.item import results_template
from portal.panels import FactsPanel, FactsTab, title_panel
from portal.tree import ensure_section, home
from portal.vocabulary.sharing import Sharing, narrow_to
from practices.blocks import OutcomeBlock, PairBlock, PhaseBlock
from practices.models.choices import PracticeType, Status
from search.reader import Reader

if TYPE_CHECKING:
    from portal.items import ItemView


class LibraryPage(SectionPage):
    """The library in one language."""

    parent_page_types = ["portal.HomePage"]
    template = "practices/library.html"

    class Meta:
        verbose_name = _("library")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the practices."""
        from practices.pages import library_context

        return super().get_context(request, *args, **kwargs) | library_context(request)

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str:
        """HTMX gets the part that changes."""
        return results_template(request, str(self.template))


class PracticeTheme(ItemBase):
    """A practice stands under a theme."""

    tag = models.ForeignKey(
        "portal.Theme", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "practices.PracticePage", on_delete=models.CASCADE, related_name="theme_links"
    )


class PracticeCountry(ItemBase):
    """A practice is used in a country."""

    tag = models.ForeignKey(
        "portal.Country", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "practices.PracticePage", on_delete=models.CASCADE, related_name="country_links"
    )


class PracticePage(ItemPage):
    """One language version of a practice."""

    kind = "practice"
    own_facts = ("practice_type", "status", "started", "ended", "languages", "sources")
    fact_relations = ("themes", "countries", "organisations", "files")

    practice_type = models.CharField(
        _("type"), max_length=30, choices=PracticeType.choices, blank=True
    )
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, blank=True)
    problem_solutions = stream(
        "pair", PairBlock(), _("problems and solutions"),
        _("One pair for each problem, the most important first. Readers see them side by side."),
    )
    body = models.TextField(
        _("how it works"), blank=True,
        help_text=_("An empty line starts a paragraph, ## a heading, - a list entry."),
    )
    phases = stream("phase", PhaseBlock(), _("phases"), _("The steps in order, when it has any."))
    outcomes = stream(
        "outcome", OutcomeBlock(), _("outcomes"),
        _("What came of it, also what had no effect or backfired."),
    )
    lessons = models.TextField(
        _("what failed and what was learnt"), blank=True,
        help_text=_("What you would tell a colleague who starts tomorrow."),
    )
    preconditions = text_list(
        _("preconditions"), _("What must be in place: a law, a unit, a budget, a mandate.")
    )
    transferability = models.TextField(
        _("transferability"), blank=True,
        help_text=_("What another country can take over as it is, and what it must adapt."),
    )
    resources = models.TextField(
        _("resources"), blank=True, help_text=_("People, time and money it takes.")
    )
    legal_basis = models.TextField(_("legal basis"), blank=True)
    target_groups = text_list(_("target groups"), _("Whom it is for."), rows=1)
    languages = LinesField(
        _("working languages"), item_validators=[validate_language_code],
        help_text=_("Language codes in which the practice itself works, one a line: fi, en, ar."),
    )
    started = PartialDateField(_("started"))
    ended = PartialDateField(_("ended"))
    sources = LinesField(
        _("sources"), item_validators=[validate_web_address],
        help_text=_("Web addresses where this can be checked, one a line.")
    )
    themes = ClusterTaggableManager(
        through=PracticeTheme, verbose_name=_("themes"), blank=True
    )
    countries = ClusterTaggableManager(
        through=PracticeCountry, verbose_name=_("countries"), blank=True
    )

    parent_page_types: ClassVar[list[str]] = ["practices.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "practices/practice.html"
    text_fields = (
        "title", "summary", "problem_solutions", "body", "phases", "outcomes", "lessons",
        "preconditions", "transferability", "resources", "legal_basis", "target_groups",
    )

    edit_handler = TabbedInterface([
        ObjectList(
            [
                MultiFieldPanel([title_panel(), FieldPanel("summary")],
                                heading=_("In short")),
                FieldPanel("problem_solutions"),
                MultiFieldPanel([FieldPanel("body"), FieldPanel("phases")],
                                heading=_("How it works")),
                MultiFieldPanel([FieldPanel("outcomes"), FieldPanel("lessons")],
                                heading=_("What came of it")),
                MultiFieldPanel(
                    [FieldPanel("preconditions"), FieldPanel("transferability"),
                     FieldPanel("resources"), FieldPanel("legal_basis"),
                     FieldPanel("target_groups")],
                    heading=_("Taking it into use elsewhere"),
                ),
            ],
            heading=_("Text"),
        ),
        FactsTab(
            [
                FactsPanel([FieldPanel("countries", help_text=_("Where it is in use.")),
                            FieldPanel("themes")],
                           heading=_("Where it belongs")),
                FactsPanel([FieldPanel("practice_type"), FieldPanel("status"),
                            FieldPanel("started"), FieldPanel("ended"), FieldPanel("languages")],
                           heading=_("Type and time")),
                InlinePanel("organisations", heading=_("Organisations"), label=_("Organisation")),
                FactsPanel([FieldPanel("sources")], heading=_("Sources")),
                InlinePanel("files", heading=_("Files"), label=_("File")),
            ],
            heading=_("Facts"),
        ),
        ObjectList(ItemPage.promote_panels, heading=_("Address and sharing")),
    ])
    search_fields = [*ItemPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")

    def shown(self, reader: Reader, item: "ItemView") -> dict[str, Any]:
        """What the page shows beside the practice's own fields."""
        from practices.pages import practice_context

        return practice_context(reader, self, item)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; its files are never shared more widely than the practice."""
        super().save(*args, **kwargs)
        for entry in self.files.all() if self.sharing != Sharing.CLEAR else ():
            narrow_to(entry.document, self.sharing)

    @classmethod
    def section(cls, language: str) -> Page:
        """The library of `language`, under which practices stand; made when missing."""
        from practices.apps import LIBRARY_TITLE
        from practices.review.rounds import ensure_reviewed

        library = ensure_section(LibraryPage, home(language), "practices", LIBRARY_TITLE)
        ensure_reviewed(library)
        return library  # type: ignore[no-any-return]


PracticePage.override_translatable_fields = PracticePage.translation_fields()


class PracticeOrganisation(Orderable):
    """An organisation that runs or takes part in a practice."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        "network.Organisation", on_delete=models.CASCADE, related_name="practice_links",
        verbose_name=_("organisation"),
    )

    panels = [FieldPanel("organisation")]


class PracticeFile(Orderable):
    """A document that belongs to a practice."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "portal.PortalDocument", on_delete=models.CASCADE, related_name="practice_files",
        verbose_name=_("file"),
    )

    panels = [FieldPanel("document")]
