"""Images and documents that carry a sharing level."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.documents.names import document_place, image_place
from portal.models.moves import SharingMoves
from portal.vocabulary.sharing import HELP, Sharing


class Shared(SharingMoves, models.Model):
    """Adds the sharing level."""

    sharing = models.CharField(
        _("sharing"), max_length=5, choices=Sharing.choices, default=Sharing.CLEAR, help_text=HELP
    )

    class Meta:
        abstract = True


class PortalImage(Shared, AbstractImage):
    """An image, with a text for those who do not see it."""

    admin_form_fields = (*Image.admin_form_fields, "sharing")

    class Meta(AbstractImage.Meta):
        verbose_name, verbose_name_plural = _("image"), _("images")
        indexes = [models.Index(fields=["file"], name="image_by_file")]

    def get_upload_to(self, filename: str) -> str:
        """Where the file lies: a place that nobody can guess."""
        return image_place("original_images", filename)


class PortalRendition(AbstractRendition):
    """An image in one size."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_filter"
            )
        ]
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

    def get_upload_to(self, filename: str) -> str:
        """Where the file lies: a place that nobody can guess."""
        return image_place("images", filename)


class PortalDocument(Shared, AbstractDocument):
    """A file: PDF, DOCX, PPTX, ODT or plain text."""

    file = models.FileField(_("file"), upload_to=document_place, max_length=255)
    admin_form_fields = (*Document.admin_form_fields, "sharing")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Checks the ending of the file's name; one that was refused has said why already."""
        if self.file:
            super().clean()
