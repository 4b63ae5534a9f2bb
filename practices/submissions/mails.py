"""Mails to a submitter, each in the submitter's language."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from practices.models import Submission

log = logging.getLogger(__name__)


def mail_code(mail: str, digits: str, language: str) -> None:
    """The code that opens the form. Raises OSError or SMTPException when it cannot be sent."""
    with translation.override(language):
        _send(
            mail, _("Your code: %(code)s") % {"code": digits},
            _("You want to share a practice on the Nordic coordinators’ portal. Your code is:"),
            digits,
            _("It works for 15 minutes. If you did not ask for it, you need not do anything."),
        )


def mail_begun(submission: Submission) -> None:
    """The address under which the draft can be continued."""
    _tell(submission, lambda: (
        _("Your practice: go on whenever you like"),
        _("What you write is saved at every step. With this address you can go on at any time,"
          " also on another device:"),
        address(submission),
        _("Whoever has the address can read and change your draft. Share it only with"
          " colleagues who write with you."),
    ))


def mail_event(submission: Submission, kind: str, note: str = "") -> None:
    """That a submission was received, published or declined, or that changes are asked for."""
    title = submission.title

    def words() -> tuple[str, ...]:
        subject, text = {
            "sent": (_("We have received your practice"),
                     _("Thank you for “%(title)s”. An editor reads it next. Nothing is public"
                       " before that.")),
            "published": (_("Your practice is published"),
                          _("“%(title)s” now stands in the library.")),
            "declined": (_("Your practice was not taken into the library"),
                         _("An editor has read “%(title)s” and decided not to publish it.")),
            "changes": (_("An editor asks for changes"),
                        _("An editor has read “%(title)s” and asks for changes before it can"
                          " be published.")),
        }[kind]
        return (subject, text % {"title": title}, note,
                _("Every step is told here:"), address(submission))

    _tell(submission, words)


def address(submission: Submission) -> str:
    """The submission's own page, in the submitter's language."""
    return f"{settings.BASE_URL}/{submission.language}/practices/submit/{submission.token}/"


def _tell(submission: Submission, words: Callable[[], tuple[str, ...]]) -> None:
    """Sends; a mail server that is away does not undo what the mail is about."""
    try:
        with translation.override(submission.language):
            _send(submission.mail, *words())
    except OSError:  # SMTPException is one
        log.exception("A mail about submission %s could not be sent.", submission.pk)


def _send(mail: str, subject: str, *paragraphs: str) -> None:
    body = "\n\n".join(filter(None, paragraphs))
    send_mail(subject, body + "\n", settings.DEFAULT_FROM_EMAIL, [mail])
