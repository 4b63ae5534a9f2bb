"""What coordinators were told by mail of recommendations, and who wants no more of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models.report import ReportPage


class Why(models.TextChoices):
    """Why a country is reminded of a recommendation."""

    OVERDUE = "overdue", _("Overdue")
    SOON = "soon", _("Due within 30 days")
    SILENT = "silent", _("Nothing reported for half a year")


class LedgerReminder(models.Model):
    """A person was told of a recommendation for a country, once for each reason.

    `since` is what the reason goes by, the due date or the date of the last word: a new one is a
    new reason.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ledger_reminders"
    )
    report = models.ForeignKey(ReportPage, on_delete=models.CASCADE, related_name="+")
    ref = models.SlugField(max_length=100)
    country = models.CharField(max_length=2)
    why = models.CharField(max_length=7, choices=Why.choices)
    since = models.CharField(max_length=10)
    told = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(
            fields=("user", "report", "ref", "country", "why", "since"),
            name="ledger_reminded_once")]

    def __str__(self) -> str:
        return f"{self.ref}, {self.country}: {self.why}"


class ReminderWish(models.Model):
    """Whether a person wants reminders of the ledger, and when the last one was sent."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ledger_wish"
    )
    wanted = models.BooleanField(default=True)
    sent = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.wanted}"
