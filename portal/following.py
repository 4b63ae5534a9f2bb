"""Language versions go where their original goes: withdrawn with it, deleted with it.

Wagtail's signals are listened to, so that it holds whichever way the original went: in the admin,
by itself on a day that was set, or by code. What the log names then is who is at work in the admin.
"""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page, get_page_models
from wagtail.signals import page_unpublished

from portal.models import ItemPage
from search.indexing.outbox import enqueue


def connect() -> None:
    """Listens to every kind of items."""
    for model in get_page_models():
        if issubclass(model, ItemPage):
            name = f"portal.following.{model.__name__}"
            page_unpublished.connect(unpublished, sender=model, dispatch_uid=name)
            post_delete.connect(deleted, sender=model, dispatch_uid=name)


def followers(page: Page) -> list[ItemPage]:
    """The other language versions of an item when `page` is its original, published or not."""
    if not isinstance(page, ItemPage) or not page.is_original:
        return []
    return list(page.versions().exclude(pk=page.pk))


def without_followers(pages: list[Page]) -> list[Page]:
    """Of pages that are deleted together, those that do not go with another of them."""
    going = {version.pk for page in pages for version in followers(page.specific)}
    return [page for page in pages if page.pk not in going]


def unpublished(instance: ItemPage, **_signal: Any) -> None:
    """An item is withdrawn, and search hears of it, which Wagtail saves as a mere page by day."""
    if instance.live:
        return  # it is about to be deleted
    enqueue(instance.kind, [instance.item_id])
    for version in followers(instance):
        version.unpublish()


def deleted(instance: ItemPage, **_signal: Any) -> None:
    """An item is deleted."""
    for version in followers(instance):
        version.delete()
