"""Takes over what a document says of itself: into the document, and into drafts of its reports."""

from typing import Any

from portal.models import PortalDocument

FIELDS = ("published", "authors", "isbn", "doi")


def drafts_for(document: PortalDocument) -> list[Any]:
    """The drafts, as they are now, of the original pages whose document it is and have FIELDS."""
    found: list[Any] = []
    for relation in document._meta.related_objects:
        model: Any = relation.related_model
        if all(hasattr(model, name) for name in FIELDS):
            found += model._default_manager.filter(**{relation.field.name: document})
    return [page.get_latest_revision_as_object() for page in found if page.is_original]


def document_of(page: Any) -> PortalDocument | None:
    """The document of a page that has FIELDS; None for any other."""
    if not all(hasattr(page, name) for name in FIELDS):
        return None
    fields = page._meta.concrete_fields
    return next(
        (getattr(page, field.name) for field in fields if field.related_model is PortalDocument),
        None,
    )


def as_kept(name: str, value: str) -> Any:
    """A proposed value as a report's field has it."""
    return value.splitlines() if name == "authors" else value


def take_over(document: PortalDocument, name: str, value: str, user: Any) -> list[Any]:
    """Puts `value` where `name` belongs; returns the document or the drafts that have it now.

    A report that says something already, that `user` may not edit or that somebody has locked,
    stays as it is.
    """
    if not value:
        return []
    if name == "title":
        document.title = value
        document.save()
        return [document]
    filled = [draft for draft in drafts_for(document)
              if name in FIELDS and not getattr(draft, name) and _may_edit(draft, user)]
    for draft in filled:
        setattr(draft, name, as_kept(name, value))
        draft.save_revision(user=user, log_action=True)
    return filled


def _may_edit(draft: Any, user: Any) -> bool:
    may = draft.permissions_for_user(user)
    return bool(may.can_edit() and not may.page_locked())
