"""With JavaScript the results change in place: address, count and focus follow."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
NORWAY = "#facet-country a.facet-value[data-key=country-NO]"
PLACES = ["/en/practices/", "/en/archive/", "/en/search/?q=crime", "/en/themes/follow-up/",
          "/en/archive/projects/"]  # fmt: skip


@pytest.fixture
def page(page_at: Pages) -> Page:
    """A browser."""
    return page_at(1280)


def mark(page: Page) -> None:
    """Leaves something in the window that only a full load takes away."""
    page.evaluate("window.stillHere = true")


def still_here(page: Page) -> bool:
    return bool(page.evaluate("window.stillHere === true"))


def open_facet(page: Page, selector: str) -> None:
    page.evaluate("document.querySelectorAll('.facets, .facet').forEach(one => one.open = true)")
    page.locator(selector).first.click()


@pytest.mark.parametrize("path", PLACES)
def test_a_facet_changes_the_results_without_loading_the_page(
    site: Site, page: Page, path: str
) -> None:
    page.goto(site(path))
    mark(page)
    value = page.locator(".facet a.facet-value").first
    key, count = value.get_attribute("data-key"), value.locator(".count").text_content()
    open_facet(page, f"a.facet-value[data-key='{key}']")
    chosen = page.locator(f"a.facet-value[data-key='{key}']")
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(page.locator("#results-heading")).to_contain_text(count or "?")
    assert still_here(page)


def test_the_address_says_what_is_shown_and_can_be_opened_again(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    open_facet(page, NORWAY)
    page.wait_for_url("**country=NO**")
    heading = page.locator("#results-heading").inner_text()
    page.reload()
    assert page.locator("#results-heading").inner_text() == heading


def test_back_takes_the_filter_away_again(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    before = page.locator("#results-heading").inner_text()
    open_facet(page, NORWAY)
    page.wait_for_url("**country=NO**")
    page.go_back()
    expect(page.locator("#results-heading")).to_have_text(before)
    assert page.url == site("/en/practices/")


def test_the_count_is_announced(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    assert page.locator("#announcer").get_attribute("role") == "status"
    count = page.locator(f"{NORWAY} .count").text_content()
    open_facet(page, NORWAY)
    expect(page.locator("#announcer")).to_contain_text(count or "?")


def test_the_focus_stays_on_the_facet_that_was_chosen(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    page.locator(NORWAY).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**country=NO**")
    expect(page.locator(NORWAY)).to_be_focused()


def test_words_typed_into_the_form_change_the_results_in_place(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    mark(page)
    page.fill("main input[name=q]", "inspection")
    page.press("main input[name=q]", "Enter")
    page.wait_for_url("**q=inspection**")
    expect(page.locator(".hits mark").first).to_be_visible()
    assert still_here(page)


def test_the_next_page_of_results_moves_the_focus_to_their_heading(
    site: Site, page: Page
) -> None:
    page.goto(site("/en/search/?q=trafficking&size=5"))
    mark(page)
    page.locator(".paging a[rel=next]").click()
    page.wait_for_url("**page=2**")
    expect(page.locator("#results-heading")).to_be_focused()
    assert still_here(page)


def test_a_result_opens_its_own_page(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    open_facet(page, NORWAY)
    page.wait_for_url("**country=NO**")
    page.locator(".hits a[href^='/en/practices/no-']").first.click()
    page.wait_for_url("**/en/practices/no-*/")
    expect(page.locator("h1")).to_have_count(1)


def test_the_language_switch_after_a_facet_keeps_the_facet(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    open_facet(page, NORWAY)
    page.wait_for_url("**country=NO**")
    page.locator(".language-switch a[hreflang=nb]").click()
    page.wait_for_url("**/nb/practices/**")
    assert page.url == site("/nb/practices/?country=NO")


def test_what_stands_around_the_results_is_for_the_search_as_it_is_now(
    site: Site, page: Page
) -> None:
    page.goto(site("/en/search/?q=crime"))
    mark(page)
    page.fill("main input[name=q]", "inspection")
    page.press("main input[name=q]", "Enter")
    page.wait_for_url("**q=inspection**")
    expect(page).to_have_title("inspection: search | Nordic coordinators’ portal")
    feed = page.locator("head link[type='application/atom+xml']")
    expect(feed).to_have_attribute("href", "/en/search/feed/?q=inspection")
    page.get_by_role("link", name="Sign in").click()
    assert parse_qs(urlsplit(page.url).query)["next"] == ["/en/search/?q=inspection"]


def test_ten_quick_clicks_end_in_what_the_address_says(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    for _click in range(5):
        page.locator(NORWAY).click()
        page.wait_for_timeout(30)
    page.wait_for_load_state("networkidle")
    chosen = page.locator(NORWAY).get_attribute("aria-current") == "true"
    assert chosen is ("country=NO" in page.url)
