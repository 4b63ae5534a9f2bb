"""A mail server that is away: codes say so at once, what happened to an account is told later."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from portal.models import OutgoingMail
from tests.portal.accounts.conftest import Person, log_in
from tests.services.process import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(settings: Any) -> None:
    """Nothing listens where mails should go."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


@pytest.mark.parametrize(("address", "typed"), [
    ("login/code/", {"email": "contributor@portal.example"}),
    ("password/reset/", {"email": "contributor@portal.example"}),
    ("password/reset/", {"email": "nobody@portal.example"}),
    ("signup/", {"email": "new@portal.example", "password1": "long and good",
                 "password2": "long and good"}),
])  # fmt: skip
def test_who_waits_for_a_mail_is_told(
    away: None, person: Person, address: str, typed: dict[str, str]
) -> None:
    person()
    answer = Client().post(f"/accounts/{address}", typed, headers={"Accept-Language": "fi"})
    assert answer.status_code == 503
    page = answer.content.decode()
    assert 'lang="fi"' in page and f'href="/accounts/{address}"' in page


def test_a_password_is_changed_all_the_same_and_that_is_told_later(
    request: pytest.FixtureRequest, person: Person, client: Client, mails: Any
) -> None:
    user = person()
    log_in(client, user)
    request.getfixturevalue("away")
    new = "another, good and long"
    with mails():
        answer = client.post("/accounts/password/change/", {
            "oldpassword": "right", "password1": new, "password2": new})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)
    kept = OutgoingMail.objects.get()
    assert (kept.to, kept.attempts, mail.outbox) == ([user.email], 1, [])
