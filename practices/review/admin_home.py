"""The reviews that wait, on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from wagtail.admin.ui.components import Component

from practices.review.queue import path_of, rows
from practices.submissions.forms import spoken

MOST = 10


class WaitingReviews(Component):  # type: ignore[misc]  # Wagtail is not typed
    """The oldest of them by name, and the way to the queue."""

    template_name = "practices/waiting_reviews.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The rows of the list, each with its address."""
        found = rows(parent_context["request"].user, QueryDict())
        with translation.override(spoken()):
            queue = reverse("reviews")
        shown = [{"row": row, "url": path_of(row.review)} for row in found[:MOST]]
        return {"waiting": shown, "queue": queue, "count": len(found)}
