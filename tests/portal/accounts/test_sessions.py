"""Sessions: a person sees and ends own ones, one or all others; nobody ends another's."""

import re
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from portal.accounts.browsers import in_words
from tests.portal.accounts.conftest import Person, log_in
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


def ends(client: Client) -> list[str]:
    """Where the page's buttons lead."""
    page = client.get("/accounts/sessions/").content.decode()
    return re.findall(r'formaction="([^"]+)"', page)


def signed_in(client: Client) -> bool:
    return client.get("/accounts/sessions/").status_code == 200


def test_one_other_session_is_ended_and_the_rest_stay(person: Person) -> None:
    user = person()
    here, there, third = Client(), Client(), Client()
    for client in (here, there, third):
        log_in(client, user)
    assert len(ends(here)) == 2
    row = UserSession.objects.get(session_key=there.session.session_key)
    address = f"/en/accounts/sessions/{row.pk}/end/"
    assert address in ends(here)
    for _press in range(2):
        assert here.post(address, follow=True).status_code == 200
    assert [signed_in(client) for client in (here, there, third)] == [True, False, True]


def test_nobody_ends_the_session_of_another_or_the_own_one_here(person: Person) -> None:
    client, other = Client(), Client()
    log_in(client, person())
    log_in(other, person("member"))
    for row in UserSession.objects.all():
        client.post(f"/accounts/sessions/{row.pk}/end/")
    assert (signed_in(client), signed_in(other)) == (True, True)


MOZILLA = "Mozilla/5.0 "
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(("sent", "words"), [
    (f"(Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/130.0 Safari/537.36 Edg/130.0",
     "Edge, Windows"),
    (f"(X11; Linux x86_64) {WEBKIT} Chrome/130.0 Safari/537.36", "Chrome, Linux"),
    (f"(Linux; Android 14) {WEBKIT} SamsungBrowser/26 Chrome/122.0 Mobile Safari/537.36",
     "Samsung Internet, Android"),
    ("(iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
     "Safari, iPhone"),
    ("(Macintosh; Intel Mac OS X 14.6; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox, macOS"),
    ("something else", "Unknown browser"),
])  # fmt: skip
def test_a_browser_is_told_in_words(sent: str, words: str) -> None:
    assert in_words(MOZILLA + sent) == words


def test_the_session_here_stands_first_and_is_marked(person: Person) -> None:
    user = person()
    clients: list[Any] = [
        Client(headers={"User-Agent": f"{MOZILLA}({system}) Firefox/132.0"})
        for system in ("Windows", "Linux", "Android")
    ]
    for client in clients:
        log_in(client, user)
    page = Read(clients[1], "/en/accounts/sessions/")
    rows = [" ".join(row.text_content().split()) for row in page.tree.xpath("//tbody/tr")]
    assert rows[0].startswith("Firefox, Linux") and rows[0].endswith("Current")
    assert [row.startswith("Firefox") and "Current" not in row for row in rows[1:]] == [True, True]
    assert "Mozilla" not in page.text()
    assert page.text("//h1") == page.text("//nav[@class='section-tabs']//a[@aria-current]")
