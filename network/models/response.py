"""What countries answer to recommendations: entries that are added and never written over."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from network.models.choices import Answer, Progress
from network.models.report import ReportPage
from portal.fields import LinesField, PartialDateField, validate_web_address


class Response(models.Model):
    """What one country answers to one recommendation, and how far it has come.

    Kept apart from the report's drafts: publishing an old draft never takes an answer back. What
    stands now has no `replaced_by`; the next entry of the country takes its place, and it stays
    as history.
    """

    report = models.ForeignKey(
        ReportPage, on_delete=models.CASCADE, related_name="responses", verbose_name=_("report"),
        help_text=_("The report in its original language."),
    )
    ref = models.SlugField(_("number of the recommendation"), max_length=100)
    country = models.ForeignKey(
        "portal.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country")
    )
    status = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True)
    progress = models.CharField(
        _("progress"), max_length=15, choices=Progress.choices, blank=True
    )
    date = PartialDateField(_("date"))
    note = models.TextField(_("note"), blank=True)
    evidence = LinesField(
        _("sources"), help_text=_("Web addresses where it can be checked, one a line."),
        item_validators=[validate_web_address],
    )
    recorded = PartialDateField(_("written down"))
    correction = models.BooleanField(_("corrects the entry before"), default=False)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.CASCADE,
        related_name="earlier",
    )

    class Meta:
        verbose_name = _("response to a recommendation")
        verbose_name_plural = _("responses to recommendations")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.ref}, {self.country_id}: {self.get_status_display()}"

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Takes the entry away; the one before it stands in its place again."""
        before = self.earlier.last()
        if before is not None:
            self.earlier.exclude(pk=before.pk).update(replaced_by=before)
            type(self).objects.filter(pk=before.pk).update(replaced_by=self.replaced_by)
        return super().delete(*args, **kwargs)


class ResponseFile(models.Model):
    """A file with which an entry can be checked. It is for those who read the report, at most."""

    # The report of the entry: by it, documents are kept from those who may not read it.
    page = models.ForeignKey(ReportPage, on_delete=models.CASCADE, related_name="response_files")
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "portal.PortalDocument", on_delete=models.CASCADE, related_name="response_files"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.response}: {self.document}"
