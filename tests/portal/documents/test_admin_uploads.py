"""Uploads in the admin: one, many, replaced, images; and the virus scanner at its socket."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from portal.models import PortalDocument, PortalImage
from tests.portal.documents.making import docx, odt, pdf, pptx
from tests.portal.documents.test_serving import make_document

pytestmark = pytest.mark.django_db
BAD = pdf(catalog="/OpenAction << /S /JavaScript /JS (x) >>")


def fields(name: str, content: bytes, **more: Any) -> dict[str, Any]:
    return {"title": "Title", "file": SimpleUploadedFile(name, content), "sharing": "clear",
            "collection": 1, "tags": "", **more}


@pytest.mark.parametrize(("name", "content"), [
    ("a.pdf", pdf()), ("a.docx", docx()), ("a.pptx", pptx()), ("a.odt", odt()),
    ("a.txt", "Þetta er texti".encode()), ("Ä Ö.PDF", pdf()),
])  # fmt: skip
def test_good_files_come_in(editor: Client, name: str, content: bytes) -> None:
    answer = editor.post("/admin/documents/add/", fields(name, content))
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert PortalDocument.objects.count() == 1


def test_a_bad_file_is_refused_with_its_reason(editor: Client) -> None:
    answer = editor.post("/admin/documents/add/", fields("a.pdf", BAD))
    assert "scripts or macros" in answer.content.decode()
    assert "is not allowed" not in answer.content.decode()
    assert not PortalDocument.objects.exists()


def test_one_of_many_is_refused_with_its_reason(editor: Client) -> None:
    answer = editor.post("/admin/documents/multiple/add/", {
        "files[]": SimpleUploadedFile("a.pdf", BAD), "collection": 1, "title": "a"},
        headers={"X-Requested-With": "XMLHttpRequest"})
    assert "scripts or macros" in answer.json()["error_message"]
    assert not PortalDocument.objects.exists()


def test_a_chooser_refuses_it_too(editor: Client) -> None:
    sent = {f"document-chooser-upload-{name}": value
            for name, value in fields("a.pdf", BAD).items()}
    editor.post("/admin/documents/chooser/create/", sent)
    assert not PortalDocument.objects.exists()


def test_a_document_is_not_replaced_by_a_bad_file(editor: Client) -> None:
    document = make_document()
    editor.post(f"/admin/documents/edit/{document.pk}/", fields("a.pdf", BAD))
    document.refresh_from_db()
    with document.file.open("rb") as stream:
        assert stream.read() == pdf()


def test_the_edit_page_leads_to_the_text(editor: Client) -> None:
    document = make_document()
    page = editor.get(f"/admin/documents/edit/{document.pk}/").content.decode()
    assert f"/admin/document-texts/{document.pk}/" in page


def picture(**how: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(out, "JPEG", **how)
    return out.getvalue()


def test_images_are_decoded_before_they_come_in(editor: Client) -> None:
    editor.post("/admin/images/add/", fields("a.jpg", picture()[:-200]))
    assert not PortalImage.objects.exists()
    answer = editor.post("/admin/images/add/", fields("a.jpg", picture()))
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert PortalImage.objects.count() == 1


def test_what_is_over_the_limit_is_not_kept_on_the_way(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.documents.receiving.MOST_BYTES", 100_000)
    monkeypatch.setattr("portal.documents.examining.MOST_BYTES", 100_000)
    answer = editor.post("/admin/documents/add/", fields("a.pdf", pdf() + bytes(3_000_000)))
    assert "too large" in answer.content.decode()
