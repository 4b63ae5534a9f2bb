"""Nothing restricted opens to coordinators, editors and operators without a second factor."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from portal.accounts.reader import reader_for
from portal.accounts.roles import audience_of
from search.audience import Audience
from tests.portal import lines
from tests.portal.accounts.conftest import Person, log_in
from tests.portal.fixtures import Load, make_user, sign_in, signed_in

pytestmark = pytest.mark.django_db
WITH = ["coordinator", "editor", "admin"]


def made(role: str, **more: Any) -> Any:
    """A user; an admin is a superuser."""
    operator = {"is_superuser": True, "is_staff": True} if role == "admin" else {}
    return make_user(role, **operator, **more)


def code(secret: str) -> str:
    """What an authenticator app shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.mark.parametrize("role", WITH)
def test_without_one_nothing_opens_and_one_is_led_to_it(
    client: Client, load: Load, role: str
) -> None:
    load(lines.practice("g", sharing="green"), lines.practice("a", sharing="amber"))
    client.force_login(made(role, second_factor=False))
    for item in ("g", "a"):
        assert client.get(f"/en/practices/{item}/").status_code == 404
    answer = client.get("/admin/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/accounts/2fa/")
    assert 'href="/en/accounts/2fa/"' in client.get("/en/").content.decode()


@pytest.mark.parametrize("role", WITH)
def test_a_session_from_before_it_was_set_up_opens_nothing(
    client: Client, load: Load, role: str
) -> None:
    load(lines.practice("g", sharing="green"))
    user = made(role, second_factor=False)
    client.force_login(user)
    TOTP.activate(user, generate_totp_secret())
    assert client.get("/en/practices/g/").status_code == 404
    assert client.get("/admin/pages/").headers["Location"].startswith(
        "/en/accounts/2fa/reauthenticate/?next=%2Fadmin%2F")


@pytest.mark.parametrize("role", WITH)
def test_with_it_everything_opens(client: Client, load: Load, role: str) -> None:
    load(lines.practice("a", sharing="amber"))
    sign_in(client, made(role))
    assert client.get("/en/practices/a/").status_code == 200
    assert client.get("/admin/").status_code == 200


def test_taking_it_away_closes_again(load: Load) -> None:
    load(lines.practice("a", sharing="amber"))
    client = signed_in("coordinator")
    assert client.get("/en/practices/a/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/en/practices/a/").status_code == 404


def test_members_need_none(load: Load) -> None:
    load(lines.practice("g", sharing="green"))
    assert signed_in("member").get("/en/practices/g/").status_code == 200


@pytest.mark.parametrize("role", WITH)
def test_mails_of_saved_searches_follow_the_same_rule(role: str) -> None:
    with_it, without = made(role), make_user(f"x-{role}", is_superuser=role == "admin",
                                             second_factor=False)
    without.groups.set(with_it.groups.all())
    assert reader_for(with_it, "en").audience == Audience.COORDINATOR
    assert reader_for(without, "en").audience == audience_of(without) == Audience.ANONYMOUS
    assert not without.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("way", ["password", "code"])
def test_it_is_asked_for_at_every_way_of_signing_in(
    client: Client, person: Person, way: str
) -> None:
    user = person("coordinator", second_factor=False)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    if way == "password":
        answer = log_in(client, user)
    else:
        client.post("/accounts/login/code/", {"email": user.email})
        digits = re.search(r"^([A-Z0-9]{4,}-?[A-Z0-9]*)$", str(mail.outbox[-1].body),
                           re.MULTILINE)
        assert digits is not None
        answer = client.post("/accounts/login/code/confirm/", {"code": digits[1]})
    assert answer.headers["Location"] == "/en/accounts/2fa/authenticate/"
    assert client.get("/admin/").status_code == 302
    answer = client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_recovery_code_stands_for_it_once(client: Client, person: Person) -> None:
    user = person("coordinator", second_factor=False)
    TOTP.activate(user, generate_totp_secret())
    recovery = RecoveryCodes.activate(user).get_unused_codes()[0]
    for browser, opens in ((client, True), (Client(), False)):
        log_in(browser, user)
        browser.post("/accounts/2fa/authenticate/", {"code": recovery})
        assert (browser.get("/admin/").status_code == 200) is opens


@pytest.mark.django_db(transaction=True)
def test_setting_one_up_opens_in_the_same_session(client: Client, person: Person) -> None:
    user = person("editor", second_factor=False)
    answer = log_in(client, user)
    assert answer.headers["Location"] == "/en/accounts/2fa/"
    assert client.get("/en/accounts/2fa/totp/activate/").status_code == 302  # to confirm it is you
    client.post("/en/accounts/reauthenticate/", {"password": "right"})
    page = client.get("/en/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    done = client.post("/en/accounts/2fa/totp/activate/", {"code": code(secret)})
    assert done.status_code == 302
    assert client.get("/admin/").status_code == 200
    assert "second factor" not in client.get("/en/").content.decode()
