"""Mails to reviewers, each in the reviewer's language. They tell a title only of what is public.

A mail server between two ministries may read a mail; what is GREEN or AMBER stays behind the
sign-in.
"""

from enum import Enum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.mail_language import mail_language
from portal.post import post
from practices.models import Decision, Review


class Told(Enum):
    """What a reviewer is told."""

    WAITS = "waits"
    SECOND = "second"
    MESSAGE = "message"
    REMINDER = "reminder"
    ESCALATED = "escalated"


def address(review: Review, language: str) -> str:
    """The page of a review."""
    with translation.override(language):
        return settings.BASE_URL + reverse("review", args=[review.pk])


def tell_reviewers(review: Review, what: Told, text: str = "") -> None:
    """Mails everybody whose turn it is; about a message, also who has decided before."""
    from practices.review.rights import asked

    people = asked(review)
    if what is Told.MESSAGE:
        known = {user.pk for user in people}
        decisions = Decision.objects.filter(review=review, reviewer__is_active=True)
        for decision in decisions.select_related("reviewer"):
            if decision.reviewer_id not in known and decision.reviewer is not None:
                known.add(decision.reviewer_id)
                people.append(decision.reviewer)
    post([_mail(review, user, what, text) for user in people])


def _mail(review: Review, user: Any, what: Told, text: str) -> EmailMessage:
    language = mail_language(user)
    with translation.override(language):
        open_ = review.page.sharing == "clear" and _sharing(review) == "clear"
        title = review.page.draft_title if open_ else _("a practice that is not public")
        subject, told = _words(what)
        paragraphs = [told % {"title": title}, text if open_ else "", address(review, language)]
    return EmailMessage(
        subject, "\n\n".join(filter(None, paragraphs)) + "\n", settings.DEFAULT_FROM_EMAIL,
        [user.email], headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
    )


def _sharing(review: Review) -> str:
    """The level that the latest revision asks for, which may be narrower than the page's."""
    revision = review.page.latest_revision
    return str(revision.content.get("sharing", "")) if revision else str(review.page.sharing)


def _words(what: Told) -> tuple[str, str]:
    return {
        Told.WAITS: (_("A practice waits for your review"),
                     _("“%(title)s” waits for your review:")),
        Told.SECOND: (_("A practice waits for a second approval"),
                      _("One person has approved “%(title)s”. A second one is needed:")),
        Told.MESSAGE: (_("A submitter has written to you"),
                       _("There is a message about “%(title)s”:")),
        Told.REMINDER: (_("Reminder: a practice waits for your review"),
                        _("“%(title)s” has waited for your review for a week:")),
        Told.ESCALATED: (_("A practice has waited for two weeks"),
                         _("“%(title)s” has waited for two weeks without a decision. It now"
                           " waits for the editors:")),
    }[what]
