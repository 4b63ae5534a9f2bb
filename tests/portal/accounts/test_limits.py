"""Wrong passwords: blocked after 5 from one address, after 20 for one account, in all processes."""

import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.cookiejar import CookieJar
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client

from portal.accounts.limits import WRONG_FOR_ONE_ACCOUNT, WRONG_FROM_ONE_ADDRESS
from portal.models import User
from tests.portal.accounts.conftest import Person, log_in
from tests.portal.accounts.test_second_factor import code
from tests.services.environment import ROOT
from tests.services.process import Server, answers, free_port


def database_url() -> str:
    """This test's database, for another process."""
    made = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{made['NAME']}"
    place = {"host": made["HOST"], "port": made["PORT"]}
    query = urllib.parse.urlencode({key: value for key, value in place.items() if value})
    user = urllib.parse.quote(f"{made['USER']}", safe="")
    password = urllib.parse.quote(f"{made['PASSWORD']}", safe="")
    return f"postgres://{user}:{password}@/{made['NAME']}?{query}"


@contextmanager
def one_server() -> Iterator[int]:
    """A process on this test's database, behind a proxy that it trusts; its port."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings",
                   "PORTAL_DATA_DIR": str(settings.DATA_DIR), "DATABASE_URL": database_url(),
                   "PORTAL_TRUSTED_PROXIES": "1", "PORTAL_OUTBOX_SECONDS": "0"}  # fmt: skip
    server, port = Server("web"), free_port()
    server.start(
        [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "portal.wsgi"],
        partial(answers, port), environment=environment, place=ROOT, seconds=90,
    )  # fmt: skip
    try:
        yield port
    finally:
        server.stop()


@pytest.fixture
def two_servers(transactional_db: None) -> Iterator[list[str]]:
    """Two processes on one database."""
    with one_server() as one, one_server() as other:
        yield [f"http://127.0.0.1:{port}" for port in (one, other)]


class Visitor:
    """Somebody at one machine, with the address `machine`."""

    def __init__(self, machine: str) -> None:
        self.machine = machine
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar())
        )

    def _open(self, url: str, data: dict[str, str] | None = None) -> tuple[int, str, str]:
        body = urllib.parse.urlencode(data).encode() if data else None
        asked = urllib.request.Request(url, body, {"X-Forwarded-For": self.machine})
        try:
            with self._opener.open(asked, timeout=60) as answer:
                return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, url, answer.read().decode()

    def _posts(self, url: str, form: dict[str, str]) -> tuple[int, str, str]:
        _status, _url, page = self._open(url)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        return self._open(url, form | ({"csrfmiddlewaretoken": token[1]} if token else {}))

    def asks(self, site: str, place: str, form: dict[str, str]) -> int:
        """The status, of the page that one is led to, after asking for a mail."""
        return self._posts(f"{site}{place}", form)[0]

    def tries(self, site: str, login: str, password: str) -> int | str:
        """200 for the form again, 429 for too many, "in" when it worked."""
        form = {"login": login, "password": password}
        status, url, page = self._posts(f"{site}/accounts/login/", form)
        if status == 429:
            assert re.search(r"\d+ minutes", page)
        return "in" if not url.endswith("/accounts/login/") else status


# What one asks for by mail: where, what is typed, the answers before and after the limit.
WAYS = [("/accounts/login/code/", {"email": "somebody@portal.example"}, (200, 429)),
        ("/accounts/password/reset/", {"email": "somebody@portal.example"}, (200, 429)),
        ("/en/practices/submit/", {"mail": "writer@ngo.example"}, (200, 429))]


@pytest.fixture
def account(transactional_db: None) -> str:
    """An account whose password is "right", hashed as other processes know it."""
    user = User.objects.create(
        email="somebody@portal.example",
        password=PBKDF2PasswordHasher().encode("right", "salt-of-twenty-two-ch", 1000),
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user.email


@pytest.mark.slow
@pytest.mark.one_database("postgresql")
def test_limits_hold_across_two_processes(
    account: str, two_servers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    guesser = Visitor("192.0.2.1")
    guessed = [guesser.tries(two_servers[turn % 2], account, f"wrong{turn}")
               for turn in range(WRONG_FROM_ONE_ADDRESS)]
    assert guessed == [200] * WRONG_FROM_ONE_ADDRESS
    assert [guesser.tries(site, account, "right") for site in two_servers] == [429, 429]
    assert Visitor("192.0.2.2").tries(two_servers[0], account, "right") == "in"
    for turn in range(WRONG_FOR_ONE_ACCOUNT - WRONG_FROM_ONE_ADDRESS):
        visitor = Visitor(f"198.51.100.{turn}")
        assert visitor.tries(two_servers[turn % 2], account, "wrong") == 200, turn
    assert [Visitor(f"203.0.113.{place}").tries(site, account, "right")
            for place, site in enumerate(two_servers)] == [429, 429]
    for turn in range(7):
        for place, form, statuses in WAYS:
            visitor = Visitor(f"192.0.2.{100 + turn}")
            assert visitor.asks(two_servers[turn % 2], place, form) == statuses[turn >= 5], place
    with capsys.disabled():
        print(f"\nwrong passwords, two processes: blocked after {WRONG_FROM_ONE_ADDRESS} from one"
              f" address, after {WRONG_FOR_ONE_ACCOUNT} for one account; after 5 codes, resets and"
              " codes of submitters")


@pytest.mark.django_db
def test_the_page_says_when_to_try_again_in_the_readers_language(
    client: Client, person: Person
) -> None:
    user = person()
    for turn in range(WRONG_FROM_ONE_ADDRESS):
        log_in(client, user, f"wrong{turn}")
    answer: Any = log_in(client, user, headers={"Accept-Language": "fi"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"
    assert 'lang="fi"' in answer.content.decode()
    assert "15" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "field", "most"), [
    ("/accounts/login/code/", "email", 5), ("/accounts/password/reset/", "email", 5),
])  # fmt: skip
def test_codes_and_resets_are_limited_for_one_address(
    person: Person, address: str, field: str, most: int
) -> None:
    user = person()
    for _turn in range(most):
        assert Client().post(address, {field: user.email}).status_code == 302
    assert Client().post(address, {field: user.email}).status_code == 429
    assert len(mail.outbox) == most


@pytest.mark.django_db
def test_pages_ask_the_shared_table_nothing(client: Client, django_assert_max_num_queries) -> None:
    from django.core.cache import cache

    client.get("/en/")
    with django_assert_max_num_queries(0):
        cache.set("anything", 1)
        assert cache.get("anything") == 1


@pytest.mark.django_db
def test_an_own_account_is_no_way_to_go_on_guessing(person: Person) -> None:
    victim, guesser = person(), person("editor", second_factor=False)
    secret = generate_totp_secret()
    TOTP.activate(guesser, secret)
    for turn in range(WRONG_FROM_ONE_ADDRESS - 1):
        log_in(Client(), victim, f"wrong{turn}")
    own = Client()
    log_in(own, guesser)
    own.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert own.get("/accounts/sessions/").status_code == 200
    log_in(Client(), victim, "wrong")
    assert log_in(Client(), victim, "right").status_code == 429


@pytest.mark.django_db
def test_a_reset_of_an_own_password_does_not_free_the_address(
    person: Person, rf: Any
) -> None:
    victim, guesser = person(), person("member")
    for turn in range(WRONG_FROM_ONE_ADDRESS):
        log_in(Client(), victim, f"wrong{turn}")
    client = Client()
    client.post("/accounts/password/reset/", {"email": guesser.email})
    link = re.search(r"/accounts/password/reset/key/\S+", str(mail.outbox[-1].body))
    assert link is not None
    form = client.get(link[0], follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "a new one, long", "password2": "a new one, long"})
    guesser.refresh_from_db()
    assert guesser.check_password("a new one, long")
    assert log_in(Client(), victim, "right").status_code == 429


@pytest.mark.django_db
def test_wrong_codes_of_a_second_factor_are_limited_and_the_page_says_how_long(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = person("editor")
    now = time.time()
    client = Client()
    log_in(client, user)
    for _turn in range(5):
        assert client.post("/accounts/2fa/authenticate/", {"code": "000"}).status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + 7.5 * 60)
    answer = client.post("/accounts/2fa/authenticate/", {"code": "000"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "480")
    assert log_in(Client(), user, "wrong").status_code == 200  # passwords are counted apart


@pytest.mark.django_db
def test_the_page_of_codes_says_how_long(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, now = person(), time.time()
    for _turn in range(5):
        Client().post("/accounts/login/code/", {"email": user.email})
    monkeypatch.setattr(time, "time", lambda: now + 10.5 * 60)
    answer = Client().post("/accounts/login/code/", {"email": user.email})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "300")
