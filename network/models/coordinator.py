"""A coordinating function: whom to call in a country. A function before a person."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
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
from portal.models.moves import SharingMoves
from portal.vocabulary.sharing import Sharing
from search.analysis import detect_language
from search.reader import reader_of

YEAR, LONGEST = timedelta(days=365), timedelta(days=731)


class Ground(models.TextChoices):
    """Why a person may be named."""

    CONSENT = "consent", _("Consent of the person")
    DUTY = "duty", _("Official duty")


class Contact(NamedTuple):
    """How a function is reached."""

    email: str = ""
    phone: str = ""
    person: str = ""


def today() -> date:
    """The day in the portal's time zone."""
    return timezone.localdate()


def a_year_after(day: date) -> date:
    """How long a person is named when nothing else was said."""
    return day + YEAR


class CoordinatorTheme(ItemBase):
    """A coordinator works on a theme."""

    tag = models.ForeignKey(
        "portal.Theme", on_delete=models.PROTECT, related_name="%(class)s_links"
    )
    content_object = ParentalKey(
        "network.Coordinator", on_delete=models.CASCADE, related_name="theme_links"
    )


class Coordinator(
    SharingMoves, PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin,
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
    own_contact = models.BooleanField(
        _("mail and phone are the person's own"), default=False,
        help_text=_("Then they fall away with the name."),
    )
    person_ground = models.CharField(
        _("ground"), max_length=7, choices=Ground.choices, blank=True,
        help_text=_("Why this person may be named here."),
    )
    person_given = models.DateField(
        _("given on"), null=True, blank=True,
        help_text=_("The day of the consent, or from which the person has the duty."),
    )
    person_until = models.DateField(
        _("shown until"), null=True, blank=True,
        help_text=_("Empty: a year. After that day the name is no longer shown, and is deleted."),
    )
    # The end of which the coordinators of the country were reminded.
    reminded_of = models.DateField(null=True, editable=False)
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
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("languages")],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [FieldPanel("person"), FieldPanel("person_ground"), FieldPanel("person_given"),
             FieldPanel("person_until"), FieldPanel("own_contact")],
            heading=_("A person, only where it is needed"),
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

    @property
    def names_somebody(self) -> bool:
        """Whether something here is about a person, not the function."""
        return bool(self.person or self.own_contact)

    @property
    def contact(self) -> Contact:
        """How to reach the function today; what has expired is not there."""
        if self.names_somebody and (self.person_until is None or self.person_until < today()):
            return Contact() if self.own_contact else Contact(email=self.email, phone=self.phone)
        return Contact(self.email, self.phone, self.person)

    def clean(self) -> None:
        """A person is named on a ground, from a day, for at most two years."""
        super().clean()
        if not self.names_somebody:
            self.person_ground, self.person_given, self.person_until = "", None, None
            return
        if not self.person_ground:
            raise ValidationError({"person_ground": _("Say why this person may be named here.")})
        self.person_given = self.person_given or today()
        try:
            latest = self.person_given + LONGEST
        except OverflowError:
            raise ValidationError({"person_given": _("The calendar has no such date: %(date)s.") % {
                "date": self.person_given}}) from None
        self.person_until = self.person_until or a_year_after(self.person_given)
        if not self.person_given <= self.person_until <= latest:
            raise ValidationError({"person_until": _(
                "This is at most two years after the day it was given, and not before it.")})

    @property
    def language(self) -> str:
        """What title and mandate are written in, as their words tell; else English, as in search.

        There is no field: a function has one wording.
        """
        return detect_language(f"{self.title}. {self.mandate}", "en")

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "network/coordinator.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """What the public page shows."""
        from network.directory import coordinator_context

        return coordinator_context(reader_of(request), self) | {"request": request}
