"""Invitations: in the invitee's language, accepted once, never a way into an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.invitations import token_of
from portal.accounts.roles import COORDINATORS, MEMBERS
from portal.models import Country, Invitation, User
from tests.portal.accounts.conftest import Person, log_in

pytestmark = pytest.mark.django_db
NEW = "new@ministry.example"


@pytest.fixture(autouse=True)
def countries(db: None) -> None:
    for code in ("FI", "SE"):
        Country.objects.get_or_create(name=code, defaults={"slug": code.lower()})


def invite(editor: Client, **more: Any) -> Any:
    fields = {"mail": NEW, "role": COORDINATORS, "language": "fi",
              "countries": [Country.objects.get(name="FI").pk], **more}
    return editor.post(reverse("invitations:add"), fields)


def link() -> str:
    found = re.search(r"http://\S+(/accounts/invitation/\S+/)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_an_editor_invites_and_a_coordinator_comes(editor: Client, client: Client) -> None:
    assert invite(editor).status_code == 302
    sent = mail.outbox[-1]
    assert sent.to == [NEW] and "Invitation" not in sent.subject and "\n" not in sent.subject
    page = client.get(link())
    assert page.status_code == 200 and not User.objects.filter(email=NEW).exists()
    answer = client.post(link())
    user = User.objects.get(email=NEW)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/accounts/2fa/")
    assert user.role_names == {COORDINATORS}
    assert [one.name for one in user.countries.all()] == ["FI"]
    assert EmailAddress.objects.get(user=user).verified and not user.has_usable_password()
    assert client.session["_auth_user_id"] == str(user.pk)
    row = Invitation.objects.get()
    assert row.accepted and row.accepted_by == user and row.invited_by is not None
    assert Client().post(link()).status_code == 410


def test_an_account_that_is_there_signs_in_first(
    editor: Client, client: Client, person: Person
) -> None:
    user = person()
    invite(editor, mail=user.email.upper(), role=MEMBERS, countries=[])
    address = link()
    assert client.post(address).headers["Location"].startswith("/en/accounts/login/?next=")
    log_in(client, user)
    assert client.post(address).headers["Location"] == "/en/accounts/membership/"
    assert MEMBERS in User.objects.get(pk=user.pk).role_names


def test_another_account_cannot_accept(editor: Client, client: Client, person: Person) -> None:
    invite(editor)
    user = person()
    log_in(client, user)
    assert client.post(link()).status_code == 200
    assert User.objects.get(pk=user.pk).role_names == set()
    assert Invitation.objects.get().is_open


def test_who_began_an_account_with_somebody_elses_address_does_not_get_in(
    editor: Client, client: Client
) -> None:
    squatter = User.objects.create_user(NEW, "squatter")
    EmailAddress.objects.create(user=squatter, email=NEW, verified=False, primary=True)
    invite(editor)
    client.post(link())
    assert not User.objects.get(email=NEW).has_usable_password()
    again = Client()
    again.post("/accounts/login/", {"login": NEW, "password": "squatter"})
    assert "_auth_user_id" not in again.session


@pytest.mark.parametrize("token", ["x", "a:b:c", "W10:1:abc"])
def test_a_made_up_link_is_refused_in_words(client: Client, token: str) -> None:
    answer = client.get(f"/accounts/invitation/{token}/")
    assert answer.status_code == 410 and "<h1>" in answer.content.decode()


def test_it_ends_after_two_weeks_when_withdrawn_and_when_sent_anew(
    editor: Client, client: Client
) -> None:
    invite(editor)
    first, row = link(), Invitation.objects.get()
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/accounts/invitation/{token_of(Invitation.objects.get())}/").status_code \
        == 410
    editor.post(reverse("invitations:edit", args=[row.pk]), {"what": "again"})
    Invitation.objects.update(expires=Invitation.objects.get().expires + timedelta(seconds=9))
    assert client.get(first).status_code == 410
    second = f"/accounts/invitation/{token_of(Invitation.objects.get())}/"
    assert client.get(second).status_code == 200
    editor.post(reverse("invitations:edit", args=[row.pk]), {"what": "withdraw"})
    assert client.get(second).status_code == 410


@pytest.mark.parametrize("fields", [
    {"mail": "no address"}, {"role": "Operators"}, {"countries": []}, {"language": "xx"},
])  # fmt: skip
def test_what_is_wrong_is_said(editor: Client, fields: Any) -> None:
    answer = invite(editor, **fields)
    assert answer.status_code == 200 and not Invitation.objects.exists()


def test_nobody_is_invited_twice_at_a_time(editor: Client) -> None:
    invite(editor)
    assert invite(editor).status_code == 200
    assert Invitation.objects.count() == 1


def test_the_lists_open_and_nothing_is_deleted(editor: Client) -> None:
    invite(editor)
    row = Invitation.objects.get()
    assert NEW in editor.get(reverse("invitations:index")).content.decode()
    assert editor.get(reverse("invitations:inspect", args=[row.pk])).status_code == 200
    assert editor.get(reverse("invitations:edit", args=[row.pk])).status_code == 200
    editor.post(reverse("invitations:delete", args=[row.pk]))
    assert Invitation.objects.exists()


def test_a_mail_that_does_not_go_out_is_told(editor: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.portal.accounts.test_invitations.Broken"
    answer = editor.post(reverse("invitations:add"), {
        "mail": NEW, "role": MEMBERS, "language": "en"}, follow=True)
    assert "could not be sent" in answer.content.decode()


class Broken:
    """A mail server that does not answer."""

    def __init__(self, **_options: Any) -> None: ...

    def send_messages(self, _messages: Any) -> int:
        raise OSError
