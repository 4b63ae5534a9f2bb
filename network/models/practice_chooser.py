"""A practice, chosen in the admin from a list and kept by its id."""

from typing import Any

from wagtail import blocks


class PracticeChooserBlock(blocks.PageChooserBlock):  # type: ignore[misc]  # Wagtail is not typed
    """Wagtail's chooser of pages for practices. What is stored is the id, or an empty text.

    The id is the same in every language and in every installation, so a file may name a practice
    that comes later. Where no practice has it, nothing is chosen.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"page_type": "practices.PracticePage"} | options))

    def to_python(self, value: str | None) -> Any:
        """The practice of an id."""
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: list[str | None]) -> list[Any]:
        """The practices of ids, in their order: each in its original language where it is there."""
        wanted = {value for value in values if value}
        found = self.model_class.objects.filter(item_id__in=wanted) if wanted else ()
        pages = {page.item_id: page for page in sorted(found, key=lambda page: page.is_original)}
        return [pages.get(value) for value in values]

    def get_prep_value(self, value: Any) -> str:
        """The id of a practice."""
        return value.item_id if value else ""
