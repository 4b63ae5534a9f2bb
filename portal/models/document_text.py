"""The text of documents, page by page, and how far the reading of each has come."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.documents.names import first_page_place


class ReadingState(models.TextChoices):
    """How far the reading of a document has come."""

    WAITING = "waiting", _("Waits to be read")
    READING = "reading", _("Is being read")
    READ = "read", _("Read")
    PICTURES = "pictures", _("Read, but some pages are pictures of text")
    AGAIN = "again", _("Did not work, is tried again")
    CANCELLED = "cancelled", _("Stopped by an editor")
    ASIDE = "aside", _("Set aside")


class DocumentText(models.Model):
    """The reading of one document.

    `metadata` has what the document says of itself, to be proposed to an editor. `reason` is a key
    of `portal.documents.reasons.REASONS` when it did not work. `numbers` has the pages, from 1, on
    which something looks like a number of `portal.personal_numbers`; the number itself is not kept.
    `first_page` is a picture of a PDF's first page. `looked_at` is the last page of those that are
    pictures whose text was looked for. `finished` is when the pages were last whole, or left as
    they are: from then on search finds them, also while the same file is read anew.
    """

    State = ReadingState

    document = models.OneToOneField(
        "portal.PortalDocument", on_delete=models.CASCADE, related_name="reading",
        verbose_name=_("document"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING
    )
    reason = models.CharField(max_length=20, blank=True)
    file_hash = models.CharField(max_length=40, blank=True)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    done = models.PositiveIntegerField(_("pages read"), default=0)
    looked_at = models.PositiveIntegerField(default=0)
    language = models.CharField(_("language"), max_length=10, blank=True)
    quality = models.FloatField(_("share of known words"), null=True)
    numbers = models.JSONField(_("identity and account numbers"), default=list)
    first_page = models.FileField(
        _("picture of the first page"), upload_to=first_page_place, max_length=120, blank=True
    )
    metadata = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    finished = models.DateTimeField(null=True)
    changed = models.DateTimeField(_("last changed"), default=timezone.now)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")
        ordering = ["-changed"]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.get_state_display()}"


class DocumentPage(models.Model):
    """One page of a document: `number` from 1, its text, and the share of its words that are known.

    `quality` is None where there are too few words to tell. `scanned` says that the page is a
    picture of text; `recognised` that its text was recognised in that picture.
    """

    document = models.ForeignKey(
        "portal.PortalDocument", on_delete=models.CASCADE, related_name="page_texts"
    )
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    quality = models.FloatField(null=True)
    scanned = models.BooleanField(default=False)
    recognised = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=("document", "number"), name="one_text_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.document_id}, {self.number}"
