"""Adoptions, submissions, reviews in the admin; a warning when a practice has a personal number."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.blocks import raw_values
from portal.personal_numbers import KIND_LABELS, find_numbers
from portal.saving import by_hand
from practices.models import Adoption, PracticePage, Review, Submission
from practices.review.admin_home import WaitingReviews
from practices.review.queue import age, countries_of, path_of
from practices.review.rights import is_coordinator, is_editor, visible, waiting_for
from practices.submissions.admin import SubmissionInspect


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


class OfReviewers(ModelPermissionPolicy):
    """Reviews are listed for coordinators and editors, and changed by deciding only."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and (is_editor(user) or is_coordinator(user))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ReviewsMenuItem(MenuItem):
    """The queue, with the number of reviews that wait for this person."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_editor(request.user) or is_coordinator(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        item = super().render_component(request)
        item.label = f"{self.label} ({waiting_for(request.user)})"
        return item


class ReviewIndex(IndexView):  # type: ignore[misc]
    """The reviews of one's own countries; a title leads to the review's page in the portal."""

    def get_base_queryset(self) -> Any:
        related = visible(self.request.user).select_related("page")
        return related.prefetch_related("countries")

    def get_edit_url(self, instance: Review) -> str:
        """The review's own page is where everything is done."""
        return path_of(instance)

    def get_list_buttons(self, instance: Review) -> list[Any]:
        return []


class ReviewViewSet(ModelViewSet):
    """What waits for review, and what was decided."""

    model = Review
    icon = "clipboard-list"
    menu_item_class = ReviewsMenuItem
    add_to_admin_menu = True
    index_view_class = ReviewIndex
    list_display = [
        "__str__",
        Column("countries", label=gettext_lazy("Countries"), accessor=countries_of),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("days", label=gettext_lazy("Days"), accessor=age, sort_key="waiting_since"),
    ]
    list_filter = ["state", "countries", "with_editors"]
    form_fields: list[str] = []
    copy_view_enabled = False


class SubmissionViewSet(ModelViewSet):
    """What organisations have sent, as they wrote it; their address of the draft is not shown."""

    model = Submission
    icon = "mail"
    add_to_admin_menu = True
    list_display = ["title", "mail", "status", "language", "changed"]
    list_filter = ["status", "language"]
    form_fields: list[str] = []
    inspect_view_enabled = True
    inspect_view_class = SubmissionInspect
    inspect_view_fields = ["mail", "user", "language", "status", "page", "created", "changed"]


register_permission_policy(Submission, OnlyReading(Submission))
register_permission_policy(Review, OfReviewers(Review))


@hooks.register("register_admin_viewset")
def submissions() -> SubmissionViewSet:
    """Puts submissions into the admin's menu."""
    return SubmissionViewSet("submissions", menu_order=210)


@hooks.register("register_admin_viewset")
def reviews() -> ReviewViewSet:
    """Puts the queue into the admin's menu."""
    return ReviewViewSet("reviews", menu_order=205)


@hooks.register("construct_homepage_panels")
def waiting_reviews(request: HttpRequest, panels: list[Any]) -> None:
    """What waits, on the first page of the admin."""
    if is_editor(request.user) or is_coordinator(request.user):
        panels.append(WaitingReviews())


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_numbers(request: HttpRequest, page: Page) -> None:
    """Tells an editor which fields have a number that must not be kept."""
    if not isinstance(page, PracticePage) or not by_hand(request):
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
