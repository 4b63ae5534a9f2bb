"""Work on the index that an operator has asked for."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SILENT = timedelta(minutes=2)  # without a sign of life after which work counts as dead


class IndexWork(models.Model):
    """One rebuilding or one comparison. Only one goes on at a time: `running` is unique."""

    class What(models.TextChoices):
        """What is done."""

        REBUILD = "rebuild", _("Rebuild")
        CHECK = "check", _("Comparison with the database")

    what = models.CharField(max_length=10, choices=What.choices)
    running = models.BooleanField(null=True, unique=True)  # True or NULL
    started = models.DateTimeField(auto_now_add=True)
    alive = models.DateTimeField(auto_now=True)
    ended = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=list)  # the first differences, as "missing practice:x"
    found_count = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        permissions = [("operate_search", _("Can see and rebuild the search index"))]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.started:%Y-%m-%d %H:%M}"

    @property
    def dead(self) -> bool:
        """Whether it was cut off: nobody has heard of it for a while."""
        return bool(self.running) and timezone.now() - self.alive > SILENT

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return min(100, self.done * 100 // self.total) if self.total else 0
