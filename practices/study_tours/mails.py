"""The mails to who made a tour, in their language."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.mail_language import mail_language
from portal.post import post
from practices.models import Worksheet
from practices.study_tours.links import token_for
from practices.submissions import limits


def mail_link(mail: str, token: str, language: str) -> None:
    """The link that confirms an address. Raises OSError or SMTPException when it cannot be sent.

    Nothing that somebody has written on the portal stands in it: it may go to a stranger.
    """
    with translation.override(language):
        paragraphs = [
            _("Somebody, most likely you, wants to be told by mail when a group hands in its"
              " worksheet of a study tour on the Nordic coordinators’ portal. Confirm it here:"),
            settings.BASE_URL + reverse("study_tour_mails", args=[token]),
            _("The link works for two days. If you did not ask for it, you need not do anything:"
              " your address is not kept."),
        ]
        subject = _("Mails about your study tour")
    _message(subject, paragraphs, mail, language).send()


def tell_owner(sheet: Worksheet) -> None:
    """That a worksheet was handed in; nobody, when a tour has neither an account nor an address.

    What the group wrote stays out of the mail.
    """
    tour = sheet.tour
    owner = tour.owner if tour.owner and tour.owner.is_active else None
    if not (owner or tour.mail) or not (limits.allowed(limits.MAILS_A_SHEET, sheet.token)
                                        and limits.allowed(limits.MAILS_A_TOUR, tour.token)):
        return
    post([_to_account(sheet, owner) if owner else _to_address(sheet)])


def _to_account(sheet: Worksheet, owner: Any) -> EmailMessage:
    language = mail_language(owner)
    with translation.override(language):
        return _message(_subject(), [
            _("A group has handed in its worksheet of “%(tour)s”. The coordinator of its country"
              " reads it, too. You find it below the programme:") % {"tour": sheet.tour.name},
            settings.BASE_URL + reverse("study_tour", args=[sheet.tour.token]),
        ], owner.email, language)


def _to_address(sheet: Worksheet) -> EmailMessage:
    """To an address of which no account shows its worksheets: the mail leads there itself."""
    tour = sheet.tour
    with translation.override(tour.mail_language):
        token = token_for(tour, tour.mail, tour.mail_language)
        stop = settings.BASE_URL + reverse("study_tour_mails", args=[token])
        return _message(_subject(), [
            _("A group has handed in its worksheet of “%(tour)s”. The coordinator of its country"
              " reads it, too. You find it here:") % {"tour": tour.name},
            settings.BASE_URL + reverse("study_tour_sheet", args=[sheet.token]),
            _("No more mails about this tour, and your address deleted:"), stop,
        ], tour.mail, tour.mail_language, **{
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"})


def _subject() -> str:
    return _("A worksheet of your study tour is handed in")


def _message(
    subject: str, paragraphs: list[str], mail: str, language: str, **headers: str
) -> EmailMessage:
    return EmailMessage(
        subject, "\n\n".join(paragraphs) + "\n", settings.DEFAULT_FROM_EMAIL, [mail],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": language, **headers},
    )
