"""Takes over what a document says of itself: into the document, and into drafts of its reports."""

from typing import Any

from portal.models import PortalDocument

FIELDS = ("published", "authors", "isbn", "doi")


def pages_for(document: PortalDocument) -> list[Any]:
    """The original pages whose document it is and which have the fields."""
    found: list[Any] = []
    for relation in document._meta.related_objects:
        model: Any = relation.related_model
        if all(hasattr(model, name) for name in FIELDS):
            found += model._default_manager.filter(**{relation.field.name: document})
    return [page for page in found if page.is_original]


def stands(document: PortalDocument, drafts: list[Any], name: str, value: str) -> bool:
    """Whether `value` is where `name` belongs: in the document, in each of the drafts."""
    if name == "title":
        return document.title == value
    return name in FIELDS and bool(drafts) and all(
        getattr(draft, name) == _as_kept(name, value) for draft in drafts)


def _as_kept(name: str, value: str) -> Any:
    return value.splitlines() if name == "authors" else value


def take_over(document: PortalDocument, name: str, value: str, user: Any) -> bool:
    """Puts `value` where `name` belongs; returns whether there was such a place for `user`."""
    if not value:
        return False
    if name == "title":
        document.title = value
        document.save()
        return True
    if name not in FIELDS:
        return False
    pages = [page for page in pages_for(document) if page.permissions_for_user(user).can_edit()]
    for page in pages:
        draft = page.get_latest_revision_as_object()
        setattr(draft, name, _as_kept(name, value))
        draft.save_revision(user=user, log_action=True)
    return bool(pages)
