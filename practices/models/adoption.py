"""An adoption: another country takes a practice into use, or tries to."""

from itertools import chain, count
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from portal.fields import PartialDateField
from portal.models import UniqueItemId
from portal.models.moves import SharingMoves
from portal.permanent import PermanentIdForm
from portal.vocabulary.sharing import Sharing
from practices.models.choices import AdoptionStatus


class AdoptionForm(PermanentIdForm):
    """Makes the id of an adoption for which none was written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item_id"].required = False

    def clean(self) -> Any:
        """Names it by country and practice, with a number when that is taken."""
        given = super().clean()
        practice, country = given.get("practice"), given.get("country")
        if practice and country and "item_id" in given and not given["item_id"]:
            given["item_id"] = _free(f"{country.code.lower()}-{practice.item_id}"[:140])
        return given


def _free(wanted: str) -> str:
    """The id, or the first with a number behind it that no adoption has."""
    taken = set(Adoption.objects.filter(item_id__startswith=wanted).values_list("item_id",
                                                                              flat=True))
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(one for one in chain([wanted], numbered) if one not in taken)


class Adoption(
    SharingMoves, PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin,
    UniqueItemId,
):
    """One country's dealings with one practice."""

    kind = "adoption"
    base_form_class = AdoptionForm

    practice = models.ForeignKey(
        "practices.PracticePage", on_delete=models.CASCADE, related_name="adoptions",
        verbose_name=_("practice"),
    )
    country = models.ForeignKey(
        "portal.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country")
    )
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="adoptions", verbose_name=_("organisation"),
    )
    status = models.CharField(_("status"), max_length=20, choices=AdoptionStatus.choices)
    date = PartialDateField(_("date"))
    adaptations = models.TextField(
        _("adaptations"), blank=True, help_text=_("What was changed to make it fit.")
    )
    result = models.TextField(_("result"), blank=True, help_text=_("What came of it, good or bad."))
    source_event = models.ForeignKey(
        "network.SeminarPage", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="adoptions", verbose_name=_("event it came from"),
    )
    sharing = models.CharField(
        _("sharing"), max_length=5, choices=Sharing.choices, default=Sharing.CLEAR
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("practice"), FieldPanel("country"), FieldPanel("organisation"),
             FieldPanel("source_event")],
            heading=_("What and where"),
        ),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("date"), FieldPanel("adaptations"),
             FieldPanel("result")],
            heading=_("How it went"),
        ),
        MultiFieldPanel([FieldPanel("item_id", help_text=_("Permanent; made of the country and the"
                                                           " practice when left empty.")),
                         FieldPanel("sharing")],
                        heading=_("Address and sharing")),
    ]

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ["-date", "pk"]

    def __str__(self) -> str:
        return f"{self.practice_id} → {self.country_id}: {self.get_status_display()}"

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "practices/adoption_preview.html"
