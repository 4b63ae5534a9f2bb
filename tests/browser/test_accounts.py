"""Accounts in Chromium: under the strict policy, by keyboard, with passkeys, on a phone."""

import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import Page, expect

from portal.accounts.invitations import token_of
from portal.models import Invitation, User
from practices.models import PracticePage
from tests.browser.conftest import Site
from tests.browser.page_types import PAGE_TYPES
from tests.browser.test_accessibility import axe, violations
from tests.portal.accounts.test_second_factor import code
from tests.portal.fixtures import make_user
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
__all__ = ["axe"]
ADMIN = [
    "/admin/", "/admin/pages/", "/admin/images/", "/admin/images/add/", "/admin/documents/",
    "/admin/documents/multiple/add/", "/admin/reports/locked/", "/admin/reports/workflow/",
    "/admin/snippets/portal/theme/", "/admin/snippets/portal/theme/add/", "/admin/invitations/",
    "/admin/invitations/new/", "/admin/join_requests/", "/admin/account/",
]  # fmt: skip
ACCOUNT = ["email/", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/add/",
           "sessions/", "membership/", "data/", "data/delete/"]


def person(role: str, *, secret: str = "") -> User:
    """Somebody whose password is "right"."""
    user = make_user(role, second_factor=False)
    user.set_password("right")
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if secret:
        TOTP.activate(user, secret)
    return user


def sign_in(page: Page, site: Site, user: User, secret: str = "", then: str = "/en/") -> None:
    """By keyboard alone: the form begins at the address."""
    page.goto(site(f"/accounts/login/?next={then}"))
    page.focus("#id_login")
    page.keyboard.type(user.email)
    page.keyboard.press("Tab")
    page.keyboard.type("right")
    page.keyboard.press("Enter")
    if secret:
        page.wait_for_url("**/2fa/authenticate/")
        page.focus("#id_code")
        page.keyboard.type(code(secret))
        page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url and "authenticate" not in url)
    assert page.locator("[action$='/accounts/logout/'], .w-sidebar, #wagtail-sidebar").count()


def settle(page: Page) -> None:
    """Lets scripts of the page do what they do at first."""
    page.wait_for_load_state("load")
    time.sleep(0.2)


def test_no_page_does_what_its_policy_refuses(site: Site, page_at: Pages) -> None:
    page = page_at(1280)
    for address in PAGE_TYPES.values():
        page.goto(site(address))
        settle(page)


def test_the_policy_is_in_force(site: Site, page_at: Pages) -> None:
    page = page_at(1280)
    page.goto(site("/en/"))
    page.evaluate("""() => { const one = document.createElement('script');
        one.textContent = 'window.ran = 1'; document.body.append(one); }""")
    assert page.evaluate("window.ran") is None
    assert page_at.refused
    page_at.refused.clear()


def test_the_admin_works_under_its_policy(site: Site, page_at: Pages) -> None:
    secret = generate_totp_secret()
    editor = person("editor", secret=secret)
    page = page_at(1280)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    sign_in(page, site, editor, secret, "/admin/")
    assert page.url == site("/admin/")
    practice = PracticePage.objects.first()
    assert practice is not None
    parent = practice.get_parent()
    home = parent.get_parent()
    for address in [*ADMIN, f"/admin/pages/{practice.pk}/edit/", f"/admin/pages/{parent.pk}/",
                    f"/admin/pages/add/practices/practicepage/{parent.pk}/",
                    f"/admin/pages/{practice.pk}/history/",
                    f"/admin/pages/add/portal/standardpage/{home.pk}/"]:
        answer = page.goto(site(address))
        assert answer is not None and answer.status == 200, address
        settle(page)
    page.click(".public-DraftEditor-content")
    page.keyboard.type("Written")
    rows_choosers_and_dates(page, site)
    translation(page, site)
    assert faults == []


def rows_choosers_and_dates(page: Page, site: Site) -> None:
    """What Wagtail begins by scripts in the page, and the portal by data."""
    page.goto(site("/admin/snippets/practices/adoption/add/"))
    page.click("[data-chooser-action-choose]:visible >> nth=0")
    expect(page.locator(".modal-content h1")).to_be_visible()
    page.goto(site("/admin/snippets/network/organisation/add/"))
    for _row in range(2):
        page.click("#id_competences-ADD")
    expect(page.locator("#id_competences-TOTAL_FORMS")).to_have_value("2")
    page.goto(site("/admin/reports/audit-log/"))
    page.wait_for_function("document.querySelector('.xdsoft_datetimepicker')")


def translation(page: Page, site: Site) -> None:
    """The two pages of wagtail-localize that come with a script."""
    practice = next(one for one in PracticePage.objects.all()
                    if one.get_translations(inclusive=True).count() == 2)
    page.goto(site(f"/admin/localize/submit/page/{practice.pk}/"))
    page.check("[name=select_all]", force=True)
    expect(page.locator("[name=locales]:checked")).to_have_count(4)
    page.uncheck("[name=select_all]", force=True)
    page.check("[name=locales] >> nth=0", force=True)
    page.click("form[method=POST] input[type=submit]")
    expect(page.locator(".js-translation-editor")).to_contain_text(practice.title)


@pytest.fixture
def named_host(site: Site, settings: Any) -> Site:
    """The portal under a name: a passkey belongs to a name, not to a number."""
    settings.ALLOWED_HOSTS = ["localhost"]
    return Site(site.url.replace("127.0.0.1", "localhost"))


def test_a_passkey_is_added_and_signs_in(named_host: Site, page_at: Pages) -> None:
    site = named_host
    editor = person("editor")
    page = page_at(390)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True}})
    sign_in(page, site, editor, then="/admin/")
    page.wait_for_url("**/2fa/")  # led to set one up
    page.goto(site("/accounts/2fa/webauthn/add/"))
    page.fill("#id_password", "right")
    page.keyboard.press("Enter")
    page.wait_for_url("**/webauthn/add/")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: not url.endswith("/add/"))
    page.goto(site("/admin/"))
    assert page.url == site("/admin/")
    page.context.clear_cookies()
    page.goto(site("/accounts/login/?next=/admin/"))
    page.click("#passkey_login")
    page.wait_for_url(site("/admin/"))


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_of_accounts_have_no_violation_of_wcag(
    site: Site, page_at: Pages, width: int
) -> None:
    page = page_at(width, reduced_motion="reduce")
    somebody = person("coordinator")
    sign_in(page, site, somebody)
    found: dict[str, Any] = {}
    for address in ACCOUNT:
        page.goto(site(f"/accounts/{address}"))
        if page.locator("input[type=password]#id_password").count():
            page.fill("#id_password", "right")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        if bad := violations(page):
            found[address] = bad
        over = page.evaluate("document.documentElement.scrollWidth") - width
        if over > 0:
            found[address] = [*found.get(address, []), f"{over} pixels too wide"]
    assert found == {}


def test_an_invitation_is_accepted_on_a_phone(site: Site, page_at: Pages) -> None:
    invitation = Invitation.objects.create(mail="new@ngo.example", role="Members", language="fi")
    page = page_at(390)
    page.goto(site(f"/accounts/invitation/{token_of(invitation)}/"))
    assert violations(page) == []
    page.focus("main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/membership/")
    expect(page.locator("h1")).to_be_visible()
    page.focus("#id_organisation")
    assert violations(page) == []
    page.click("main .account-form button[type=submit]")  # nothing filled in
    assert User.objects.get(email="new@ngo.example").role_names == {"Members"}
