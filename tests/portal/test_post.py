"""Mails are kept with what they tell of, until a mail server has taken them."""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from portal import post
from portal.models import OutgoingMail
from portal.settings import env
from tests.services.process import free_port

pytestmark = pytest.mark.django_db(transaction=True)
beside = post.later  # as it is; tests of other things send at once


def letter(to: str = "a@portal.example", **more: Any) -> EmailMessage:
    return EmailMessage("Subject þ", "Body\n", "portal@portal.example", [to], **more)


def later_than(minutes: float) -> None:
    """Lets time go by for the mails that wait."""
    for waiting in OutgoingMail.objects.all():
        waiting.due -= timedelta(minutes=minutes)
        waiting.save()


def test_it_is_sent_after_the_commit_as_it_was_written_and_not_kept() -> None:
    with transaction.atomic():
        post.post([letter(headers={"Auto-Submitted": "auto-generated"})])
        assert mail.outbox == []
    (sent,) = mail.outbox
    assert (sent.subject, sent.body, sent.to) == ("Subject þ", "Body\n", ["a@portal.example"])
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert not OutgoingMail.objects.exists()


def test_what_did_not_happen_is_not_told() -> None:
    with transaction.atomic():
        post.post([letter()])
        transaction.set_rollback(True)
    post.send_due()
    assert mail.outbox == []


def test_what_a_killed_process_did_not_send_is_sent_by_another(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post, "later", lambda _do: None)  # dies right after the commit
    post.post([letter()])
    monkeypatch.setattr(post, "_send", lambda _taken: None)  # dies with the mail in its hands
    post.send_due()
    monkeypatch.undo()
    post.send_due()
    assert mail.outbox == []
    later_than(minutes=5)
    post.send_due()
    assert len(mail.outbox) == 1


def test_it_waits_for_a_mail_server_that_is_away_and_arrives_once(
    settings: Any, smtp_sink: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    post.post([letter("a@portal.example"), letter("b@portal.example")])
    assert OutgoingMail.objects.filter(due__gt=timezone.now(), attempts=1).count() == 2
    for name, value in env.email_url_config(smtp_sink.url).items():
        setattr(settings, name, value)
    post.send_due()
    assert smtp_sink.messages == []
    later_than(minutes=1)
    post.send_due()
    post.send_due()
    assert sorted(str(one["To"]) for one in smtp_sink.messages) == [
        "a@portal.example", "b@portal.example"]
    assert len({str(one["Message-ID"]) for one in smtp_sink.messages}) == 2


@pytest.fixture
def silent_server() -> Iterator[int]:
    """A mail server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_mail_server_that_says_nothing_holds_up_nobody(
    settings: Any, silent_server: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", silent_server
    settings.EMAIL_TIMEOUT = 2
    monkeypatch.setattr(post, "later", beside)
    began = time.monotonic()
    post.post([letter()])
    assert time.monotonic() - began < settings.EMAIL_TIMEOUT
    post._threads.submit(lambda: None).result(timeout=30)  # the thread has given up
    assert OutgoingMail.objects.get().attempts == 1


def test_it_is_given_up_after_a_day_and_more(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    post.post([letter()])
    for wait in post.WAITS:
        assert OutgoingMail.objects.exists()
        later_than(wait.total_seconds() / 60)
        post.send_due()
    assert not OutgoingMail.objects.exists()
