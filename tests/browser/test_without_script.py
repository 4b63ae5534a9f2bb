"""Without JavaScript everything works: facets, search, paging, sorting, the language switch."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow


@pytest.fixture
def page(page_at: Pages) -> Page:
    """A browser that runs no script."""
    return page_at(1280, java_script_enabled=False)


def heading(page: Page) -> str:
    return " ".join(page.locator("#results-heading").inner_text().split())


def test_a_facet_narrows_the_results_and_is_taken_away_again(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    before = heading(page)
    value = page.locator("#facet-country a.facet-value", has_text="Norway")
    count = value.locator(".count").text_content()
    value.click()
    assert "country=NO" in page.url
    assert heading(page).startswith(f"{count} ")
    page.locator("#facet-country a.facet-value[aria-current]").click()
    assert heading(page) == before


def test_two_facets_and_words_are_kept_together(site: Site, page: Page) -> None:
    page.goto(site("/en/archive/"))
    page.locator("#facet-kind a.facet-value", has_text="Report").first.click()
    page.locator("#facet-country a.facet-value", has_text="Finland").first.click()
    page.fill("main input[name=q]", "police")
    page.locator("main form[role=search] button").click()
    assert all(part in page.url for part in ("kind=report", "country=FI", "q=police"))


def test_the_header_searches_the_whole_portal(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    page.fill("header input[name=q]", "trafficking")
    page.press("header input[name=q]", "Enter")
    page.wait_for_load_state()
    assert page.url.startswith(site("/en/search/?q=trafficking"))
    assert page.locator(".hits .hit").count() > 5


def test_pages_of_results_follow_each_other(site: Site, page: Page) -> None:
    page.goto(site("/en/search/?q=trafficking&size=5"))
    first = page.locator(".hits a").first.get_attribute("href")
    page.locator(".paging a[rel=next]").click()
    assert "page=2" in page.url
    assert page.locator(".hits a").first.get_attribute("href") != first
    page.locator(".paging a[rel=prev]").click()
    assert page.locator(".hits a").first.get_attribute("href") == first


def test_results_can_be_sorted(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/"))
    page.locator(".sorts a", has_text="Title").click()
    page.wait_for_load_state()
    titles = page.locator(".hits h3, .hits h2").all_inner_texts()
    assert len(titles) > 5
    assert titles == sorted(titles, key=str.casefold)


def test_the_language_switch_keeps_the_item(site: Site, page: Page) -> None:
    page.goto(site("/en/practices/fi-multi-agency-inspection-model/"))
    page.locator(".language-switch a[hreflang=da]").click()
    assert page.url == site("/da/practices/fi-multi-agency-inspection-model/")
    assert page.locator("html").get_attribute("lang") == "da"


def test_the_language_switch_keeps_a_search(site: Site, page: Page) -> None:
    page.goto(site("/en/search/?q=police&country=FI"))
    page.locator(".language-switch a[hreflang=fi]").click()
    assert page.url == site("/fi/search/?q=police&country=FI")


def test_the_directory_can_be_narrowed(site: Site, page: Page) -> None:
    page.goto(site("/en/network/"))
    page.select_option("select[name=country]", "NO")
    page.locator("main form[role=search] button").click()
    assert "country=NO" in page.url
    page.wait_for_load_state()
    text = page.locator("main").inner_text()
    assert "Coordination Unit" in text and "Helsinki Police Department" not in text


def test_the_menu_opens_on_a_phone(site: Site, page_at: Pages) -> None:
    page = page_at(390, java_script_enabled=False)
    page.goto(site("/en/"))
    page.locator("header summary").click()
    page.locator(".main-nav a", has_text="Archive").click()
    assert page.url == site("/en/archive/")


def test_the_filters_open_on_a_phone(site: Site, page_at: Pages) -> None:
    page = page_at(390, java_script_enabled=False)
    page.goto(site("/en/practices/"))
    page.locator("#facets > summary").click()
    page.locator("#facet-country a.facet-value", has_text="Norway").click()
    assert "country=NO" in page.url


def test_a_country_of_the_map_leads_to_its_page(site: Site, page: Page) -> None:
    page.goto(site("/en/"))
    link = page.locator("svg a[href='/en/network/countries/no/']")
    assert link.count() == 1
    assert "Norway" in (link.get_attribute("aria-label") or link.text_content() or "")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(site("/en/network/countries/no/"))
