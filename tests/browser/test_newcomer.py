"""The newcomer of the issue: three tasks, each within three clicks or one search from `/`."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
FIRST_HITS = 3


def searched(page: Page, site: Site, words: str) -> None:
    """One search from the front page."""
    page.goto(site("/"))
    page.fill("main input[name=q]", words)
    page.press("main input[name=q]", "Enter")
    page.wait_for_url("**/search/**")


def first_hits(page: Page) -> list[str]:
    """The addresses of the first results."""
    links = page.locator(".hits h3 a, .hits h2 a").all()[:FIRST_HITS]
    return [link.get_attribute("href") or "" for link in links]


@pytest.mark.parametrize(("locale", "words", "language"), [
    ("fi-FI", "moniviranomaisvalvonta malli", "fi"),
    ("fi-FI", "multi-agency inspection model", "fi"),
    ("da-DK", "tværfaglig kontrol model", "da"), ("da-DK", "multi-agency inspection", "da"),
    ("en-GB", "multi-agency inspection model", "en"),
])  # fmt: skip
def test_one_search_finds_the_inspection_model(
    site: Site, page_at: Pages, locale: str, words: str, language: str
) -> None:
    page = page_at(1280, locale=locale)
    searched(page, site, words)
    address = f"/{language}/practices/fi-multi-agency-inspection-model/"
    assert address in first_hits(page)
    page.locator(f".hits a[href='{address}']").first.click()
    page.wait_for_url(site(address))
    assert page.locator("h1").get_attribute("lang") in (None, language)


@pytest.mark.parametrize(("locale", "language"), [("fi-FI", "fi"), ("da-DK", "da")])
def test_two_clicks_find_the_inspection_model_in_the_readers_language(
    site: Site, page_at: Pages, locale: str, language: str
) -> None:
    page = page_at(1280, locale=locale)
    page.goto(site("/"))
    page.locator(f".main-nav a[href='/{language}/practices/']").click()
    page.wait_for_url(site(f"/{language}/practices/"))
    address = f"/{language}/practices/fi-multi-agency-inspection-model/"
    page.locator("#facet-type a.facet-value[data-key='type-process-model']").click()
    page.wait_for_url("**type=process-model**")
    page.locator(f".hits a[href='{address}']").first.click()
    page.wait_for_url(site(address))


@pytest.mark.parametrize(("locale", "words"), [
    ("en-GB", "who coordinates in Norway"), ("en-GB", "coordinator Norway"),
    ("nb-NO", "koordinator Norge"), ("sv-SE", "koordinator Norge"),
    ("fi-FI", "koordinaattori Norja"),
])  # fmt: skip
def test_one_search_finds_who_coordinates_in_norway(
    site: Site, page_at: Pages, locale: str, words: str
) -> None:
    page = page_at(1280, locale=locale)
    searched(page, site, words)
    assert any("/network/coordinators/no-kom-head/" in hit or "/network/countries/no/" in hit
               for hit in first_hits(page))


def test_two_clicks_find_who_coordinates_in_norway(site: Site, page_at: Pages) -> None:
    page = page_at(1280, locale="en-GB")
    page.goto(site("/"))
    page.locator("svg a[href='/en/network/countries/no/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(site("/en/network/countries/no/"))
    page.locator("main a[href='/en/network/coordinators/no-kom-head/']").first.click()
    page.wait_for_url(site("/en/network/coordinators/no-kom-head/"))


@pytest.mark.parametrize(("locale", "words"), [
    ("en-GB", "report of the 2021 seminar"), ("en-GB", "seminar report 2021"),
    ("fi-FI", "raportti seminaari 2021"), ("sv-SE", "rapport seminarium 2021"),
])  # fmt: skip
def test_one_search_finds_the_report_of_the_2021_seminar(
    site: Site, page_at: Pages, locale: str, words: str
) -> None:
    page = page_at(1280, locale=locale)
    searched(page, site, words)
    assert any("nordic-seminar-report-2022" in hit for hit in first_hits(page))


def test_three_clicks_find_the_report_of_the_2021_seminar(site: Site, page_at: Pages) -> None:
    page = page_at(1280, locale="en-GB")
    page.goto(site("/"))
    page.locator(".main-nav a[href='/en/archive/']").click()
    page.wait_for_url(site("/en/archive/"))
    page.locator("main a[href='/en/archive/seminars/nordic-best-practices-seminar-2021/'],"
                 " main a[href='/en/archive/reports/nordic-seminar-report-2022/']").first.click()
    page.wait_for_url("**/en/archive/**/nordic-**")
    if "/seminars/" in page.url:
        page.locator("main a[href='/en/archive/reports/nordic-seminar-report-2022/']").first.click()
    page.wait_for_url(site("/en/archive/reports/nordic-seminar-report-2022/"))
