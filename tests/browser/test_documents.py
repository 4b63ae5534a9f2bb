"""The reader of documents in Chromium: pages as they look, with marks, by keyboard, or without."""

import pytest
from playwright.sync_api import Page, expect

from network.models import ReportPage
from portal.models import PortalDocument
from search.indexing.outbox import drain_now
from tests.browser.conftest import Site
from tests.browser.test_accessibility import AXE, SCHEMES, WIDTHS, violations
from tests.portal.documents.making import pdf
from tests.portal.documents.test_reading import read
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import own_media
from tests.services.chromium import Pages

__all__ = ["own_media"]
pytestmark = pytest.mark.slow
PAGES = ["Of work.", "Inspectors, and an inspector again.", "Of budgets.", "No inspector came."]


def of_report(pages: list[str], name: str = "a.pdf") -> PortalDocument:
    """A document of a report of the demo, read."""
    made = make_document(pdf(pages), name)
    for page in ReportPage.objects.filter(item_id="fi-action-plan-2021"):
        page.document = made
        page.save()
    read(made)
    drain_now()
    return made


@pytest.fixture
def document(site: Site) -> PortalDocument:
    """A document of four pages."""
    return of_report(PAGES, "study.pdf")


def test_a_page_is_drawn_with_its_words_marked_and_turned_by_link_and_by_key(
    site: Site, page_at: Pages, document: PortalDocument
) -> None:
    page = page_at(1280)
    page.goto(site("/en/search/?q=inspectors"))
    page.locator(".hit-page a").first.click()
    page.wait_for_selector("#leaf[data-number='2'] .sheet-page canvas")
    expect(page.locator(".sheet-words mark")).to_have_text(["Inspectors", "inspector"])
    page.get_by_role("link", name="Next page with these words").click()
    page.wait_for_selector("#leaf[data-number='4'] .sheet-words mark")
    assert "page=4" in page.url
    assert page.evaluate("document.activeElement.id") == "leaf-heading"
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("#leaf[data-number='3'] .sheet-page canvas")
    assert "Of budgets." in page.locator(".sheet-words").inner_text()
    page.go_back()
    page.wait_for_selector("#leaf[data-number='4'] .sheet-words mark")


def test_words_of_a_longer_term_are_marked_on_the_drawn_page_where_they_stand_together(
    site: Site, page_at: Pages
) -> None:
    made = of_report(["Human rights. Trafficking in human beings. Of human life."])
    page = page_at(1280)
    page.goto(site(f"/en/documents/{made.pk}/?q=menneskehandel"))
    words = page.locator(".sheet-words mark")
    expect(words).to_have_text(["Trafficking", "human", "beings"])


def test_marks_stay_on_their_words_when_the_window_gets_narrower(
    site: Site, page_at: Pages, document: PortalDocument
) -> None:
    page = page_at(1280)
    page.goto(site(f"/en/documents/{document.pk}/?q=inspectors&page=2"))
    page.wait_for_selector(".sheet-words mark")
    wide = placed(page)
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("document.querySelector('.sheet-page').clientWidth < 390")
    page.wait_for_timeout(200)
    assert placed(page) == pytest.approx(wide, abs=0.01)


def placed(page: Page) -> list[float]:
    """Where each mark begins and ends, as a share of the page's width."""
    found: list[float] = page.evaluate("""() => {
        const {left, width} = document.querySelector('.sheet-page').getBoundingClientRect();
        return [...document.querySelectorAll('.sheet-words mark')].flatMap((mark) => {
            const box = mark.getBoundingClientRect();
            return [(box.left - left) / width, (box.right - left) / width];
        });
    }""")
    return found


def test_a_file_that_the_reader_cannot_load_says_so_and_leaves_text_and_download(
    site: Site, page_at: Pages, document: PortalDocument
) -> None:
    page = page_at(1280)
    page.route("**/study.pdf", lambda route: route.abort())
    page.goto(site(f"/fi/documents/{document.pk}/?page=2"))
    page.wait_for_selector(".sheet-problem[role=alert]")
    assert page.get_by_text("Inspectors, and an inspector again.").is_visible()
    assert page.get_by_role("link", name="Lataa").is_visible()


def test_without_script_the_text_of_each_page_stands_there_with_marks(
    site: Site, page_at: Pages, document: PortalDocument
) -> None:
    page = page_at(1280, java_script_enabled=False)
    page.goto(site("/en/archive/reports/fi-action-plan-2021/"))
    page.fill("#inside-q", "inspector")
    page.press("#inside-q", "Enter")
    page.get_by_role("link", name="Page 4", exact=True).click()
    expect(page.locator(".leaf-text mark")).to_have_text(["inspector"])
    assert not page.locator("#sheet").is_visible()
    page.fill("#leaf-number", "2")
    page.press("#leaf-number", "Enter")
    expect(page.locator(".leaf-text mark")).to_have_count(2)


def test_the_page_of_a_document_has_no_violation_of_wcag(
    site: Site, page_at: Pages, document: PortalDocument
) -> None:
    assert AXE.exists()
    page = page_at(WIDTHS[0], reduced_motion="reduce")
    page.goto(site(f"/en/documents/{document.pk}/?q=inspector&page=2"))
    page.wait_for_selector(".sheet-words mark")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            found[width, scheme] = violations(page, rules)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not any(found.values()), found
