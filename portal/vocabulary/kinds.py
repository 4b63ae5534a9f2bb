"""What the kinds of content are called."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

KINDS = {
    "practice": _("Practice"),
    "seminar": _("Seminar"),
    "report": _("Report"),
    "project": _("Project"),
    "organisation": _("Organisation"),
    "coordinator": _("Coordinator"),
    "country": _("Country"),
    "page": _("Page"),
}


def choice_label(choices: Any) -> Callable[[str, str], str | None]:
    """A function that names a value of a closed list (TextChoices or dict) in a language."""
    labels = dict(getattr(choices, "choices", None) or choices.items())

    @lru_cache(maxsize=1024)
    def named(value: str, language: str) -> str:
        with translation.override(language):
            return str(labels[value])

    def label(value: str, language: str) -> str | None:
        return named(value, language) if value in labels else None

    return label


kind_label = choice_label(KINDS)
