"""Mail that nobody waits for: a mail server that is slow or away holds up no page.

A mail is a row of the database, written in the transaction that it tells of: it is lost neither
with the process nor for want of a mail server, and never tells of what did not happen. Right after
the commit a thread of the process sends what is due; what it leaves, `read_documents` sends.
"""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections, transaction
from django.utils import timezone

from portal.models.outgoing import OutgoingMail

# Whoever sends a mail has it for so long; then it is taken for dead, and another sends it.
LEASE = timedelta(minutes=5)
# Until it is tried again, after each attempt; after the last one it is given up.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440))
log = logging.getLogger(__name__)
_threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def post(mails: Iterable[EmailMessage]) -> None:
    """Has mails of plain text sent when the transaction is committed, at once outside of one."""
    rows = OutgoingMail.objects.bulk_create(OutgoingMail.of(mail) for mail in mails)
    if rows:
        transaction.on_commit(lambda: later(send_due))


class Posting(BaseEmailBackend):
    """A connection for libraries that send mails while a transaction goes on: it posts them."""

    def send_messages(self, messages: Iterable[EmailMessage]) -> int:
        """Posts the mails; says how many they are."""
        posted = list(messages)
        post(posted)
        return len(posted)


def connect() -> None:
    """Has Wagtail's own mails, about workflows and comments, posted; they are of plain text."""
    from wagtail.admin import mail

    mail.get_connection = Posting


def send_due() -> None:
    """Sends what is due, one after the other; one that fails does not keep the others."""
    while (taken := _take()) is not None:
        _send(taken)


def _take() -> OutgoingMail | None:
    now = timezone.now()
    with transaction.atomic():
        due = OutgoingMail.objects.select_for_update(skip_locked=True).filter(due__lte=now)
        taken = due.first()
        if taken is not None:
            taken.due, taken.attempts = now + LEASE, taken.attempts + 1
            taken.save(update_fields=["due", "attempts"])
    return taken


def _send(taken: OutgoingMail) -> None:
    try:
        taken.message().send()
    except Exception:
        log.exception("A mail could not be sent, attempt %s.", taken.attempts)
        if taken.attempts > len(WAITS):
            log.error("Mail %s is given up.", taken.pk)
            taken.delete()
            return
        taken.due = timezone.now() + WAITS[taken.attempts - 1]
        taken.save(update_fields=["due"])
    else:
        taken.delete()


def later(do: Callable[[], Any]) -> None:
    """Does something about mails beside the request. To be called after the commit."""
    _threads.submit(_alone, do)


def _alone(do: Callable[[], Any]) -> None:
    try:
        now(do)
    finally:
        connections.close_all()


def now(do: Callable[[], Any]) -> None:
    """Does it here; an error is logged and goes no further."""
    try:
        do()
    except Exception:
        log.exception("A mail could not be sent.")
