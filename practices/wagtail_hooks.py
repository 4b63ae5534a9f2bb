"""Adoptions and submissions in the admin, and a warning when a practice has a personal number."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.blocks import raw_values
from portal.personal_numbers import KIND_LABELS, find_numbers
from practices.models import Adoption, PracticePage, Submission


@register_snippet
class AdoptionViewSet(SnippetViewSet):
    """Who took which practice into use."""

    model = Adoption
    icon = "redirect"
    add_to_admin_menu = True
    list_display = ["practice", "country", "status", "date"]
    list_filter = ["country", "status"]


class OnlyReading(ModelPermissionPolicy):
    """Nobody changes here what a submitter wrote."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class SubmissionViewSet(ModelViewSet):
    """What organisations have sent, as they wrote it; their address of the draft is not shown."""

    model = Submission
    icon = "mail"
    add_to_admin_menu = True
    list_display = ["title", "mail", "status", "language", "changed"]
    list_filter = ["status", "language"]
    form_fields: list[str] = []
    inspect_view_enabled = True
    inspect_view_fields = ["mail", "user", "language", "status", "page", "created", "changed",
                           "data"]


register_permission_policy(Submission, OnlyReading(Submission))


@hooks.register("register_admin_viewset")
def submissions() -> SubmissionViewSet:
    """Puts submissions into the admin's menu."""
    return SubmissionViewSet("submissions", menu_order=210)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_numbers(request: HttpRequest, page: Page) -> None:
    """Tells an editor which fields have a number that must not be kept."""
    if not isinstance(page, PracticePage):
        return
    for name in page.text_fields:
        kinds = {found.kind for text in _texts(getattr(page, name)) for found in find_numbers(text)}
        for kind in sorted(kinds):
            messages.warning(request, _(
                "%(field)s: this looks like %(kind)s. It must not be kept here: take it out."
            ) % {"field": page._meta.get_field(name).verbose_name, "kind": KIND_LABELS[kind]})


def _texts(value: Any) -> Iterator[str]:
    """The texts in a field's value: its own, or those of a stream's blocks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for text in value.values() if isinstance(text, str))
    else:
        for one in raw_values(value):
            yield from _texts(one)
