"""Mail that nobody waits for: a mail server that is slow or away holds up no page.

A thread of the process sends, one mail after the other, and a process that ends sends what it has
first. What cannot be sent is logged.
"""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.mail import EmailMessage
from django.db import connections

log = logging.getLogger(__name__)
_threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def post(mails: Iterable[EmailMessage]) -> None:
    """Sends each; one that fails does not keep the others."""
    for mail in mails:
        later(mail.send)


def later(send: Callable[[], Any]) -> None:
    """Does what sends a mail, beside the request. To be called after the commit."""
    _threads.submit(_alone, send)


def _alone(send: Callable[[], Any]) -> None:
    try:
        now(send)
    finally:
        connections.close_all()


def now(send: Callable[[], Any]) -> None:
    """Does it here; an error is logged and goes no further."""
    try:
        send()
    except Exception:
        log.exception("A mail could not be sent.")
