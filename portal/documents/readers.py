"""Who may open a document or an image: its own level, and that of the items it belongs to."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist

from portal.accounts.roles import audience_of
from portal.vocabulary.sharing import level_of


def may_open(media: Any, user: Any) -> bool:
    """Whether `user` may open the document or image.

    One that belongs to items only follows them: when none of these is published and readable, it
    is not there. Who edits documents sees it anyway, up to the own level.
    """
    audience = audience_of(user)
    if level_of(media.sharing) > audience:
        return False
    items = items_of(media)
    if not items or any(live and level_of(sharing) <= audience for live, sharing in items):
        return True
    return bool(user.has_perm(f"portal.change_{media._meta.model_name}"))


def items_of(media: Any) -> list[tuple[bool, str]]:
    """Of each item that has the document or image: whether it is published, and its level."""
    found: list[tuple[bool, str]] = []
    for relation in media._meta.related_objects:
        prefix = _to_item(relation.related_model)
        if prefix is not None:
            rows = relation.related_model._default_manager.filter(**{relation.field.name: media})
            found += rows.values_list(f"{prefix}live", f"{prefix}sharing")
    return found


def _to_item(model: Any) -> str | None:
    """The lookup from a model to an item: itself, the page it stands on, or no item at all."""
    for prefix, place in (("", model), ("page__", _page_of(model))):
        if place is not None and {"live", "sharing"} <= {
            field.name for field in place._meta.get_fields()
        }:
            return prefix
    return None


def _page_of(model: Any) -> Any:
    try:
        return model._meta.get_field("page").related_model
    except FieldDoesNotExist:
        return None
