"""The portal's own mails about accounts, each in the language of whom it goes to."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.accounts.roles import EDITORS
from portal.models import Invitation, JoinRequest, User
from portal.post import post

log = logging.getLogger(__name__)


def mail_invitation(invitation: Invitation, token: str) -> bool:
    """The link that accepts it; says whether the mail went out."""
    with translation.override(invitation.language):
        mail = _mail(
            invitation.mail, _("Your invitation to the Nordic coordinators’ portal"),
            _("%(who)s invites you to the Nordic coordinators’ portal.")
            % {"who": invitation.invited_by or _("An editor")},
            _("Your role: %(role)s") % {"role": invitation.get_role_display()},
            _("With this address you accept and get an account:"),
            _address("account_invitation", token),
            _("It works until %(day)s. If you did not expect it, you need not do anything.")
            % {"day": date_format(invitation.expires, "DATE_FORMAT")},
        )
    try:
        mail.send()
    except OSError:
        log.exception("An invitation was not sent.")
        return False
    return True


def mail_asked(request: JoinRequest) -> None:
    """To whoever asked, and to the editors, who decide."""
    with translation.override(request.user.language):
        mails = [_mail(
            request.user.email, _("We have received your request to join"), _words(request),
            _("An editor reads it next. You can follow it here:"), _address("account_membership"),
        )]
    for editor in _editors():
        with translation.override(editor.language):
            mails.append(_mail(
                editor.email, _("Somebody asks to join the network"),
                _("%(who)s asks to join.") % {"who": request.user}, _words(request), request.why,
                _("Grant or decline it here:"), _address("join_requests:edit", request.pk),
            ))
    post(mails)


def mail_decided(request: JoinRequest) -> None:
    """To whoever asked: granted or declined, and why."""
    with translation.override(request.user.language):
        granted = request.state == JoinRequest.State.GRANTED
        post([_mail(
            request.user.email,
            _("Welcome to the network") if granted else _("Your request to join was declined"),
            _words(request),
            _("An editor has granted your request.") if granted
            else _("An editor has declined your request."),
            request.reason,
            _("A coordinator signs in with a second factor. Set it up here:")
            if granted and request.role == JoinRequest.Role.COORDINATOR else "",
            _address("account_membership"),
        )])


def _words(request: JoinRequest) -> str:
    return _("Role: %(role)s. Country: %(country)s. Organisation: %(organisation)s.") % {
        "role": request.get_role_display(), "country": request.country,
        "organisation": request.organisation,
    }


def _editors() -> Any:
    return User.objects.filter(
        Q(groups__name=EDITORS) | Q(is_superuser=True), is_active=True
    ).distinct()


def _address(name: str, *args: Any) -> str:
    return settings.BASE_URL + reverse(name, args=args)


def _mail(mail: str, subject: str, *paragraphs: str) -> EmailMessage:
    body = "\n\n".join(filter(None, paragraphs))
    return EmailMessage(
        " ".join(subject.split()), body + "\n", settings.DEFAULT_FROM_EMAIL, [mail]
    )
