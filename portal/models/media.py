"""Images and documents that carry a sharing level."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.documents.names import document_place, image_place
from portal.vocabulary.sharing import HELP, Sharing


class Shared(models.Model):
    """Adds the sharing level."""

    sharing = models.CharField(
        _("sharing"), max_length=5, choices=Sharing.choices, default=Sharing.CLEAR, help_text=HELP
    )

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        """Remembers the level, so that a move of it is noticed."""
        found: Self = super().from_db(db, field_names, values)
        found._shared_as = found.__dict__.get("sharing")  # type: ignore[attr-defined]
        return found

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a move to another level is logged."""
        from portal.documents.levels import log_move

        before = getattr(self, "_shared_as", None)
        super().save(*args, **kwargs)
        self._shared_as = self.sharing
        if before not in (None, self.sharing):
            log_move(self, before)


class PortalImage(Shared, AbstractImage):
    """An image, with a text for those who do not see it."""

    admin_form_fields = (*Image.admin_form_fields, "sharing")

    class Meta(AbstractImage.Meta):
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
