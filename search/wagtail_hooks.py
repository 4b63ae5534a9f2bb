"""The operators' page in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.operators import views


class OperatorsMenuItem(MenuItem):
    """Shown to who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may."""
        return request.user.has_perm(views.PERMISSION)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Below /admin/search-engine/."""
    return [
        path("search-engine/", views.page, name="search_operators"),
        re_path(r"^search-engine/(?P<what>rebuild|check)/$", views.start,
                name="search_operators_start"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Among the reports."""
    return OperatorsMenuItem(
        _("Search engine"), reverse("search_operators"), name="search-engine", icon_name="search",
        order=900,
    )
