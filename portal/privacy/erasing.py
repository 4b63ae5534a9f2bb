"""Deleting an account: who may, what happens, and the mail that says so."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.roles import EDITORS
from portal.models import User
from portal.models.audit import Action
from portal.post import post
from portal.privacy.audit import record


def why_not(user: User) -> str:
    """Why this account cannot be deleted, in words; nothing when it can."""
    others = User.objects.filter(is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.filter(is_superuser=True).exists():
        return _("You are the last operator. Make somebody else one first.")
    if EDITORS in user.role_names and not others.filter(groups__name=EDITORS).exists():
        return _("You are the last editor. Invite another one first: without editors nobody"
                 " decides who joins.")
    return ""


def delete_account(user: User) -> str:
    """Deletes the account with what is kept of the person; the reason when it cannot be done.

    Two last editors who do this at once are kept apart: each waits for the other's end.
    """
    mail, language = user.email, user.language
    with transaction.atomic():
        list(User.objects.select_for_update().filter(groups__name=EDITORS).order_by("pk"))
        user = User.objects.select_for_update().get(pk=user.pk)
        if reason := why_not(user):
            return reason
        record(Action.OWN_DATA, user, kind="account", item=user.pk, detail="deleted")
        user.delete()
        mail_deleted(mail, language)
    return ""


def mail_deleted(mail: str, language: str) -> None:
    """Says that an account is gone: also to somebody who did not do it."""
    with translation.override(language):
        post([EmailMessage(
            _("Your account is deleted"),
            "\n\n".join([
                _("Your account on the Nordic coordinators’ portal and what was kept of you were"
                  " deleted, as asked for."),
                _("If it was not you, write to us: %(contact)s") % {
                    "contact": settings.CONTACT_EMAIL or settings.BASE_URL},
            ]) + "\n",
            settings.DEFAULT_FROM_EMAIL, [mail],
        )])
