"""The mail to who made a tour, in their language."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.post import post
from practices.models import Worksheet
from practices.review.mails import language_of
from practices.submissions import limits


def tell_owner(sheet: Worksheet) -> None:
    """That a worksheet was handed in. A tour without an account has nobody to be told.

    What the group wrote stays out of the mail.
    """
    owner = sheet.tour.owner
    if owner is None or not owner.is_active:
        return
    if not limits.allowed(limits.MAILS_A_SHEET, sheet.token):
        return
    language = language_of(owner)
    with translation.override(language):
        paragraphs = [
            _("A group has handed in its worksheet of “%(tour)s”. The coordinator of its country"
              " reads it, too. You find it below the programme:") % {"tour": sheet.tour.name},
            settings.BASE_URL + reverse("study_tour", args=[sheet.tour.token]),
        ]
        subject = _("A worksheet of your study tour is handed in")
    post([EmailMessage(
        subject, "\n\n".join(paragraphs) + "\n", settings.DEFAULT_FROM_EMAIL, [owner.email],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
    )])
