"""The tables of search: here the outbox, what has to be brought to the index."""

from django.db import models

from search.asked.models import AskedCount
from search.operators.models import IndexWork
from search.saved.models import SavedSearch, SeenItem

__all__ = ["AskedCount", "IndexTask", "IndexWork", "SavedSearch", "SeenItem"]


class IndexTask(models.Model):
    """"This item changed": written in the transaction that changed it, so that none is lost."""

    kind = models.CharField(max_length=40)
    item_id = models.CharField(max_length=150)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}:{self.item_id}"
