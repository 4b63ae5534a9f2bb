"""The tables of search: here the outbox, what has to be brought to the index."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from search.asked.models import AskedCount
from search.operators.models import IndexWork
from search.saved.models import SavedSearch, SeenItem

__all__ = ["AskedCount", "IndexTask", "IndexWork", "SavedSearch", "SeenItem"]

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=1)


class IndexTaskQuerySet(models.QuerySet["IndexTask"]):
    """Tasks."""

    def due(self) -> "IndexTaskQuerySet":
        """Those that are to be done now, the oldest first."""
        return self.filter(
            Q(not_before=None) | Q(not_before__lte=timezone.now())
        ).order_by("pk")


class IndexTask(models.Model):
    """"This item changed": written in the transaction that changed it, so that none is lost."""

    kind = models.CharField(max_length=40)
    item_id = models.CharField(max_length=150)
    created = models.DateTimeField(auto_now_add=True)
    # Of an item that the engine refused while it took others: when it is tried again.
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)

    objects = IndexTaskQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}:{self.item_id}"

    def postpone(self) -> None:
        """Notes a refusal: the next attempt is later than the last, an hour at most."""
        self.attempts = min(self.attempts + 1, 1000)
        self.not_before = timezone.now() + min(
            FIRST_PAUSE * 2 ** min(self.attempts - 1, 20), LONGEST_PAUSE
        )
        self.save(update_fields=["attempts", "not_before"])
