"""Reading lists. Visibility is none of theirs: an entry names an item, and says nothing of it."""

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def make_token() -> str:
    """A secret that cannot be guessed: 256 bits."""
    return secrets.token_urlsafe(32)


class ReadingList(models.Model):
    """A list of one reader; without an owner it is that of a session.

    `token` is there while the list is shared. `changed` orders the lists of a reader: the one
    used last collects what is added.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="reading_lists"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    token = models.CharField(max_length=60, unique=True, null=True)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-changed", "-pk"]

    def __str__(self) -> str:
        return self.name or str(_("Reading list"))

    def touch(self) -> None:
        """Makes it the list that was used last."""
        self.save(update_fields=["changed"])

    @property
    def present(self) -> "models.QuerySet[ListEntry]":
        """The entries that have not been removed, in order."""
        return self.entries.filter(removed=None)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a name has no blanks around it."""
        self.name = self.name.strip()
        super().save(*args, **kwargs)


class ListEntry(models.Model):
    """An item in a list, by its key ("kind:id"), with what the reader has written beside it.

    A removed one stays until the next is removed, so that it can be brought back.
    """

    reading_list = models.ForeignKey(ReadingList, models.CASCADE, related_name="entries")
    key = models.CharField(max_length=200)
    note = models.TextField(_("note"), blank=True)
    position = models.PositiveIntegerField(default=0)
    removed = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reading_list", "key"], name="one_entry_an_item")
        ]

    def __str__(self) -> str:
        return self.key
