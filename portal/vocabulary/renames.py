"""A theme that was given another id: what stands under it is indexed under its id."""

from collections.abc import Callable
from typing import Any

from portal.models import Theme


def under_renamed(model: Any) -> Callable[[Theme], list[str]]:
    """For the `watch` of a source: the ids of a model's items under a theme, if it was renamed.
    """

    def ids_of(theme: Theme) -> list[str]:
        if not theme.is_renamed:
            return []
        found = model.objects.filter(theme_links__tag=theme).order_by("item_id")
        return list(found.values_list("item_id", flat=True).distinct())

    return ids_of
