"""A document on a page of the portal: any page of it, its text, a search inside, its first page."""

import io
from typing import Any

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from network.models import ReportPage
from portal.models import PortalDocument
from search.indexing.outbox import drain_now
from tests.portal import lines
from tests.portal.documents.making import docx, odt, pdf, pptx, resaved, scanned_pdf
from tests.portal.documents.test_reading import read
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import Load

pytestmark = pytest.mark.django_db
PAGES = ["Of seasonal work.", "The inspectors visit farms.", "Of budgets.", "An inspection: <b>."]


@pytest.fixture
def report(load: Load) -> ReportPage:
    """A published report without a document."""
    load(lines.report("r"))
    return ReportPage.objects.get(item_id="r")


def attach(report: ReportPage, content: bytes, name: str = "a.pdf") -> PortalDocument:
    """The report's document, read and brought to the index."""
    report.document = make_document(content, name)
    report.save()
    read(report.document)
    drain_now()
    return report.document


def shown(client: Client, document: PortalDocument, **asked: Any) -> str:
    answer = client.get(f"/en/documents/{document.pk}/", asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize(("name", "make"), [
    ("a.pdf", lambda pages: pdf(pages)), ("a.pptx", lambda pages: pptx(*pages[:3])),
    ("a.docx", lambda pages: docx(*pages[:3])), ("a.odt", lambda pages: odt(*pages[:3])),
    ("a.txt", lambda pages: "\f".join(pages).encode()),
])  # fmt: skip
def test_each_kind_is_read_and_searched_page_by_page(
    report: ReportPage, client: Client, name: str, make: Any
) -> None:
    document = attach(report, make(PAGES), name)
    page = shown(client, document, q="inspector", page=2)
    assert "The <mark>inspectors</mark> visit farms." in page
    assert "Page 2 of" in page
    assert f"/en/documents/{document.pk}/?q=inspector&amp;page=2#leaf" in page
    assert ('type="module"' in page) == name.endswith("pdf")


def test_the_pages_that_have_the_words_are_listed_and_the_next_and_previous_are_links(
    report: ReportPage, client: Client
) -> None:
    document = attach(report, pdf([*PAGES, "inspectors again"]))
    page = shown(client, document, q="inspector", page=3)
    assert "2 pages have “inspector”." in page
    before, after = page.index("Previous page with these words"), page.index(
        "Next page with these words")
    assert 'href="?q=inspector&amp;page=2#leaf"' in page[:before]
    assert 'href="?q=inspector&amp;page=5#leaf"' in page[before:after]
    assert "No page has “zebra”." in shown(client, document, q="zebra")


def test_the_browsers_own_reader_opens_at_the_page_with_the_words(
    report: ReportPage, client: Client
) -> None:
    document = attach(report, pdf(PAGES))
    page = shown(client, document, q="farms & co", page=2)
    assert f'{document.url}?open=1#page=2&amp;search=farms%20%26%20co"' in page


def test_a_report_leads_to_the_page_and_searches_inside_its_document(
    report: ReportPage, client: Client
) -> None:
    document = attach(report, pdf(PAGES))
    page = client.get("/en/archive/reports/r/").content.decode()
    assert f'action="/en/documents/{document.pk}/"' in page
    assert f'src="/documents/{document.pk}/first-page.jpg"' in page
    assert 'alt="First page of Title of r"' in page
    assert "Title of r" in shown(client, document)


def test_a_document_without_a_title_is_called_as_its_report_is(
    report: ReportPage, client: Client
) -> None:
    document = attach(report, pdf(PAGES), "fi.pdf")
    assert "<h1>Title of r</h1>" in shown(client, document)
    assert ">fi.pdf<" not in client.get("/en/archive/reports/r/").content.decode()

    PortalDocument.objects.update(title="Seasonal work")
    assert "<h1>Seasonal work</h1>" in shown(client, document)
    assert "Seasonal work" in client.get("/en/archive/reports/r/").content.decode()


@pytest.mark.parametrize("asked", [
    {"page": "0"}, {"page": "-1"}, {"page": "9" * 30}, {"page": "x"}, {"page": "²"}, {"q": "\0\"-"},
    {"q": "<script>alert(1)</script>"}, {"q": "x" * 5000}, {"q": "-only"}, {"q": '"one two"'},
])  # fmt: skip
def test_whatever_a_reader_asks_is_answered(
    report: ReportPage, client: Client, asked: dict[str, str]
) -> None:
    document = attach(report, pdf(PAGES))
    page = shown(client, document, **asked)
    assert "<script>alert" not in page
    assert "of 4" in page


@pytest.mark.parametrize(("content", "name", "told"), [
    (b"%PDF-1.7\nnothing", "a.pdf", "could not be read"),
    (pdf(PAGES)[:300], "a.pdf", "could not be read"),
    (resaved(pdf(PAGES), encryption=pikepdf.Encryption(owner="a", user="b")), "a.pdf",
     "could not be read"),
    (scanned_pdf(2, 90), "a.pdf", "are pictures of text"),
    (b"\x01\x02", "a.txt", ""),
])  # fmt: skip
def test_what_cannot_be_searched_says_so_and_leaves_the_download(
    report: ReportPage, client: Client, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str,
    told: str,
) -> None:
    monkeypatch.setattr("portal.documents.recognition._program", lambda: None)
    document = attach(report, content, name)
    page = shown(client, document, q="word")
    assert told in page
    assert f'href="{document.url}"' in page
    assert client.get("/en/search/?q=word").status_code == 200


def test_a_document_that_waits_to_be_read_says_so(report: ReportPage, client: Client) -> None:
    report.document = make_document(pdf(PAGES))
    report.save()
    assert "is being read" in shown(client, report.document)


def test_the_first_page_is_drawn_small_the_right_way_up_and_replaced_with_the_file(
    report: ReportPage, client: Client
) -> None:
    document = attach(report, scanned_pdf(1, rotate=90))
    address = f"/documents/{document.pk}/first-page.jpg"
    answer: Any = client.get(address)
    drawn = Image.open(io.BytesIO(b"".join(answer.streaming_content)))
    assert drawn.width == 360
    assert drawn.height < drawn.width
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    document.file.save("b.txt", ContentFile(b"words"), save=False)
    document._set_document_file_metadata()
    document.save()
    read(document)
    assert client.get(address).status_code == 404


def test_a_document_of_no_item_is_shown_without_a_search(editor: Client) -> None:
    document = make_document(pdf(PAGES))
    read(document)
    page = shown(editor, document)
    assert "Search inside" not in page
    assert "Of seasonal work." in page


def test_showing_a_page_asks_the_database_as_often_for_many_pages_as_for_few(
    report: ReportPage, client: Client, django_assert_max_num_queries: Any
) -> None:
    document = attach(report, pdf(PAGES * 10))
    shown(client, document, q="inspector")
    with django_assert_max_num_queries(14):
        shown(client, document, q="inspector", page=30)
