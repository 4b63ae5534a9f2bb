"""What a stock search looks through."""

from django.db import models
from wagtail.search import index


class Entry(index.Indexed, models.Model):
    """A text with two facets."""

    title = models.CharField(max_length=255)
    body = models.TextField()
    country = models.CharField(max_length=2)
    theme = models.CharField(max_length=150)

    search_fields = [
        index.SearchField("title", boost=2), index.SearchField("body"),
        index.FilterField("country"), index.FilterField("theme"),
    ]

    def __str__(self) -> str:
        return self.title
