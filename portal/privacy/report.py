"""The audit log in the admin: read, filtered and exported by editors, changed by nobody."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils.formats import localize
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from portal.accounts.roles import ROLE_LABELS
from portal.models import AuditEntry, JoinRequest
from portal.models.audit import Action
from portal.privacy.audit import OPERATORS, record
from search.sources import label_of, sources

PERMISSION = "portal.view_auditentry"
ROLE_NAMES = {**ROLE_LABELS, OPERATORS: _("Operator")}


# Kinds of rows that are no items, whose kinds have names already; see `named` in audit.py.
KINDS = {
    "account": _("Account"), "audit": _("Audit log"), "file": _("File"), "page": _("Page"),
    "invitation": _("Invitation"), "submission": _("Submission"), "document": _("Document"),
    "image": _("Image"), "recommendation": _("Recommendation"),
}


def kind_label(kind: str) -> str:
    """What a kind is called in the reader's language."""
    return str(KINDS.get(kind) or label_of("kind", kind, get_language() or "en"))


def called(text: str, names: Mapping[str, object]) -> list[str]:
    """What has a name with the text in it, in the reader's language."""
    return [one for one, name in names.items() if text and text.lower() in str(name).lower()]


def role_in_words(entry: AuditEntry) -> str:
    """As `who` says, which has the roles by their groups, in the reader's language."""
    roles, bracket, countries = entry.who.partition("(")
    names = [str(ROLE_NAMES.get(role.strip(), role.strip())) for role in roles.split(",")]
    return " ".join(filter(None, [", ".join(names), f"{bracket}{countries}"]))


# What the details of rows say, where that is not a name or a number.
DETAILS = {
    **dict(JoinRequest.State.choices),
    "downloaded": _("downloaded"), "deleted": _("deleted"), "public": _("what is public"),
    "everything": _("everything"), "sent": _("sent"), "withdrawn": _("taken back"),
    "accepted": _("accepted"), "password": _("password"), "code": _("code"),
    "second factor": _("second factor"),
}


def detail_in_words(entry: AuditEntry) -> str:
    """The details in the reader's language, as far as they are words."""
    sign, space, names = entry.detail.partition(" ")
    if entry.action == Action.ROLE and space:
        return f"{sign} {', '.join(str(ROLE_NAMES.get(one, one)) for one in names.split(', '))}"
    return str(DETAILS.get(entry.detail, entry.detail))


class AuditFilters(WagtailFilterSet):  # type: ignore[misc]
    """What, who, when, and which item."""

    action = django_filters.MultipleChoiceFilter(label=_("What"), choices=Action.choices)
    person = django_filters.CharFilter(
        label=_("Who: mail address, number or role"), method="of_person"
    )
    thing = django_filters.CharFilter(label=_("Item: title, id or kind"), method="of_thing")
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields: list[str] = []

    def of_person(self, found: QuerySet[AuditEntry], _name: str, text: str) -> Any:
        """Rows of accounts with this address or number, or of a role or country."""
        text = text.strip().replace("\0", "")
        users = get_user_model().objects.filter(email__icontains=text).values("pk")
        which = Q(who__icontains=text) | Q(user__in=users)
        if text.isdecimal() and len(text) < 18:
            which |= Q(user=int(text))
        for role in called(text, ROLE_NAMES):
            which |= Q(who__contains=role)
        return found.filter(which)

    def of_thing(self, found: QuerySet[AuditEntry], _name: str, text: str) -> Any:
        """Rows whose item is called so."""
        text = text.strip().replace("\0", "")
        names = KINDS | {kind: kind_label(kind) for kind in sources()}
        kinds = [text.lower(), *called(text, names)]
        return found.filter(Q(title__icontains=text) | Q(item__iexact=text) | Q(kind__in=kinds))


def person_of(user_id: int | None, people: dict[int, Any]) -> str:
    """The person's name as of now, or what remains of an account that is gone."""
    if user_id is None:
        return ""
    if user_id not in people:
        return str(_("Account %(number)s, deleted")) % {"number": user_id}
    return str(people[user_id])


def moment(entry: AuditEntry) -> str:
    """When, in the portal's time and the reader's language."""
    return str(localize(localtime(entry.at)))


def plain(value: Any) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(tuple("=+-@\t\r|%")) else text


class AuditReport(ReportView):  # type: ignore[misc]
    """All rows, the newest first."""

    model = AuditEntry
    page_title = _("Audit log")
    header_icon = "history"
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    filterset_class = AuditFilters
    permission_policy = ModelPermissionPolicy(AuditEntry)
    permission_required = "view"
    default_ordering = "-at"
    columns = [
        Column("at", label=_("When"), accessor=moment, sort_key="at"),
        Column("action", label=_("What"), accessor="get_action_display"),
        Column("person", label=_("Who")),
        Column("who", label=_("Role"), accessor=role_in_words),
        Column("kind", label=_("Kind"), accessor=lambda entry: kind_label(entry.kind)),
        Column("item", label=_("Item")),
        Column("title", label=_("Title")),
        Column("detail", label=_("Details"), accessor=detail_in_words),
    ]
    list_export = ["at", "get_action_display", "user_id", "person", "who", "kind", "item",
                   "title", "detail"]
    export_headings = {
        "at": _("When"), "get_action_display": _("What"), "user_id": _("Account"),
        "person": _("Who"), "who": _("Role"), "kind": _("Kind"), "item": _("Item"),
        "title": _("Title"), "detail": _("Details"),
    }
    custom_value_preprocess = {
        **ReportView.custom_value_preprocess, str: {ReportView.FORMAT_CSV: plain},
    }

    def get_filename(self) -> str:
        """As the file is called."""
        return "audit-log"

    def get_queryset(self) -> QuerySet[AuditEntry]:
        """Every row, in the order asked for."""
        return self.order_queryset(AuditEntry.objects.all())

    def decorate_paginated_queryset(self, object_list: Any) -> list[AuditEntry]:
        """Rows with their persons, where these have an account still."""
        rows = list(object_list)
        people = get_user_model().objects.in_bulk({row.user_id for row in rows if row.user_id})
        for row in rows:
            row.person = person_of(row.user_id, people)
        return rows

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """The page, or a spreadsheet; that one was taken out is a row of its own."""
        if self.is_export:
            record(Action.EXPORTED, self.request.user, kind="audit",
                   detail=str(self.request.GET.get("export")))
        response: HttpResponse = super().render_to_response(context, **more)
        return response
