"""Editing panels of the portal's own."""

from typing import Any

from wagtail.admin.panels import MultiFieldPanel, ObjectList, TitleFieldPanel


def title_panel() -> TitleFieldPanel:
    """The title of a page: while it is typed the address is filled in, until the page is public."""
    return TitleFieldPanel("title", classname="", placeholder=False)


class FactsPanel(MultiFieldPanel):
    """A group of facts: shown on the original, where they are kept, hidden on translations."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Bound to one page."""

        def is_shown(self) -> bool:
            return bool(getattr(self.instance, "is_original", True)) and super().is_shown()


class FactsTab(ObjectList):
    """A tab of facts, as `FactsPanel`."""

    class BoundPanel(ObjectList.BoundPanel):
        """Bound to one page."""

        def is_shown(self) -> Any:
            return bool(getattr(self.instance, "is_original", True)) and super().is_shown()
