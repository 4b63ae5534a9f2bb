"""A submission in the admin: who sent it and when, and what it says, as readers would see it."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import InspectView

from portal.vocabulary.languages import interface_language, language_name
from practices.submissions.files import kept_files
from practices.submissions.showing import as_practice

NOTHING = "–"


class SubmissionInspect(InspectView):  # type: ignore[misc]  # Wagtail is not typed
    """The page of one submission; nothing of it leads to the draft's secret address."""

    template_name = "practices/submission_inspect.html"

    def get_user_display_value(self) -> str:
        """The account it was sent with, if any."""
        return str(self.object.user or NOTHING)

    def get_page_display_value(self) -> str:
        """The practice that it has become."""
        return str(self.object.page or NOTHING)

    def get_language_display_value(self) -> str:
        """The language of the submitter's mails, by its name."""
        return language_name(self.object.language, interface_language(get_language()))

    def get_created_display_value(self) -> datetime:
        """By the portal's clocks."""
        return localtime(self.object.created)

    def get_changed_display_value(self) -> datetime:
        """By the portal's clocks."""
        return localtime(self.object.changed)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the files by name, and the answers as a page."""
        context = super().get_context_data(**kwargs)
        files = ", ".join(file.name for file in kept_files(self.object))
        context["fields"].append({"label": _("Files"), "value": files or NOTHING})
        return context | {"article": render_to_string(
            "practices/_article.html",
            as_practice(self.request, self.object) | {"files": [], "heading": "h2"}, self.request)}
