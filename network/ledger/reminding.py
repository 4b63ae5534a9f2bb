"""Mails that remind coordinators of what their countries are to answer or do.

One mail a person and week at most, with what there is to tell for the first time. What is not
public is counted only: a mail server between two ministries may read a mail.
"""

import logging
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.ledger.rows import Row, ledger, past
from network.ledger.stopping import token_for
from network.ledger.ways import to_do
from network.ledger.wording import Wording, wordings
from network.models import LedgerReminder, ReminderWish
from network.models.reminder import Why
from network.rights import own_countries
from portal.accounts.mail_language import mail_language
from portal.accounts.reader import reader_for
from portal.accounts.roles import COORDINATORS, audience_of
from portal.display import partial_date
from portal.models import User
from portal.post import post
from portal.vocabulary.countries import country_name
from search.audience import Audience

AHEAD, SILENCE = timedelta(days=30), timedelta(days=183)
# A run that is a little earlier than last week's still sends.
EVERY = timedelta(days=6, hours=20)
MOST_LISTED = 25
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class News:
    """A row of the ledger that a person is to be told of; `since` as in `LedgerReminder`."""

    row: Row
    why: Why
    since: str

    @property
    def key(self) -> tuple[Any, ...]:
        """What is told once."""
        return self.row.page, self.row.ref, self.row.country, self.why.value, self.since


def news_of(row: Row, today: date) -> News | None:
    """Why a country is to be reminded of a row today, if it is.

    What is overdue counts while nobody has said anything since the day on which it was due; later
    on, silence does.
    """
    if not row.is_open:
        return None
    if past(row.due, today) and not row.date[: len(row.due)] > row.due:
        return News(row, Why.OVERDUE, row.due)
    if row.due and not past(row.due, today) and past(row.due, today + AHEAD):
        return News(row, Why.SOON, row.due)
    if row.answered and past(row.date, today - SILENCE):
        return News(row, Why.SILENT, row.date)
    return None


@dataclass
class Counts:
    """What a run did: people reminded, rows they were told of, people whose mail failed."""

    reminded: int = 0
    rows: int = 0
    failed: int = 0


def remind() -> Counts:
    """Sends the mails that are due.

    What was told is kept in the transaction that plans the mail: two runs at once, or one after
    the other, tell it once. A mail that fails does not keep others from theirs, and is due again.
    """
    counts = Counts()
    people = User.objects.filter(is_active=True, groups__name=COORDINATORS)
    for person in people.order_by("pk"):
        try:
            told = _remind(person)
        except Exception:
            logger.exception("The reminder of the person %s could not be made", person.pk)
            counts.failed += 1
        else:
            counts.reminded += bool(told)
            counts.rows += told
    return counts


def _remind(person: User) -> int:
    with transaction.atomic():
        wish = wish_of(person)
        if not wish.wanted or (wish.sent and wish.sent > now() - EVERY):
            return 0
        news = _news(person)
        if news:
            LedgerReminder.objects.bulk_create(
                LedgerReminder(user=person, report_id=one.row.page, ref=one.row.ref,
                               country=one.row.country, why=one.why, since=one.since)
                for one in news
            )
            wish.sent = now()
            wish.save(update_fields=["sent"])
            post([message(person, news)])
    return len(news)


def wish_of(person: Any) -> ReminderWish:
    """The person's wish, locked until the end of the transaction; made when there is none."""
    return ReminderWish.objects.select_for_update().get_or_create(user=person)[0]


def _news(person: User) -> list[News]:
    """What the person, with the rights of this moment, was not told of yet: late things first."""
    countries = own_countries(person)
    if not countries:
        return []
    told = set(LedgerReminder.objects.filter(user=person).values_list(
        "report", "ref", "country", "why", "since"))
    today = localdate()
    found = [one for row in ledger(audience_of(person)) if row.country in countries
             and (one := news_of(row, today)) and one.key not in told]
    return sorted(found, key=lambda one: (list(Why).index(one.why), one.since))


def message(person: User, news: list[News]) -> EmailMessage:
    """The mail, in the language of the person's mails."""
    open_ = {(row.page, row.ref) for row in ledger(Audience.ANONYMOUS)}
    told = [one for one in news if (one.row.page, one.row.ref) in open_]
    listed = told[:MOST_LISTED]
    language = mail_language(person)
    with translation.override(language):
        words = wordings([one.row.page for one in listed], reader_for(person, language))
        stop = settings.BASE_URL + reverse("ledger_reminders_stop", args=[token_for(person)])
        subject = ngettext(
            "Reminder: %(n)s recommendation waits for your country",
            "Reminder: %(n)s recommendations wait for your country", len(news)) % {"n": len(news)}
        body = render_to_string("network/mail/ledger.txt", {
            "parts": [
                (why.label, [_shown(one.row, words[one.row.page, one.row.ref]) for one in listed
                             if one.why == why])
                for why in Why if any(one.why == why for one in listed)
            ],
            "more": len(told) - len(listed), "hidden": len(news) - len(told), "stop_url": stop,
            "base": settings.BASE_URL, "ledger_url": settings.BASE_URL + to_do(person),
            "wish_url": settings.BASE_URL + reverse("ledger_reminders"),
            "portal": _("Nordic coordinators’ portal"),
        })
    return EmailMessage(
        subject, body, settings.DEFAULT_FROM_EMAIL, [person.email],
        headers={"List-Unsubscribe": f"<{stop}>", "Auto-Submitted": "auto-generated",
                 "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                 "Content-Language": language},
    )


def _shown(row: Row, said: Wording) -> dict[str, Any]:
    return {
        "text": said.text, "title": said.title, "number": row.number, "due": partial_date(row.due),
        "country": country_name(row.country, translation.get_language() or "en"),
        "date": partial_date(row.date),
        "url": f"{settings.BASE_URL}{said.path}{row.country.lower()}/",
    }
