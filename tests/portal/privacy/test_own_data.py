"""A person takes own data along, and deletes the account."""

import json
import time
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from portal.models import AuditEntry, Country, Invitation, JoinRequest, User
from portal.models.audit import Action
from portal.privacy.audit import record
from portal.privacy.own_data import keeps
from search.saved.models import SavedSearch
from tests.portal.accounts.conftest import Person, log_in

pytestmark = pytest.mark.django_db
PAGE, DELETE = "/accounts/data/", "/accounts/data/delete/"


def shown_again(client: Client, then: str) -> Any:
    """Types the password once more, as the page before own data asks for."""
    asked = client.get(then)
    assert asked.status_code == 302 and "/reauthenticate/" in asked.headers["Location"]
    return client.post(asked.headers["Location"], {"password": "right"})


@pytest.fixture
def owner(client: Client, person: Person) -> User:
    """Somebody with one of everything, signed in, who has just typed the password again."""
    user = person("member", first_name="Own", language="fi")
    country = Country.objects.get(name="FI")
    SavedSearch.objects.create(owner=user, name="Berries", parameters="q=berries", language="en")
    JoinRequest.objects.create(user=user, role="Coordinators", country=country,
                               organisation="Ministry of own", why="Because of own.")
    Invitation.objects.create(mail="Member@Portal.example", role="Members", accepted_by=user)
    log_in(client, user, headers={"Accept-Language": "fi"})
    return user


def test_own_data_open_after_the_password_only(client: Client, owner: User) -> None:
    for address in (PAGE, DELETE):
        assert "/reauthenticate/" in client.get(address).headers["Location"]
        assert "/reauthenticate/" in client.post(address, {"sure": "1"}).headers["Location"]
    assert User.objects.filter(pk=owner.pk).exists()
    assert Client().get(PAGE).headers["Location"].startswith("/en/accounts/login/")


def test_own_data_are_all_in_one_file(client: Client, owner: User) -> None:
    shown_again(client, PAGE)
    response = client.post(PAGE)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Cache-Control"].count("no-store")
    found = json.loads(response.content)
    assert set(found) >= {"account", "sessions", "saved_searches", "invitations",
                          "requests_to_join", "reading_lists", "audit_log", "editing",
                          "submissions", "reviewing"}
    assert found["account"]["mail"] == owner.email
    assert found["account"]["roles"] == ["Members"]
    assert found["saved_searches"][0]["parameters"] == "q=berries"
    assert found["requests_to_join"][0]["organisation"] == "Ministry of own"
    assert found["invitations"][0]["received"][0]["mail"] == "Member@Portal.example"
    assert "signed-in" in [row["action"] for row in found["audit_log"]]
    assert "pbkdf2" not in response.content.decode()
    assert AuditEntry.objects.filter(action=Action.OWN_DATA, detail="downloaded").count() == 1


def test_who_may_no_longer_read_amber_does_not_read_its_titles(
    client: Client, owner: User
) -> None:
    record(Action.READ, owner, kind="practice", item="x", title="Restricted title")
    shown_again(client, PAGE)
    assert b"Restricted title" not in client.post(PAGE).content


def test_nothing_of_others_is_in_the_file(client: Client, owner: User) -> None:
    other = User.objects.create_user("other@portal.example", "x")
    SavedSearch.objects.create(owner=other, name="Theirs", language="en")
    record(Action.READ, other, title="Theirs")
    Invitation.objects.create(mail="theirs@portal.example", role="Members")
    shown_again(client, PAGE)
    text = client.post(PAGE).content.decode()
    assert "Theirs" not in text and "theirs" not in text and "other@" not in text


def test_the_account_is_deleted_with_everything_about_the_person(
    client: Client, owner: User, django_capture_on_commit_callbacks: Any
) -> None:
    elsewhere = Client()
    log_in(elsewhere, owner, headers={"Accept-Language": "fi"})
    shown_again(client, DELETE)
    mail.outbox.clear()
    unsure = client.post(DELETE)
    assert unsure.status_code == 422 and User.objects.filter(pk=owner.pk).exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(DELETE, {"sure": "1"}).status_code == 302
    assert not User.objects.filter(pk=owner.pk).exists()
    assert not SavedSearch.objects.exists() and not JoinRequest.objects.exists()
    assert [one.mail for one in Invitation.objects.all()] == [
        f"account-{owner.pk}@deleted.invalid"]
    assert [sent.to for sent in mail.outbox] == [[owner.email]]
    assert mail.outbox[0].subject == "Tilisi on poistettu"
    for browser in (client, elsewhere):
        assert browser.get("/accounts/email/").headers["Location"].startswith("/en/accounts/login/")
    row = AuditEntry.objects.get(action=Action.OWN_DATA, detail="deleted")
    assert (row.user_id, row.who) == (owner.pk, "Members")


@pytest.mark.parametrize("role", ["editor", "operator"])
def test_the_last_editor_or_operator_stays(client: Client, person: Person, role: str) -> None:
    fields = {"is_superuser": True} if role == "operator" else {}
    user = person(role, second_factor=False, **fields)
    log_in(client, user)
    shown_again(client, DELETE)
    assert client.post(DELETE, {"sure": "1"}).status_code == 200
    assert User.objects.filter(pk=user.pk).exists()
    other = User.objects.create_user("other@portal.example", "x", **fields)
    other.groups.set(user.groups.all())
    assert client.post(DELETE, {"sure": "1"}).status_code == 302
    assert not User.objects.filter(pk=user.pk).exists()


def test_an_account_without_a_password_must_have_signed_in_just_now(
    client: Client, person: Person
) -> None:
    user = person("contributor")
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    page = client.post(DELETE, {"sure": "1"})
    assert page.status_code == 200 and User.objects.filter(pk=user.pk).exists()
    assert "/accounts/logout/" in page.content.decode()
    assert client.post(PAGE).headers["Content-Type"].startswith("text/html")
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    assert client.post(PAGE).headers["Content-Type"] == "application/json"


def test_a_name_is_registered_once() -> None:
    with pytest.raises(ValueError, match="account"):
        keeps("account", lambda _user: {})


def test_who_only_reads_gets_no_cookie(client: Client, demo: None) -> None:
    for address in ("/", "/en/", "/fi/practices/", "/en/practices/submit/", "/en/network/",
                    "/en/archive/", "/en/search/?q=labour", "/api/search/?q=labour",
                    "/en/privacy/", "/en/themes/", "/en/no-such-page/"):
        response = client.get(address)
        assert not response.cookies, address
