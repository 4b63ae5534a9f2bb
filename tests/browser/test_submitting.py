"""An organisation shares a practice without a script, leaves and comes back; keys and checks."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page

from tests.browser.conftest import Site, come_back
from tests.browser.test_accessibility import SCHEMES, WIDTHS, violations
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow


def check(page: Page) -> None:
    """No violation, and nothing to scroll to sideways, in either width and scheme."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            assert violations(page, rules) == [], (page.url, width, scheme)


def reach(page: Page, selector: str) -> None:
    """Goes to a control with the Tab key alone."""
    for _press in range(400):
        if page.evaluate("one => document.activeElement?.matches(one)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def write(page: Page, selector: str, text: str) -> None:
    reach(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def press(page: Page, selector: str) -> None:
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick(page: Page, selector: str) -> None:
    reach(page, selector)
    page.keyboard.press("Space")


def go_on(page: Page) -> None:
    press(page, ".button-row button[value=next]")


def mailed_code() -> str:
    found = re.search(r"^\d{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found.group()


def test_without_a_script(site: Site, page_at: Pages) -> None:
    page = page_at(390, java_script_enabled=False)
    page.goto(site("/en/practices/submit/"))
    page.fill("#id_mail", "writer@ngo.example")
    page.click(".submit-form button")
    page.fill("#id_code", mailed_code())
    page.click(".submit-form button")
    page.click("button[value=pairs]")
    page.fill("#id_pairs-0-problem", "Typed")
    page.click("button[name=add]")
    assert page.input_value("#id_pairs-0-problem") == "Typed"
    page.fill("#id_pairs-1-problem", "Second")
    page.click("button[value=how]")  # another step, without a word about saving
    page.click("button[value=pairs]")
    assert page.input_value("#id_pairs-1-problem") == "Second"


def test_leaving_the_page_and_going_back_lose_nothing(site: Site, page_at: Pages) -> None:
    page = page_at(1280)
    page.goto(site("/en/practices/submit/"))
    page.fill("#id_mail", "writer@ngo.example")
    page.click(".submit-form button")
    page.fill("#id_code", mailed_code())
    page.click(".submit-form button")
    page.wait_for_url("**/short/")
    address = page.url
    page.fill("#id_title", "Typed and left")
    page.goto(site("/en/"))
    assert come_back(page, address, "#id_title") == "Typed and left"
    page.fill("#id_title", "Typed and gone back")
    page.go_back()
    page.go_forward()
    page.wait_for_url("**/short/")
    assert page.input_value("#id_title") == "Typed and gone back"
