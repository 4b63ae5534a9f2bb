"""A practice, chosen in the admin from a list and kept by its id."""

from collections.abc import Iterator
from typing import Any

from django.core.validators import validate_slug
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail import blocks

# Before an id that no practice has, in forms: there, the keys of pages stand otherwise.
_UNKNOWN = "id:"


class PracticeChooserBlock(blocks.PageChooserBlock):  # type: ignore[misc]  # Wagtail is not typed
    """Wagtail's chooser of pages for practices. What is stored is the id, or an empty text.

    The id is the same in every language and in every installation, so a file may name a practice
    that comes later. An id that no practice has is a text: it is shown as the one chosen, and stays
    until an editor clears it.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"page_type": "practices.PracticePage"} | options))

    def to_python(self, value: str | None) -> Any:
        """The practice of an id."""
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: list[str | None]) -> list[Any]:
        """The practices of ids, in their order: each in its original language where it is there.

        Where there is none, the id itself.
        """
        wanted = {value for value in values if value}
        found = self.model_class.objects.filter(item_id__in=wanted) if wanted else ()
        pages = {page.item_id: page for page in sorted(found, key=lambda page: page.is_original)}
        return [pages.get(value, value) or None for value in values]

    def get_prep_value(self, value: Any) -> str:
        """The id of a practice."""
        return getattr(value, "item_id", value) or ""

    def get_form_state(self, value: Any) -> Any:
        """What the form shows and sends back."""
        if isinstance(value, str):
            title = _("%(id)s (the portal has no such practice now)") % {"id": value}
            return {"id": _UNKNOWN + value, "parentId": None, "adminTitle": title, "editUrl": ""}
        return super().get_form_state(value)

    def value_from_form(self, value: Any) -> Any:
        """The practice or the id that the form sends."""
        if isinstance(value, str) and value.startswith(_UNKNOWN):
            return value.removeprefix(_UNKNOWN)
        return super().value_from_form(value)

    def clean(self, value: Any) -> Any:
        """A practice that may be chosen, or an id; raises ValidationError for anything else."""
        if isinstance(value, str):
            validate_slug(value)
            return value
        return super().clean(value)

    def extract_references(self, value: Any) -> Iterator[Any]:
        """The practice, for the list of where it is used; an id is no page."""
        return iter(()) if isinstance(value, str) else super().extract_references(value)

    def render_basic(self, value: Any, context: Any = None) -> str:
        """How versions of a page are compared."""
        return escape(value) if isinstance(value, str) else super().render_basic(value, context)
