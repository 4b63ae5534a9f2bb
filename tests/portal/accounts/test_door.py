"""One door: the admin has no sign-in of its own, and no door leads to another site."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.portal.accounts.conftest import Person, log_in
from tests.portal.fixtures import sign_in, signed_in

pytestmark = pytest.mark.django_db
ELSEWHERE = ["https://evil.example/", "//evil.example/", r"\\evil.example", "javascript:alert(1)",
             "https:evil.example", "/\\evil.example"]


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/pages/1/"])
def test_strangers_are_led_to_the_portals_sign_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/en/accounts/login/?next=%2Fadmin%2F")


def test_the_admins_own_form_takes_no_password(client: Client, person: Person) -> None:
    user = person("editor")
    client.post("/admin/login/", {"username": user.email, "password": "right"})
    assert "_auth_user_id" not in client.session


def test_who_may_not_use_the_admin_is_told_so() -> None:
    for address in ("/admin/", "/admin/login/"):
        assert signed_in_once("member").get(address).status_code == 403


def signed_in_once(role: str) -> Client:
    from portal.models import User

    User.objects.all().delete()
    return signed_in(role)


def test_the_admins_requests_in_the_background_are_refused(client: Client) -> None:
    answer = client.get("/admin/pages/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 403


@pytest.mark.parametrize("then", ELSEWHERE)
def test_nobody_is_led_to_another_site(client: Client, person: Person, then: str) -> None:
    user = person()
    answer = client.post(
        "/accounts/login/", {"login": user.email, "password": "right", "next": then}
    )
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"] and ":" not in answer.headers["Location"]
    answer = client.post("/accounts/logout/", {"next": then})
    assert "evil" not in answer.headers["Location"]
    answer = client.get("/admin/login/", {"next": then}, follow=True)
    assert all("evil.example/" not in url.partition("?")[0] for url, _status in
               answer.redirect_chain)


def test_pages_of_accounts_open(client: Client, person: Person) -> None:
    log_in(client, person())
    for address in ("email/", "password/change/", "2fa/", "sessions/", "membership/"):
        answer = client.get(f"/accounts/{address}")
        assert answer.status_code == 200, address
        assert 'href="/en/accounts/sessions/"' in answer.content.decode()


def test_a_ministrys_sign_in_is_not_shown_when_it_is_not_set(client: Client) -> None:
    assert "oidc" not in client.get("/accounts/login/").content.decode()


def test_a_ministrys_sign_in_is_shown_when_it_is_set(client: Client, settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{
        "provider_id": "own", "name": "The ministry", "client_id": "a", "secret": "b",
        "settings": {"server_url": "https://id.ministry.example"}}]}}
    page = client.get("/accounts/login/").content.decode()
    assert "The ministry" in page and "/accounts/oidc/own/login/" in page


def test_the_language_of_mails_is_that_of_the_last_sign_in(client: Client, person: Person) -> None:
    user = person()
    log_in(client, user, headers={"Accept-Language": "is"})
    user.refresh_from_db()
    assert user.language == "is"


def test_the_admins_own_settings_change_neither_address_nor_password_nor_take_a_picture(
    person: Person,
) -> None:
    user, client = person("editor"), Client()
    sign_in(client, user)
    page = client.get("/admin/account/").content.decode()
    assert "first_name" in page
    assert [name for name in ("email", "new_password1", "avatar") if f'-{name}"' in page] == []
    client.post("/admin/account/", {
        "name_email-first_name": "A", "name_email-last_name": "B",
        "name_email-email": "other@portal.example", "password-old_password": "right",
        "password-new_password1": "a new one, long", "password-new_password2": "a new one, long",
        "avatar-avatar": SimpleUploadedFile("a.png", b"x")})
    user.refresh_from_db()
    assert user.email == "editor@portal.example" and user.check_password("right")
    assert client.get("/admin/password_reset/").status_code == 404


def test_every_link_of_a_coordinators_menu_opens(db: None) -> None:
    client = signed_in("coordinator")
    page = client.get("/admin/").content.decode()
    links = set(re.findall(r'"(?:url|href)": "(/admin/[^"]*)"', page))
    assert "/admin/reviews/" in links
    shut = [link for link in links if client.get(link).status_code not in (200, 302)]
    assert shut == []
    assert client.get("/admin/choose-page/").status_code == 403
