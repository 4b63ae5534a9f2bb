"""Asking to join: asked, followed, granted or declined, with who, when and why."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.accounts.roles import COORDINATORS, MEMBERS
from portal.models import Country, JoinRequest, User
from tests.portal.accounts.conftest import Person, log_in

pytestmark = pytest.mark.django_db
PAGE = "/accounts/membership/"


@pytest.fixture
def asker(client: Client, person: Person) -> User:
    """A signed-in person who speaks Swedish."""
    Country.objects.get_or_create(name="SE", defaults={"slug": "se"})
    user = person()
    log_in(client, user, headers={"Accept-Language": "sv"})
    return user


def ask(client: Client, role: str = MEMBERS, **more: Any) -> Any:
    country = Country.objects.get(name="SE").pk
    return client.post(PAGE, {"role": role, "country": country, "organisation": "An NGO",
                              "why": "We help.", **more})


def decide(editor: Client, decision: str, reason: str = "") -> Any:
    row = JoinRequest.objects.latest("pk")
    return editor.post(reverse("join_requests:edit", args=[row.pk]),
                       {"decision": decision, "reason": reason})


@pytest.mark.parametrize("role", [MEMBERS, COORDINATORS])
def test_it_is_asked_for_and_granted(
    client: Client, asker: User, editor: Client, role: str, mails: Any
) -> None:
    with mails():
        assert ask(client, role).status_code == 302
    assert {sent.to[0] for sent in mail.outbox} == {asker.email, "editor@portal.example"}
    mail.outbox.clear()
    with mails():
        assert decide(editor, "grant").status_code == 302
    row = JoinRequest.objects.get()
    assert (row.state, row.decided_by and row.decided_by.email) == (
        "granted", "editor@portal.example")
    assert row.decided is not None
    user = User.objects.get(pk=asker.pk)
    assert user.role_names == {role}
    assert [one.name for one in user.countries.all()] == (["SE"] if role == COORDINATORS else [])
    assert [sent.to for sent in mail.outbox] == [[asker.email]]
    assert client.get(PAGE).status_code == 200


def test_it_is_declined_with_a_reason(
    client: Client, asker: User, editor: Client, mails: Any
) -> None:
    ask(client)
    assert decide(editor, "decline").status_code == 200  # a reason is missing
    with mails():
        assert decide(editor, "decline", "Ask your ministry.").status_code == 302
    assert "Ask your ministry." in client.get(PAGE).content.decode()
    assert "Ask your ministry." in str(mail.outbox[-1].body)
    assert User.objects.get(pk=asker.pk).role_names == set()


def test_it_is_decided_once(client: Client, asker: User, editor: Client) -> None:
    ask(client)
    decide(editor, "decline", "No.")
    assert decide(editor, "grant").status_code == 200
    assert User.objects.get(pk=asker.pk).role_names == set()


def test_one_request_waits_at_a_time_and_can_be_taken_back(client: Client, asker: User) -> None:
    ask(client)
    ask(client, COORDINATORS)
    assert [row.role for row in JoinRequest.objects.all()] == [MEMBERS]
    client.post(PAGE, {"take_back": "1"})
    assert ask(client, COORDINATORS).status_code == 302
    assert sorted(row.state for row in JoinRequest.objects.all()) == ["asked", "withdrawn"]


@pytest.mark.parametrize("fields", [
    {"role": "Editors"}, {"country": "999"}, {"organisation": ""}, {"why": ""},
    {"why": "x" * 3000}, {"organisation": "\x00"},
])  # fmt: skip
def test_what_is_wrong_is_said(client: Client, asker: User, fields: Any) -> None:
    answer = ask(client, **fields)
    assert answer.status_code == 200 and not JoinRequest.objects.exists()
    assert "ds-error-summary" in answer.content.decode()


def test_only_who_is_signed_in_asks(client: Client) -> None:
    assert client.get(PAGE).headers["Location"].startswith("/en/accounts/login/")


def test_the_lists_open_for_editors(client: Client, asker: User, editor: Client) -> None:
    ask(client)
    row = JoinRequest.objects.get()
    for name, arguments in (("index", []), ("edit", [row.pk]), ("inspect", [row.pk])):
        page = editor.get(reverse(f"join_requests:{name}", args=arguments))
        assert page.status_code == 200 and asker.email in page.content.decode(), name
