"""Who may open a document or an image: its own level, and that of the items it belongs to."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from portal.accounts.roles import audience_of
from portal.documents.naming import is_named
from portal.models.media import PortalDocument
from portal.vocabulary.sharing import level_of


def may_open(media: Any, user: Any) -> bool:
    """Whether `user` may open the document or image.

    It follows the items it belongs to: one of them must be published and readable, or a published
    text link to the document. Who edits documents, or put this one in, sees it anyway, up to the
    own level. An image of no item follows its level alone: its address cannot be guessed.
    """
    audience = audience_of(user)
    if level_of(media.sharing) > audience:
        return False
    items = items_of(media)
    if any(live and level_of(sharing) <= audience for live, sharing in items):
        return True
    if user.has_perm(f"portal.change_{media._meta.model_name}"):
        return True
    if not isinstance(media, PortalDocument):
        return not items
    mine = user.is_authenticated and media.uploaded_by_user_id == user.pk
    return mine or is_named(media, audience)


def items_of(media: Any) -> list[tuple[bool, str]]:
    """Of each item that has the document or image: whether it is published, and its level."""
    found: list[tuple[bool, str]] = []
    for rows, field in items_have(type(media)):
        prefix = "" if place_of(rows) is rows else "page__"
        having = rows._default_manager.filter(**{field: media})
        found += having.values_list(f"{prefix}live", f"{prefix}sharing")
    return found


def items_have(model: Any = PortalDocument) -> Iterator[tuple[Any, str]]:
    """Where items have documents (or another `model`): a model of rows, and its field."""
    for relation in model._meta.related_objects:
        if place_of(relation.related_model) is not None:
            yield relation.related_model, relation.field.name


def place_of(rows: Any) -> Any:
    """The model of the items that rows belong to: their own, the page they stand on, or None."""
    for place in (rows, _page_of(rows)):
        if place is not None and {"live", "sharing"} <= {
            field.name for field in place._meta.get_fields()
        }:
            return place
    return None


def _page_of(model: Any) -> Any:
    try:
        return model._meta.get_field("page").related_model
    except FieldDoesNotExist:
        return None
