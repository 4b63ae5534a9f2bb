"""Suggestions while typing: keyboard first, said to screen readers, on a telephone, and without."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Site
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
FIELD = "#home-q"


@pytest.fixture
def page(page_at: Pages) -> Page:
    """A browser."""
    return page_at(1280)


def type_into(page: Page, text: str, field: str = FIELD) -> None:
    page.locator(field).focus()
    page.keyboard.type(text)
    expect(page.locator("[role=listbox]")).to_be_visible()


def chosen(page: Page, field: str = FIELD) -> str:
    """The text of the option that the field names as the active one."""
    active = page.locator(field).get_attribute("aria-activedescendant")
    return page.locator(f"[id='{active}']").inner_text() if active else ""


def test_the_field_says_what_it_is_and_whether_the_list_is_open(site: Site, page: Page) -> None:
    page.goto(site("/en/"))
    field = page.locator(FIELD)
    field.focus()
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_into(page, "traf")
    expect(field).to_have_attribute("aria-expanded", "true")
    name = field.get_attribute("aria-controls")
    expect(page.locator(f"[id='{name}']")).to_have_role("listbox")
    assert page.locator("[role=listbox] [role=group]").count() >= 2
    assert page.locator("[role=option]").count() >= 3


def test_how_many_there_are_is_said(site: Site, page: Page) -> None:
    page.goto(site("/en/"))
    type_into(page, "traf")
    count = page.locator("[role=option]").count()
    expect(page.locator("#announcer")).to_contain_text(f"{count} suggestions")


def test_arrows_walk_round_and_the_field_keeps_the_focus(site: Site, page: Page) -> None:
    page.goto(site("/en/"))
    type_into(page, "traf")
    options = page.locator("[role=option]")
    page.keyboard.press("ArrowDown")
    assert chosen(page) == options.first.inner_text()
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    assert chosen(page) == ""
    page.keyboard.press("ArrowUp")
    assert chosen(page) == options.last.inner_text()
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value("traf")


def test_enter_follows_the_chosen_one_and_else_searches(site: Site, page: Page) -> None:
    page.goto(site("/en/"))
    type_into(page, "trafficking in h")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/themes/trafficking-in-human-beings/")
    page.goto(site("/en/"))
    type_into(page, "traf")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=traf")


def test_escape_closes_the_list_and_keeps_the_words(site: Site, page: Page) -> None:
    page.goto(site("/en/"))
    type_into(page, "traf")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_have_count(0)
    expect(page.locator(FIELD)).to_have_value("traf")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=listbox]")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[role=listbox]")).to_have_count(0)


def test_suggestions_work_in_results_that_were_refreshed_in_place(site: Site, page: Page) -> None:
    page.goto(site("/en/search/"))
    page.fill("#q", "police")
    page.press("#q", "Enter")
    page.wait_for_url("**q=police**")
    expect(page.locator(".hits mark").first).to_be_visible()
    page.fill("#q", "")
    type_into(page, "traf", "#q")


def test_what_was_typed_in_between_is_not_answered_late(site: Site, page: Page) -> None:
    page.goto(site("/en/"))

    def slowly(route: Route) -> None:
        page.wait_for_timeout(150)
        route.continue_()

    page.route("**/suggest/**", slowly)
    page.locator(FIELD).focus()
    page.keyboard.type("traf", delay=140)
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.wait_for_timeout(600)
    expect(page.locator("[role=listbox]")).to_have_count(0)


@pytest.mark.parametrize("path", ["/en/", "/fi/search/"])
def test_on_a_telephone_the_list_fits_and_can_be_touched(
    site: Site, page_at: Pages, path: str
) -> None:
    page = page_at(390)
    page.goto(site(path))
    field = FIELD if path == "/en/" else "#q"
    type_into(page, "in", field)
    box = page.locator("[role=listbox]").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    heights = [option.bounding_box() for option in page.locator("[role=option]").all()]
    assert min(height["height"] for height in heights if height) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("[role=option]").first.click()
    page.wait_for_url(lambda url: url.rstrip("/") != site(path).rstrip("/"))


def test_one_click_on_did_you_mean_changes_the_results_in_place(site: Site, page: Page) -> None:
    page.goto(site("/en/search/?q=exploitaton"))
    page.evaluate("window.stillHere = true")
    page.locator(".meant a").click()
    page.wait_for_url("**q=exploitation**")
    expect(page.locator(".hits mark").first).to_be_visible()
    assert page.evaluate("window.stillHere === true")
