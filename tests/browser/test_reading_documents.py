"""A real PDF's way in, by an editor at the keyboard, in Finnish: uploaded, read while one looks on,
put into a new report, told of itself, published, found on its page. And one of pictures, stopped.
"""

import re

import pytest
from allauth.mfa.totp.internal.auth import generate_totp_secret
from playwright.sync_api import Page, expect

from network.models import ReportPage
from portal.documents import recognition
from portal.models import DocumentText, PortalDocument
from search.indexing.outbox import drain_now
from tests.browser.conftest import Site
from tests.browser.test_accessibility import axe, violations
from tests.browser.test_accounts import person, sign_in
from tests.portal.documents.making import named, scanned
from tests.portal.documents.test_reading import read
from tests.portal.fixtures import own_media
from tests.services.chromium import TIMEOUT_MS, Pages
from tests.services.missing import missing

__all__ = ["axe", "own_media"]
pytestmark = pytest.mark.slow
TITLE = "Näkymätön työ: selvitys yhteistarkastuksista"
HTML = f"""<html lang="fi"><title>{TITLE}</title><style>h1, h2 {{ break-before: page }}</style>
<h1>{TITLE}</h1><p>Testi Kirjoittaja</p><p>ISBN 978-952-259-500-3</p>
<h2>Tarkastukset</h2><p>Viranomaisten yhteiset tarkastukset marjatiloilla paljastivat asuntoloita,
joissa työntekijöiden passit oli otettu haltuun ja palkat jätetty maksamatta.</p>
<h2>Summary</h2><p>Joint inspections at berry farms revealed dormitories where the passports of
workers had been taken away and their wages had not been paid at all.</p></html>"""


@pytest.fixture
def page(site: Site, page_at: Pages) -> Page:
    """An editor's, whose language is Finnish."""
    secret = generate_totp_secret()
    editor = person("editor", secret=secret)
    editor.language = "fi"
    editor.save()
    page = page_at(1280, locale="fi-FI")
    sign_in(page, site, editor, secret, "/fi/")
    return page


@pytest.fixture
def printed(page_at: Pages) -> bytes:
    """What the browser prints to a file, with its authors, as office programs write them."""
    page = page_at(1280)
    page.set_content(HTML)
    return named(page.pdf(), author="Testi Kirjoittaja; tk1234")


def upload(page: Page, site: Site, name: str, content: bytes) -> PortalDocument:
    page.goto(site("/admin/documents/add/"))
    page.wait_for_load_state("networkidle")
    page.focus("#id_title")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    expect(page.locator("#id_file")).to_be_focused()
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Space")
    opened.value.set_files({"name": name, "mimeType": "application/pdf", "buffer": content})
    page.get_by_role("button", name="Lähetä").press("Enter")
    page.wait_for_url("**/admin/documents/")
    return PortalDocument.objects.get()


def state(page: Page, words: str) -> None:
    expect(page.locator("#reading-state [data-say]")).to_have_text(words, timeout=TIMEOUT_MS)


def kept_while_it_is_read(page: Page, document: PortalDocument) -> None:
    """The page is not loaded anew: the focus stays, the new state is said, the rest is there."""
    state(page, "Odottaa lukemista")
    page.evaluate("window.kept = true")
    page.focus("#reading-button")
    read(document)
    state(page, "Luettu")
    expect(page.locator("#said")).to_have_text("Luettu")
    expect(page.get_by_role("button", name="Lue se uudelleen")).to_be_focused()
    assert page.evaluate("window.kept")
    opened = page.locator("#page-2")
    opened.locator("summary").press("Enter")
    expect(opened.get_by_text("asuntoloita").last).to_be_visible()


def into_a_new_report(page: Page, site: Site) -> None:
    """The browser keeps the draft by itself; then its editor does so by hand."""
    page.goto(site(f"/admin/pages/add/network/reportpage/{ReportPage.section('fi').pk}/"))
    page.wait_for_timeout(2500)  # Wagtail takes what stands there until then for unchanged
    page.focus("#id_title")
    page.keyboard.type("Näkymätön työ")
    page.keyboard.press("Tab")
    page.keyboard.type("Selvitys yhteistarkastuksista.")
    page.wait_for_url("**/edit/")
    page.get_by_role("tab", name="Tiedot").press("Enter")
    page.get_by_role("button", name="Valitse dokumentti").press("Enter")
    page.locator("[data-chooser-modal-choice]").click()  # waits for the window to stand still
    expect(page.locator(".modal-content")).to_have_count(0)
    page.get_by_role("button", name="Tallenna luonnos").press("Enter")
    page.get_by_role("link", name="Katso ja siirrä tiedot").press("Enter")
    page.wait_for_url("**/document-texts/**")


def take_over(page: Page) -> None:
    expect(page.get_by_label("Testi Kirjoittaja")).to_be_checked()
    expect(page.get_by_label("tk1234 (ei mainita ensimmäisillä sivuilla)")).not_to_be_checked()
    for what in ("Otsikko", "Tekijät", "ISBN"):
        page.get_by_role("button", name=f"Siirrä: {what}").press("Enter")
        expect(page.get_by_role("button", name=f"Siirrä: {what}")).to_have_count(0)
    page.get_by_role("link", name="Avaa raportti").first.press("Enter")
    page.get_by_role("tab", name="Tiedot").press("Enter")
    expect(page.locator("#id_authors")).to_have_value("Testi Kirjoittaja")


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").press("Enter")
    page.get_by_role("button", name="Julkaise", exact=True).press("Enter")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_a_pdf_is_uploaded_read_described_published_and_found_on_its_page(
    page: Page, site: Site, page_at: Pages, printed: bytes
) -> None:
    document = upload(page, site, "a.pdf", printed)
    page.goto(site(f"/admin/documents/edit/{document.pk}/"))
    page.get_by_role("link", name="Teksti ja ehdotukset").press("Enter")
    kept_while_it_is_read(page, document)
    into_a_new_report(page, site)
    fits_and_is_accessible(page)
    take_over(page)
    publish(page)
    assert ReportPage.objects.get(item_id="nakymaton-tyo").live
    drain_now()
    reader = page_at(1280, locale="fi-FI")
    reader.goto(site("/fi/search/?q=asuntola+passi"))
    reader.locator(".hit-page a").first.press("Enter")
    reader.wait_for_selector("#leaf[data-number='2'] .sheet-page canvas")
    expect(reader.locator(".sheet-words mark")).to_have_text(["asuntoloita", "passit"])


def fits_and_is_accessible(page: Page) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def test_the_reading_of_pictures_is_stopped_and_begun_again(
    page: Page, site: Site, printed: bytes
) -> None:
    if not recognition.installed():
        missing("Tesseract", f"install {recognition.INSTALL}")
    document = upload(page, site, "b.pdf", scanned(printed))
    page.goto(site(f"/admin/document-texts/{document.pk}/"))
    page.get_by_role("button", name="Pysäytä lukeminen").press("Enter")
    state(page, "Toimittaja on pysäyttänyt")
    assert read(document).state == DocumentText.State.CANCELLED
    page.get_by_role("button", name="Lue se uudelleen").press("Enter")
    state(page, "Odottaa lukemista")
    read(document)
    state(page, "Luettu")
    assert "tunnistettu kuvasta" in page.locator("#page-2 summary").inner_text()

