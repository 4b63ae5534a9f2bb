"""What a seminar has left: documents, links and recordings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from portal.fields import validate_web_address


class MaterialKind(models.TextChoices):
    """What sort of material it is."""

    MATERIAL = "material", _("Material")
    RECORDING = "recording", _("Recording")


class SeminarMaterial(Orderable):
    """A document of the portal or a link elsewhere, of one session or of the whole event."""

    page = ParentalKey(
        "network.SeminarPage", on_delete=models.CASCADE, related_name="material"
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=MaterialKind.choices, default=MaterialKind.MATERIAL
    )
    title = models.CharField(
        _("title"), max_length=250, blank=True, help_text=_("Empty: the title of the document.")
    )
    document = models.ForeignKey(
        "portal.PortalDocument", null=True, blank=True, on_delete=models.CASCADE,
        related_name="seminar_material", verbose_name=_("document"),
        help_text=_("Only those who may read the document are shown it."),
    )
    link = models.CharField(
        _("link"), max_length=500, blank=True, validators=[validate_web_address],
        help_text=_("Instead of a document: an address on the web."),
    )
    session = models.PositiveSmallIntegerField(
        _("number of the session"), null=True, blank=True,
        help_text=_("1 is the first of the programme. Empty: of the whole event."),
    )

    panels = [
        FieldPanel("kind"), FieldPanel("title"), FieldPanel("document"), FieldPanel("link"),
        FieldPanel("session"),
    ]

    def clean(self) -> None:
        """Refuses a row that has neither or both of document and link."""
        super().clean()
        if bool(self.document_id) == bool(self.link):
            raise ValidationError(
                {"link": _("Choose a document or write a link: one of the two.")}
            )
