"""Difficult documents on their whole way: upload, reading, search, page; each step says its state.

What else is refused is in `hostile.py`; scans are in `test_reading.py` and `test_showing.py`.
"""

from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from network.models import ReportPage
from portal.models import DocumentText, PortalDocument
from search.indexing.outbox import drain_now
from tests.portal import lines
from tests.portal.documents.hostile import ENTITIES
from tests.portal.documents.making import W, docx, pdf, resaved
from tests.portal.documents.test_reading import read
from tests.portal.documents.test_showing import shown
from tests.portal.fixtures import Load

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LONG = "The inspectors visit every farm together with the police and speak with the workers there."


def laughing() -> bytes:
    body = f'{ENTITIES}<w:document xmlns:w="{W}"><w:t>&j;</w:t></w:document>'
    return docx(more={"word/document.xml": body})


def upload(editor: Client, name: str, content: bytes) -> Any:
    return editor.post("/admin/documents/add/", {
        "title": "Difficult", "file": SimpleUploadedFile(name, content), "sharing": "clear",
        "collection": 1, "tags": ""})


REFUSED: dict[str, tuple[str, Any, str]] = {
    "locked": ("a.pdf", lambda: resaved(pdf(), encryption=pikepdf.Encryption(owner="a", user="b")),
               "locked with a password. Save it without one"),
    "cut off": ("a.pdf", lambda: pdf([LONG] * 40)[:4000], "The file is damaged. Save it anew"),
    "empty": ("a.pdf", lambda: b"", "empty"),
    "malformed": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "The file is damaged."),
    "XML bomb": ("a.docx", laughing, "The file "),
    "script": ("a.pdf", lambda: pdf(catalog="/OpenAction << /S /JavaScript /JS (x) >>"),
               "scripts or macros"),
    "6,000 pages": ("a.pdf", lambda: pdf(["x"] * 6000), "more than 5,000 pages. Part it"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_an_editor_is_told_why_a_file_does_not_come_in_and_nothing_of_it_stays(
    editor: Client, case: str
) -> None:
    name, make, told = REFUSED[case]
    answer = upload(editor, name, make())
    assert answer.status_code == 200
    assert told in answer.content.decode() and "Difficult" in answer.content.decode()
    assert not PortalDocument.objects.exists() and not DocumentText.objects.exists()


def come_in(editor: Client, load: Load, content: bytes) -> PortalDocument:
    """Uploaded in the admin, put into a report, read in the background, brought to the index."""
    load(lines.report("r"))
    assert upload(editor, "a.pdf", content).status_code == 302
    document = PortalDocument.objects.get()
    page = ReportPage.objects.get(item_id="r")
    page.document = document
    page.save()
    read(document)
    drain_now()
    return document


def found(client: Client, q: str) -> Any:
    return client.get("/api/search/", {"q": q}).json()["results"]


@pytest.mark.slow
def test_the_last_of_5000_pages_is_found_and_shown(
    editor: Client, load: Load, client: Client
) -> None:
    texts = [f"Page {number} of a long report." for number in range(1, 5000)]
    document = come_in(editor, load, pdf([*texts, "The zugwort stands here."]))
    reading = DocumentText.objects.get()
    assert (reading.state, reading.done, reading.pages) == ("read", 5000, 5000)
    (hit,) = found(client, "zugwort")
    assert hit["page_number"] == 5000
    page = client.get(hit["page_url"]).content.decode()
    assert "Page 5000 of 5000" in page and "<mark>zugwort</mark>" in page
    assert "Next page</a>" not in page
    assert "5000 / 5000" in editor.get(f"/admin/document-texts/{document.pk}/").content.decode()


def unmapped(text: str) -> bytes:
    """A PDF whose font draws rightly and says of no glyph which letter it is."""
    names = " ".join(f"/g{number}" for number in range(32, 127))
    return pdf([text], more={3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding"
                                f" << /Type /Encoding /Differences [32 {names}] >> >>"})


@pytest.mark.parametrize(("text", "state", "poor"), [
    (LONG, "read", False), (LONG.translate({n: n + 1 for n in range(97, 122)}), "pictures", True),
    ("Gpsdfe mbcpvs", "pictures", True),
])  # fmt: skip
def test_text_whose_letters_the_file_does_not_tell_is_told_apart_by_its_words(
    editor: Client, load: Load, client: Client, monkeypatch: pytest.MonkeyPatch, text: str,
    state: str, poor: bool,
) -> None:
    monkeypatch.setattr("portal.documents.recognition._program", lambda: None)
    document = come_in(editor, load, unmapped(text))
    assert DocumentText.objects.get().state == state
    page = shown(client, document)
    assert ("was recognised badly" in page) == poor
    assert ("are pictures of text: their words are not found" in page) == poor
    assert document.url in page
    admin = editor.get(f"/admin/document-texts/{document.pk}/").content.decode()
    assert ("poor text" in admin) == poor and ("tesseract-ocr" in admin) == poor


def test_a_broken_font_keeps_no_page_from_being_read_found_and_drawn(
    editor: Client, load: Load, client: Client
) -> None:
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Broken /FirstChar 32 /LastChar 126" \
           f" /Widths [{'600 ' * 95}] /Encoding /WinAnsiEncoding /FontDescriptor 50 0 R >>"
    described = "<< /Type /FontDescriptor /FontName /Broken /Flags 32 /FontFile2 51 0 R >>"
    document = come_in(editor, load, pdf(["Zugwort in a font."], more={
        3: font, 50: described, 51: "<< /Length 9 >>\nstream\nno font!!\nendstream"}))
    assert found(client, "zugwort")[0]["page_number"] == 1
    assert "<mark>Zugwort</mark> in a font." in shown(client, document, q="zugwort")
    assert client.get(f"/documents/{document.pk}/first-page.jpg").status_code == 200
