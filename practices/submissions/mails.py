"""Mails to a submitter, each in the submitter's language."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from portal.post import post
from practices.models import Submission


def mail_code(mail: str, digits: str, language: str) -> None:
    """The code that opens the form. Raises OSError or SMTPException when it cannot be sent."""
    with translation.override(language):
        _message(
            mail, _("Your code: %(code)s") % {"code": digits},
            _("You want to share a practice on the Nordic coordinators’ portal. Your code is:"),
            digits,
            _("It works for 15 minutes. If you did not ask for it, you need not do anything."),
        ).send()


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
                     _("Thank you for “%(title)s”. A national coordinator or an editor reads it"
                       " next. Nothing is public before that.")),
            "published": (_("Your practice is published"),
                          _("“%(title)s” now stands in the library.")),
            "declined": (_("Your practice was not taken into the library"),
                         _("“%(title)s” was read, and it was decided not to publish it. You can"
                           " appeal once; then editors who have not decided about it read it.")),
            "changes": (_("Changes are asked for"),
                        _("“%(title)s” was read. Before it can be published, changes are asked"
                          " for. Its page lists them and leads to each.")),
            "escalated": (_("Your practice now waits for the editors"),
                          _("“%(title)s” has waited long, so the editors read it now.")),
            "adopted": (_("Your practice is taken into use elsewhere"),
                        _("There is news about “%(title)s”:")),
            "cited": (_("Your practice is referred to elsewhere"),
                      _("Somebody refers to “%(title)s”:")),
            "expired": (_("Your draft was taken away"),
                        _("Nothing was changed in “%(title)s” for a long time, so it was closed.")),
        }[kind]
        return (subject, text % {"title": title or _("Practice without a title yet")}, note,
                *([_("Every step is told here:"), address(submission)] if submission.pk else []))

    _tell(submission, words)


def mail_erased(submission: Submission) -> None:
    """That a submission was deleted by whoever has its address."""
    _tell(submission, lambda: (
        _("Your submission is deleted"),
        _("“%(title)s”, with everything you wrote to us about it and your mail address, was"
          " deleted, as asked for on its page. If it was published, it stays in the library,"
          " without you.")
        % {"title": submission.title or _("Practice without a title yet")},
    ))


def mail_message(submission: Submission, text: str) -> None:
    """That a reviewer has written to the submitter."""
    _tell(submission, lambda: (
        _("A message about your practice"),
        _("A reviewer has written to you about “%(title)s”:") % {"title": submission.title},
        text, _("Answer here:"), address(submission),
    ))


def mail_warning(submission: Submission, days: int) -> None:
    """That a draft will be taken away when nothing happens to it."""
    _tell(submission, lambda: (
        _("Your draft will be taken away"),
        _("You began “%(title)s” and have not changed it for a long time. It is taken away in"
          " %(days)s days, unless you open it and save a step:")
        % {"title": submission.title or _("Practice without a title yet"), "days": days},
        address(submission),
    ))


def address(submission: Submission) -> str:
    """The submission's own page, in the submitter's language."""
    return f"{settings.BASE_URL}/{submission.language}/practices/submit/{submission.token}/"


def _tell(submission: Submission, words: Callable[[], tuple[str, ...]]) -> None:
    """Sends beside the request; a mail server that is away undoes nothing."""
    with translation.override(submission.language):
        post([_message(submission.mail, *words())])


def _message(mail: str, subject: str, *paragraphs: str) -> EmailMessage:
    body = "\n\n".join(filter(None, paragraphs))
    return EmailMessage(subject, body + "\n", settings.DEFAULT_FROM_EMAIL, [mail])
