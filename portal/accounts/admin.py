"""Invitations and requests to join in the admin: lists, and a form for each decision."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from portal.accounts import invitations, joining
from portal.accounts.roles import COORDINATORS
from portal.models import Invitation, JoinRequest


class InvitationForm(WagtailAdminModelForm):  # type: ignore[misc]
    """Whom to invite, and as what."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("role") == COORDINATORS and not data.get("countries"):
            self.add_error("countries", _("Choose the countries that this person coordinates."))
        others = Invitation.objects.filter(mail__iexact=data.get("mail", ""), role=data.get("role"))
        if any(other.is_open for other in others):
            self.add_error("mail", _("An invitation of this address to this role waits already."))
        return data


class InvitationChangeForm(WagtailAdminModelForm):  # type: ignore[misc]
    """What can be done with one that waits."""

    what = forms.ChoiceField(
        label=_("What to do"), widget=forms.RadioSelect,
        choices=[("again", _("Send the mail again")), ("withdraw", _("Withdraw the invitation"))],
    )

    def clean(self) -> dict[str, Any]:
        if self.instance.accepted or self.instance.withdrawn:
            raise ValidationError(_("This invitation was accepted or withdrawn already."))
        data: dict[str, Any] = super().clean()
        return data


class DecisionForm(WagtailAdminModelForm):  # type: ignore[misc]
    """Granting or declining, with a reason."""

    decision = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect,
        choices=[("grant", _("Grant")), ("decline", _("Decline"))],
    )

    def clean(self) -> dict[str, Any]:
        if self.instance.state != JoinRequest.State.ASKED:
            raise ValidationError(_("This request was decided or taken back already."))
        data: dict[str, Any] = super().clean()
        if data.get("decision") == "decline" and not data.get("reason"):
            self.add_error("reason", _("Say why: the person reads it."))
        return data


class InviteView(generic.CreateView):  # type: ignore[misc]
    """Keeps an invitation and sends it."""

    sent = True

    def save_instance(self) -> Invitation:
        self.form.instance.invited_by = self.request.user
        invitation: Invitation = super().save_instance()
        self.sent = invitations.send(invitation)
        return invitation

    def get_success_message(self, instance: Invitation) -> str:
        if self.sent:
            return str(_("The invitation is on its way to %(mail)s.")) % {"mail": instance.mail}
        return str(_("Kept, but the mail could not be sent. Open it and send it again."))


class InvitationChangeView(generic.EditView):  # type: ignore[misc]
    """Sends again or withdraws."""

    def save_instance(self) -> Invitation:
        invitation: Invitation = super().save_instance()
        if self.form.cleaned_data["what"] == "again":
            invitations.send(invitation)
        else:
            invitations.withdraw(invitation)
        return invitation


class DecisionView(generic.EditView):  # type: ignore[misc]
    """Decides about a request."""

    def save_instance(self) -> JoinRequest:
        data = self.form.cleaned_data
        joining.decide(
            self.form.instance.pk, self.request.user, data["decision"] == "grant", data["reason"]
        )
        return JoinRequest.objects.get(pk=self.form.instance.pk)


def _shown(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name, read_only=True) for name in names]


class InvitationViewSet(ModelViewSet):  # type: ignore[misc]
    """Who was invited."""

    model = Invitation
    icon = "mail"
    menu_label = _("Invitations")
    add_view_class = InviteView
    edit_view_class = InvitationChangeView
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["mail", "role", "countries", "language", "invited_by", "made",
                           "expires", "accepted", "accepted_by", "withdrawn"]
    list_display = ["mail", "get_role_display", "state", "invited_by", "made"]
    list_filter = ["role"]
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("mail", "role", "countries", "language")],
        base_form_class=InvitationForm,
    )
    change_handler = ObjectList(
        [*_shown("mail", "role", "made"), FieldPanel("what")],
        base_form_class=InvitationChangeForm,
    )

    def get_edit_view_kwargs(self) -> dict[str, Any]:
        """Changing one is another form than making one."""
        handler = self.change_handler.bind_to_model(self.model)
        return {**super().get_edit_view_kwargs(), "panel": handler,
                "form_class": handler.get_form_class()}


class JoinRequestViewSet(ModelViewSet):  # type: ignore[misc]
    """Who has asked to join."""

    model = JoinRequest
    icon = "group"
    menu_label = _("Requests to join")
    edit_view_class = DecisionView
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["user", "role", "country", "organisation", "why", "state", "asked",
                           "decided", "decided_by", "reason"]
    list_display = ["user", "get_role_display", "country", "state", "asked", "decided_by"]
    list_filter = ["state", "role", "country"]
    edit_handler = ObjectList(
        [*_shown("user", "role", "country", "organisation", "why"), FieldPanel("decision"),
         FieldPanel("reason")],
        base_form_class=DecisionForm,
    )


class Kept(ModelPermissionPolicy):  # type: ignore[misc]
    """Rows stay as the trace of who was let in: nobody deletes them, operators neither."""

    allowed = {"view", "change"}

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.allowed and super().user_has_permission(user, action)


class KeptAndMade(Kept):
    """As `Kept`, and editors make them."""

    allowed = {"add", "view", "change"}


register_permission_policy(JoinRequest, Kept(JoinRequest))
register_permission_policy(Invitation, KeptAndMade(Invitation))


class People(ModelViewSetGroup):  # type: ignore[misc]
    """Both under one heading of the menu."""

    menu_label = _("People")
    menu_icon = "group"
    items = (InvitationViewSet("invitations"), JoinRequestViewSet("join_requests"))
