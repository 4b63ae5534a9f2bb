"""Searches that a person keeps: to come back to, to hear of what is new, to read as a feed."""

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from search.query import Query


def make_token() -> str:
    """A secret that cannot be guessed: 256 bits."""
    return secrets.token_urlsafe(32)


class Frequency(models.TextChoices):
    """How often new results are sent."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    NONE = "none", _("Never: I look myself, or read the feed")


class SavedSearch(models.Model):
    """A search of one person. `parameters` are those of the search page."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=120)
    parameters = models.CharField(max_length=4000, blank=True)
    language = models.CharField(max_length=10)
    frequency = models.CharField(
        _("mail me what is new"), max_length=10, choices=Frequency.choices,
        default=Frequency.WEEKLY,
    )
    paused = models.BooleanField(default=False)
    token = models.CharField(max_length=60, unique=True, default=make_token)
    created = models.DateTimeField(auto_now_add=True)
    last_run = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def query(self) -> Query:
        """The search; what has become impossible since it was saved is left out of it."""
        return Query.read(QueryDict(self.parameters))[0]

    @property
    def url(self) -> str:
        """The search page with this search."""
        return self.query.address(reverse("search"))

    @property
    def feed_url(self) -> str:
        """The secret address of its feed."""
        return reverse("search_saved_feed", args=[self.token])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; the name is never empty."""
        self.name = self.name.strip() or self.query.q[:120] or str(_("All"))
        super().save(*args, **kwargs)


class SeenItem(models.Model):
    """An item that a saved search has found before: it is not new to its owner."""

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="seen")
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "key"], name="seen_once")]

    def __str__(self) -> str:
        return self.key
