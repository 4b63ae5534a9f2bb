"""Sharing levels that move: each move is logged, and restricted files of public items noted."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Page

from portal.models.media import Shared
from portal.saving import by_hand
from portal.vocabulary.sharing import Sharing, level_of


def warn_of_restricted_files(request: HttpRequest, page: Page) -> None:
    """Tells an editor of files that fewer people may open than read the page."""
    sharing = getattr(page, "sharing", None)
    if sharing is None or not by_hand(request):
        return
    for media in files_of(page):
        if level_of(media.sharing) > level_of(sharing):
            messages.warning(request, _(
                "“%(file)s” is %(narrow)s, the page is %(wide)s: who may not open the file is not"
                " shown it. Is that what you want?"
            ) % {"file": media, "narrow": media.get_sharing_display(),
                 "wide": page.get_sharing_display()})  # type: ignore[attr-defined]


def files_of(page: Page) -> Iterator[Any]:
    """The documents and images of a page, as its editor has it before them."""
    holders: list[Any] = [page]
    for relation in get_all_child_relations(page):
        holders += getattr(page, relation.get_accessor_name()).all()
    for holder in holders:
        for field in holder._meta.concrete_fields:
            if field.is_relation and issubclass(field.related_model, Shared):
                media = getattr(holder, field.name)
                if media is not None:
                    yield media


def log_move(thing: Any, before: str) -> None:
    """Writes down that the level of a page, document or image is another now."""
    log(thing, "portal.sharing", data={"from": before, "to": str(thing.sharing)})


def told(data: dict[str, str]) -> str:
    """A move in words, for the history."""
    return _("Sharing moved from %(before)s to %(after)s") % {
        "before": Sharing(data["from"]).label, "after": Sharing(data["to"]).label,
    }
