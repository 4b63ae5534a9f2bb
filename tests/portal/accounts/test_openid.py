"""A ministry's own sign-in, against an OpenID Connect provider that runs beside the tests."""

import runpy
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from portal.models import User
from tests.portal.accounts.conftest import Person
from tests.portal.accounts.test_second_factor import code
from tests.services.environment import ROOT
from tests.services.openid import CLIENT, SECRET, Provider

pytestmark = pytest.mark.django_db
LOGIN, CALLBACK = "/accounts/oidc/own/login/", "/accounts/oidc/own/login/callback/"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    """The provider, known to the portal as `PORTAL_OIDC_…` make it known."""
    provider = Provider()
    provider.start()
    trust(settings, provider, trusted=False)
    yield provider
    provider.stop()


def trust(settings: Any, provider: Provider, *, trusted: bool) -> None:
    """Nothing but the environment is set, as an operator does."""
    given = {"ISSUER": provider.url, "NAME": "Ministry sign-in", "CLIENT_ID": CLIENT,
             "SECRET": SECRET, "TRUST_MAIL": str(int(trusted))}
    with pytest.MonkeyPatch.context() as environment:
        for name, value in given.items():
            environment.setenv(f"PORTAL_OIDC_{name}", value)
        environment.setenv("PORTAL_DATA_DIR", str(settings.DATA_DIR))
        made = runpy.run_path(str(ROOT / "portal" / "settings.py"))
    for name in ("OIDC_TRUST_MAIL", "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT",
                 "SOCIALACCOUNT_PROVIDERS"):  # fmt: skip
        setattr(settings, name, made[name])


class Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow."""

    def redirect_request(self, *_args: Any) -> None:
        return None


def back_from(provider_address: str) -> str:
    """Where the provider sends the browser, without the site's name."""
    try:
        urllib.request.build_opener(Stay).open(provider_address, timeout=20)
    except urllib.error.HTTPError as answer:
        answer.close()
        return str(answer.headers["Location"]).removeprefix("http://testserver")
    raise AssertionError("the provider did not answer with a way back")


def sign_in(client: Client, then: str = "") -> Any:
    """The whole way: the portal, the provider, the portal."""
    there = client.post(f"{LOGIN}?next={then}")
    assert there.status_code == 302
    return client.get(back_from(there.headers["Location"]), follow=True)


def signed_in_as(client: Client) -> str:
    pk = client.session.get("_auth_user_id")
    return User.objects.get(pk=pk).email if pk else ""


def test_the_sign_in_page_offers_it(provider: Provider, client: Client) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert "Ministry sign-in" in page and LOGIN in page


def test_somebody_new_verifies_the_address_here(provider: Provider, client: Client) -> None:
    provider.person = {"sub": "1", "email": "new@ministry.example", "email_verified": True}
    assert sign_in(client).status_code == 200
    assert signed_in_as(client) == ""
    assert mail.outbox[-1].to == ["new@ministry.example"]
    assert not EmailAddress.objects.get(email="new@ministry.example").verified


def test_an_untrusted_address_opens_nobodys_account(
    provider: Provider, client: Client, person: Person
) -> None:
    user = person("editor")
    provider.person = {"sub": "1", "email": user.email, "email_verified": True}
    assert sign_in(client).status_code == 200
    assert signed_in_as(client) == ""
    assert not SocialAccount.objects.exists()


def test_a_trusted_address_signs_in_to_its_account(
    provider: Provider, client: Client, person: Person, settings: Any
) -> None:
    user = person()
    trust(settings, provider, trusted=True)
    provider.person = {"sub": "1", "email": user.email, "email_verified": True}
    sign_in(client)
    assert signed_in_as(client) == user.email
    provider.person = {"sub": "1", "email": "moved@ministry.example", "email_verified": True}
    again = Client()
    sign_in(again)  # the provider's number counts from now on, not the address
    assert signed_in_as(again) == user.email


def test_one_comes_back_in_the_language_one_left_in(
    provider: Provider, client: Client, person: Person, settings: Any
) -> None:
    user = person()
    trust(settings, provider, trusted=True)
    provider.person = {"sub": "1", "email": user.email, "email_verified": True}
    assert "Successfully" not in sign_in(client, "/fi/").content.decode()
    user.refresh_from_db()
    assert user.language == "fi"


def test_an_address_that_the_provider_has_not_verified_does_not(
    provider: Provider, client: Client, person: Person, settings: Any
) -> None:
    trust(settings, provider, trusted=True)
    provider.person = {"sub": "1", "email": person().email, "email_verified": False}
    sign_in(client)
    assert signed_in_as(client) == ""


def test_the_second_factor_is_asked_for_afterwards(
    provider: Provider, client: Client, person: Person, settings: Any
) -> None:
    user, secret = person("coordinator", second_factor=False), generate_totp_secret()
    TOTP.activate(user, secret)
    trust(settings, provider, trusted=True)
    provider.person = {"sub": "1", "email": user.email, "email_verified": True}
    answer = sign_in(client)
    assert answer.request["PATH_INFO"] == "/en/accounts/2fa/authenticate/"
    assert signed_in_as(client) == ""
    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert signed_in_as(client) == user.email
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("what", ["state", "refused", "broken"])
def test_what_goes_wrong_on_the_way_is_a_page(
    provider: Provider, client: Client, what: str
) -> None:
    provider.person = {"sub": "1", "email": "new@ministry.example"}
    provider.broken = what == "broken"
    there = client.post(LOGIN).headers["Location"]
    back = {"state": f"{CALLBACK}?{urlencode({'code': 'x', 'state': 'made up'})}",
            "refused": f"{CALLBACK}?{urlencode({'error': 'access_denied', 'state': 'x'})}",
            "broken": back_from(there)}[what]  # fmt: skip
    answer = client.get(back, follow=True)
    assert answer.status_code in (200, 401)
    assert "<h1" in answer.content.decode()
    assert signed_in_as(client) == ""
