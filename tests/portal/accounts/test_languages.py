"""Account pages speak the language one is reading in, and so do errors and messages."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.portal.accounts.conftest import Person, log_in

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en-GB,en"}


def language_of(client: Client, address: str, **more: str) -> str:
    """The language that a page says it is in, for an English browser."""
    page = client.get(address, headers={**ENGLISH, **more}, follow=True).content.decode()
    return page.partition('<html lang="')[2][:2]


def test_the_way_to_an_account_stays_in_the_language_of_the_page(client: Client) -> None:
    home = client.get("/fi/", headers=ENGLISH).content.decode()
    sign_in = re.findall(r'href="([^"]*/login/[^"]*)"', home)[0]
    assert sign_in == "/fi/accounts/login/?next=/fi/"
    page = client.get(sign_in, headers=ENGLISH).content.decode()
    links = re.findall(r'(?:href|action)="(/[^"]*accounts/[^"]*)"', page)
    assert {link for link in links if not link.startswith("/fi/")} == {
        f"/{code}/accounts/login/?next=/fi/" for code in ("en", "sv", "nb", "da", "is")
    }
    for link in links:
        code = link.lstrip("/").partition("/")[0]
        assert language_of(client, link) == code, link


def test_a_language_chosen_on_the_page_comes_before_the_page_to_go_on_to(client: Client) -> None:
    assert language_of(client, "/sv/accounts/login/?next=/fi/") == "sv"


def test_a_refused_form_keeps_where_to_go_on_to_in_its_language_links(client: Client) -> None:
    page = client.post("/fi/accounts/login/", {"login": "a@b.example", "password": "x",
                                               "next": "/fi/themes/"}).content.decode()
    assert '/sv/accounts/login/?next=%2Ffi%2Fthemes%2F"' in page


def test_an_address_without_a_language_speaks_that_of_the_page_to_go_on_to(
    client: Client,
) -> None:
    assert language_of(client, "/accounts/login/?next=/fi/") == "fi"
    assert language_of(client, "/accounts/login/?next=/admin/") == "en"


def test_an_address_without_a_language_speaks_that_of_the_page_one_comes_from(
    client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["portal.example"]
    here, elsewhere = "http://portal.example/is/themes/", "https://other.example/is/"
    client.defaults["HTTP_HOST"] = "portal.example"
    assert language_of(client, "/documents/0/none.pdf", Referer=here) == "is"
    assert language_of(client, "/documents/0/none.pdf", Referer=elsewhere) == "en"
    assert language_of(client, "/documents/0/none.pdf", Referer="http://[") == "en"
    assert language_of(client, "/accounts/login/?next=/fi/", Referer=here) == "fi"


def test_a_message_and_the_pages_after_it_are_in_the_language_of_the_form(
    client: Client, person: Person
) -> None:
    user = person(language="en")
    answer = client.post("/fi/accounts/login/", {"login": user.email, "password": "right"},
                         headers=ENGLISH, follow=True)
    assert answer.request["PATH_INFO"] == "/fi/"
    assert "Successfully signed in" not in answer.content.decode()
    assert language_of(client, "/accounts/email/") == "fi"
    away = client.post("/fi/accounts/logout/", headers=ENGLISH, follow=True)
    assert away.request["PATH_INFO"] == "/fi/"


def test_the_language_of_an_account_comes_before_that_of_the_browser(
    client: Client, person: Person
) -> None:
    user = person()
    log_in(client, user)
    user.language = "da"
    user.save()
    assert language_of(client, "/accounts/email/") == "da"
    assert language_of(client, "/nb/accounts/email/") == "nb"


def test_a_mail_about_an_account_leads_to_its_language(client: Client) -> None:
    client.post("/fi/accounts/signup/", {"email": "new@portal.example", "password1": "long & good",
                                         "password2": "long & good"}, headers=ENGLISH)
    assert "/fi/accounts/confirm-email/" in str(mail.outbox[0].body)


def test_a_mail_about_an_account_names_the_portal(client: Client, settings: Any) -> None:
    client.post("/is/accounts/signup/", {"email": "new@portal.example", "password1": "long & good",
                                         "password2": "long & good"})
    body = str(mail.outbox[0].body)
    assert body.startswith("Kveðja frá Vefgátt norrænna samhæfingaraðila!")
    assert "testserver" not in body.replace("http://testserver/", "")
    assert body.endswith(settings.BASE_URL)


@pytest.mark.parametrize(("language", "told"), [
    ("fi", "vähintään 8 merkkiä"), ("sv", "minst 8 tecken"), ("nb", "minst 8 tegn"),
    ("da", "mindst 8 tegn"), ("is", "minnst 8 stafir"),
])  # fmt: skip
def test_a_short_password_is_refused_in_the_language(
    client: Client, language: str, told: str
) -> None:
    page = client.post(f"/{language}/accounts/signup/", {
        "email": "new@portal.example", "password1": "x7&pq", "password2": "x7&pq",
    }).content.decode()
    errors = page.partition("ds-error-summary")[2]
    assert told in errors and "too short" not in errors
