"""An organisation shares a practice: by keyboard alone, without a script, with mistakes on the way.

At every step, errors included, the page is checked against WCAG 2.2 A and AA, wide and narrow.
"""

import re
import time

import pytest
from django.core import mail
from playwright.sync_api import Page

from practices.models import PracticePage, Submission
from tests.browser.conftest import Site
from tests.browser.test_accessibility import SCHEMES, WIDTHS, violations
from tests.services.chromium import Pages

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
HETU = "131052-308T"
LIMIT_SECONDS = 600


def check(page: Page) -> None:
    """No violation, and nothing to scroll to sideways, in either width and scheme."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (page.url, width, scheme)


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


def come_in(page: Page, site: Site, language: str) -> None:
    page.goto(site(f"/{language}/practices/submit/"))
    check(page)
    press(page, ".submit-form button")  # nothing typed: an error
    assert page.evaluate("document.activeElement.className") == "ds-error-summary"
    check(page)
    write(page, "#id_mail", "writer@ngo.example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/submit/code/**")
    check(page)
    write(page, "#id_code", mailed_code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/short/")


@pytest.mark.parametrize("language", ["en", "fi"])
def test_by_keyboard_alone_from_nothing_to_sent(
    site: Site, page_at: Pages, language: str
) -> None:
    started = time.monotonic()
    page = page_at(1280, reduced_motion="reduce")
    come_in(page, site, language)
    check(page)
    go_on(page)  # nothing typed
    assert page.evaluate("document.activeElement.className") == "ds-error-summary"
    check(page)
    write(page, "#id_title", "Help desk on wheels")
    write(page, "#id_summary", f"A bus visits farms. {HETU}")
    tick(page, "#id_countries_0")
    reach(page, ".theme-group > summary")
    page.keyboard.press("Enter")
    tick(page, "input[name=themes]")
    go_on(page)
    assert page.locator("mark").first.text_content() == HETU
    assert page.input_value("#id_summary").endswith(HETU)
    check(page)
    write(page, "#id_summary", "A bus visits farms.")
    go_on(page)
    page.wait_for_url("**/pairs/")
    write(page, "#id_pairs-0-problem", "Workers do not find us.")
    write(page, "#id_pairs-0-solution", "We find them.")
    reach(page, "button[name=add]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_pairs-1-problem:focus")
    assert page.input_value("#id_pairs-0-problem") == "Workers do not find us."
    write(page, "#id_pairs-1-problem", "Nobody talks.")
    write(page, "#id_pairs-1-solution", "We listen.")
    check(page)
    go_on(page)
    write(page, "#id_body", "Each week the bus drives.")
    check(page)
    go_on(page)
    write(page, "#id_outcomes-0-statement", "More people ask for help.")
    check(page)
    for _step in ("elsewhere", "who", "files"):
        go_on(page)
        check(page)
    go_on(page)
    page.wait_for_url("**/preview/")
    check(page)
    assert not PracticePage.objects.filter(title="Help desk on wheels").exists()
    press(page, ".submit-page form button")
    check(page)
    assert time.monotonic() - started < LIMIT_SECONDS
    submission = Submission.objects.get()
    assert (submission.status, submission.language) == ("sent", language)
    assert submission.page is not None and not submission.page.live
    assert mail.outbox[-1].to == ["writer@ngo.example"]


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
    page.goto(address)
    assert page.input_value("#id_title") == "Typed and left"
    page.fill("#id_title", "Typed and gone back")
    page.go_back()
    page.go_forward()
    page.wait_for_url("**/short/")
    assert page.input_value("#id_title") == "Typed and gone back"
