"""The vocabulary in the admin."""

from typing import Any

from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import path, re_path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.accounts import areas
from portal.accounts.admin import People
from portal.documents import admin, confirming, levels
from portal.documents.readers import may_open
from portal.following import without_followers
from portal.models import Country, Theme
from portal.privacy import report
from portal.privacy.audit import note_reading
from portal.translating import SyncView
from portal.vocabulary.admin import ThemeForm, ThemeIndex, found


class ThemeViewSet(SnippetViewSet):
    """The thesaurus."""

    model = Theme
    icon = "tag"
    index_view_class = ThemeIndex
    list_display = ["__str__", "slug", Column("broader", label=capfirst(_("broader theme")))]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name", heading=_("English term")),
                FieldPanel("slug", heading=_("Permanent id")),
            ],
            heading=_("Theme"),
        ),
        InlinePanel("terms", heading=_("Terms in each language"), label=_("Language")),
        MultiFieldPanel(
            [FieldPanel("broader"), FieldPanel("related"), FieldPanel("exact_match")],
            heading=_("Where it stands"),
        ),
    ]
    edit_handler = ObjectList(panels, base_form_class=ThemeForm)


class CountryViewSet(SnippetViewSet):
    """The countries and their profiles."""

    model = Country
    icon = "globe"
    list_display = ["__str__", "name"]
    panels = [
        FieldPanel("name", heading=_("ISO 3166 code"), read_only=True),
        InlinePanel("profiles", heading=_("Profile in each language"), label=_("Language")),
    ]


@register_snippet
class VocabularyGroup(SnippetViewSetGroup):
    """Themes and countries under one heading of the menu."""

    menu_label = _("Vocabulary")
    menu_icon = "tag"
    items = (ThemeViewSet, CountryViewSet)


@hooks.register("register_admin_viewset")
def people() -> People:
    """Puts invitations and requests to join into the admin's menu."""
    return People()


@hooks.register("construct_main_menu")
@hooks.register("construct_reports_menu")
@hooks.register("construct_help_menu")
@hooks.register("construct_settings_menu")
def only_what_opens(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leaves out what the person's part of the admin does not have."""
    below = reverse("wagtailadmin_home")
    items[:] = [item for item in items if not str(item.url).startswith(below)
                or areas.opens(request.user, str(item.url).removeprefix(below))]  # fmt: skip


@hooks.register("before_serve_document")
def only_for_its_readers(document: Any, request: HttpRequest) -> None:
    """A document above the visitor's level, or of a report that is not to be seen, is not there."""
    if not may_open(document, request.user):
        raise Http404


@hooks.register("register_log_actions")
def moves_of_sharing(actions: Any) -> None:
    """Names moves of a sharing level in the history."""

    @actions.register_action("portal.sharing")  # type: ignore[untyped-decorator]
    class Moved(LogFormatter):  # type: ignore[misc]
        label = _("Sharing level moved")

        def format_message(self, log_entry: Any) -> str:
            """From which to which."""
            return levels.told(log_entry.data)


hooks.register("after_create_page", levels.warn_of_restricted_files)
hooks.register("after_edit_page", levels.warn_of_restricted_files)
hooks.register("after_create_page", confirming.lead_to)
hooks.register("after_edit_page", confirming.lead_to)


@hooks.register("insert_global_admin_js")
def starts() -> SafeString:
    """The script that begins Wagtail's widgets and panels; see `admin_starts`."""
    return format_html('<script src="{}"></script>', static("admin.js"))


@hooks.register("insert_global_admin_css")
def looks() -> SafeString:
    """What the portal's own pages in the admin need beside Wagtail's style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin.css"))


@hooks.register("register_admin_urls")
def find_themes() -> list[Any]:
    """What the boxes of themes ask."""
    return [path("find-themes/", found, name="find_themes")]


@hooks.register("before_bulk_action")
def deleted_once(
    _request: HttpRequest, action: str, objects: list[Any], _action: Any
) -> None:
    """A translation that is chosen beside its original goes with it; Wagtail deletes one by one."""
    if action == "delete" and all(isinstance(one, Page) for one in objects):
        objects[:] = without_followers(objects)


@hooks.register("register_admin_urls")
def translating() -> list[Any]:
    """In the place of wagtail-localize's own page, whose addresses come later."""
    return [path("localize/update/<int:translation_source_id>/", SyncView.as_view())]


@hooks.register("register_admin_urls")
def document_texts() -> list[Any]:
    """Below /admin/document-texts/."""
    return [
        path("document-texts/", admin.listing, name="document_texts"),
        path("document-texts/<int:pk>/", admin.detail, name="document_text"),
        re_path(r"^document-texts/(?P<pk>\d+)/(?P<what>read|stop|take)/$", admin.work,
                name="document_text_work"),
    ]


class TextsMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to who may change documents."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may."""
        return request.user.has_perm(admin.PERMISSION)


@hooks.register("register_reports_menu_item")
def texts_menu_item() -> MenuItem:
    """Among the reports."""
    return TextsMenuItem(
        _("Texts of documents"), reverse("document_texts"), name="document-texts",
        icon_name="doc-full", order=850,
    )


@hooks.register("register_admin_urls")
def audit_log() -> list[Any]:
    """Below /admin/reports/audit-log/."""
    return [
        path("reports/audit-log/", report.AuditReport.as_view(), name="audit_log"),
        path("reports/audit-log/results/", report.AuditReport.as_view(results_only=True),
             name="audit_log_results"),
    ]


class AuditMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to who may read the audit log."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may."""
        return request.user.has_perm(report.PERMISSION)


@hooks.register("register_reports_menu_item")
def audit_menu_item() -> MenuItem:
    """Among the reports."""
    return AuditMenuItem(
        _("Audit log"), reverse("audit_log"), name="audit-log", icon_name="history", order=860,
    )


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def opened_to_edit(request: HttpRequest, thing: Any) -> None:
    """Whoever opens an AMBER item to change it reads it, too."""
    note_reading(request, thing)
