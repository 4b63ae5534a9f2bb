"""A document that is read anew keeps what was read before until the new text stands."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from portal.documents import reading
from portal.models import DocumentPage, PortalDocument, ReadingState
from search.indexing.outbox import drain_now
from tests.portal.documents.making import pdf
from tests.portal.documents.test_reading import read, texts
from tests.portal.documents.test_serving import make_document, publish
from tests.portal.fixtures import Load, found_ids, own_media

__all__ = ["own_media"]
pytestmark = pytest.mark.django_db
PAGES = ["Zugwort of seasonal work.", "The inspectors visit farms."]


@pytest.fixture
def document(load: Load) -> PortalDocument:
    """The document of a report, read and found."""
    document = publish(load, make_document(pdf(PAGES)))
    read(document)
    drain_now()
    return document


def again(editor: Client, document: PortalDocument) -> str:
    """Begins to read it anew; returns where that is."""
    place = f"/admin/document-texts/{document.pk}/"
    editor.post(f"{place}read/")
    drain_now()
    return place


def test_meanwhile_its_text_is_shown_and_found(
    document: PortalDocument, editor: Client, client: Client
) -> None:
    again(editor, document)
    assert found_ids(client, q="zugwort") == ["report:r"]
    page = client.get(f"/en/documents/{document.pk}/?page=2").content.decode()
    assert "The inspectors visit farms." in page
    assert "is being read" not in page
    assert read(document).state == ReadingState.READ
    drain_now()
    assert found_ids(client, q="zugwort") == ["report:r"]


def test_who_stops_it_loses_nothing(
    document: PortalDocument, editor: Client, client: Client
) -> None:
    place = again(editor, document)
    editor.post(f"{place}stop/")
    drain_now()
    assert texts(document) == PAGES
    assert found_ids(client, q="zugwort") == ["report:r"]


def test_recognised_text_stays_until_it_is_recognised_again(
    document: PortalDocument, editor: Client
) -> None:
    DocumentPage.objects.filter(number=2).update(
        text="From a picture.", scanned=True, recognised=True)
    place = again(editor, document)
    taken = reading.begin(document.pk)
    assert taken is not None
    new = {"text": "New", "scanned": False, "unmapped": False}
    reading._keep(taken, [{**new, "page": 1}, {**new, "page": 2, "text": "", "scanned": True}], "")
    editor.post(f"{place}stop/")
    assert texts(document) == ["New", "From a picture."]


def test_pages_that_are_no_longer_there_go_at_the_end(
    document: PortalDocument, editor: Client
) -> None:
    DocumentPage.objects.create(document=document, number=3, text="Left over")
    again(editor, document)
    assert len(texts(document)) == 3
    read(document)
    assert texts(document) == PAGES


def test_what_another_file_said_goes_at_once(document: PortalDocument, client: Client) -> None:
    document.file.save("b.pdf", ContentFile(pdf(["Anderswort."])), save=False)
    document._set_document_file_metadata()
    document.save()
    drain_now()
    assert texts(document) == []
    assert found_ids(client, q="zugwort") == []
    read(document)
    assert texts(document) == ["Anderswort."]


def test_a_file_that_can_no_longer_be_read_keeps_its_text(
    document: PortalDocument, editor: Client
) -> None:
    Path(document.file.path).write_bytes(b"%PDF-1.7\nnothing")
    again(editor, document)
    assert read(document).state == ReadingState.ASIDE
    assert texts(document) == PAGES
