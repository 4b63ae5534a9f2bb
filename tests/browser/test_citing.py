"""Citing and briefing in Chromium: a citation to the clipboard, a one-pager to a PDF."""

import pypdfium2
import pytest

from tests.browser.conftest import Site
from tests.services.chromium import Pages

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
REPORT, PRACTICE = "/fi/archive/reports/fi-action-plan-2021/", (
    "/fi/practices/fi-multi-agency-inspection-model/")


@pytest.mark.parametrize("allowed", [["clipboard-read", "clipboard-write"], []])
def test_a_citation_is_copied_by_a_button_and_nothing_is_downloaded(
    site: Site, page_at: Pages, allowed: list[str]
) -> None:
    page = page_at(1280, permissions=allowed)
    page.goto(site(f"{REPORT}#cite"))
    button = page.locator("[data-copy]").first
    text = page.locator(f"#{button.get_attribute('data-copy')}").inner_text()
    button.press("Enter")
    page.wait_for_function("document.getElementById('announcer').textContent !== ''")
    if allowed:
        assert page.evaluate("navigator.clipboard.readText()") == text
    assert page.evaluate("getSelection().toString()").strip() == text
    assert "/id/report/fi-action-plan-2021" in text


def test_a_one_pager_is_printed_without_what_surrounds_it(site: Site, page_at: Pages) -> None:
    page = page_at(390)
    for address in (PRACTICE, REPORT):
        page.goto(site(address))
        page.locator("[form=collect], #collect button, .item-ways form button").first.press("Enter")
        page.wait_for_load_state()
    page.goto(site("/fi/lists/"))
    page.locator("main a[href$='/brief/']").first.press("Enter")
    page.wait_for_url("**/brief/")
    titles = page.locator(".brief-row h2").all_inner_texts()
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    printed = " ".join(" ".join(one.get_textpage().get_text_range() for one in document).split())
    assert len(titles) == 2 and all(title in printed for title in titles)
    for heading in ("Ongelma", "Ratkaisu", "Lähteet"):
        assert heading in printed
    assert "Tietosuoja" not in printed and "Takaisin listaan" not in printed
    assert len(document) <= 3
