"""What documents say is found: page by page, in step with the documents, and only where allowed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from network.models import ReportPage
from portal.models import DocumentPage, DocumentText, PortalDocument
from practices.models import PracticeFile, PracticePage
from search.indexing.outbox import drain_now
from search.indexing.rebuild import differences, rebuild
from search.models import IndexTask
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.documents.test_reading import read
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import Load, found_ids
from tests.search.conftest import Away

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
PAGES = ["Seasonal work in the north.", "Zugbait was said by the inspectors of the berry farms."]
LEVELS = {"clear": 0, "green": 1, "amber": 2}


def with_document(
    load: Load, level: str = "clear", texts: list[str] = PAGES, sharing: str = "clear"
) -> PortalDocument:
    """A report `r` with a document that was read."""
    load(lines.report("r", sharing=sharing), lines.report("other"))
    page = ReportPage.objects.get(item_id="r")
    page.document = make_document(pdf(texts), sharing=level)
    page.save()
    return bring(page.document)


def bring(document: PortalDocument) -> PortalDocument:
    """Reads what waits, and brings what changed to the index."""
    read(document)
    drain_now()
    document.refresh_from_db()
    return document


def result(client: Client, q: str) -> dict[str, Any]:
    (found,) = client.get("/api/search/", {"q": q}).json()["results"]
    return dict(found)


def test_a_report_is_found_by_a_page_and_the_result_leads_there(
    load: Load, client: Client
) -> None:
    document = with_document(load)
    found = result(client, "zugbait inspector")
    assert (found["id"], found["page_number"]) == ("r", 2)
    assert "<mark>inspectors</mark>" in found["snippets"][-1]
    assert "inspectors" in found["matched"]
    shown = client.get("/en/search/?q=zugbait").content.decode()
    address = f"/en/documents/{document.pk}/?q=zugbait&amp;page=2#leaf"
    assert f'href="{address}"' in shown
    opened = client.get(address.replace("&amp;", "&")).content.decode()
    assert "<mark>Zugbait</mark>" in opened


def test_a_term_of_the_thesaurus_finds_a_page_in_another_language(
    load: Load, client: Client
) -> None:
    load(lines.theme("t", labels={"en": "forced labour", "fi": "pakkotyö"}))
    with_document(load, texts=["Nothing.", "Marjatiloilla on tavattu pakkotyötä, kertovat"
                                           " tarkastajat, jotka kiersivät tiloja."])
    assert (result(client, "forced labour")["id"], result(client, "forced labour")["page_number"]
            ) == ("r", 2)
    assert found_ids(client, q="forced labour", expand="0") == []


def test_a_file_of_a_practice_is_found(load: Load, client: Client) -> None:
    load(lines.practice("p"))
    page = PracticePage.objects.get(item_id="p")
    document = make_document(pdf(PAGES))
    PracticeFile.objects.create(page=page, document=document)
    bring(document)
    assert found_ids(client, q="zugbait") == ["practice:p"]
    PracticeFile.objects.all().get().delete()
    drain_now()
    assert found_ids(client, q="zugbait") == []


@pytest.mark.parametrize(("sharing", "level"), [
    ("clear", "green"), ("clear", "amber"), ("green", "clear"), ("green", "amber"),
])
def test_only_readers_of_item_and_document_learn_of_a_page(
    load: Load, client: Client, member: Client, coordinator_client: Client, sharing: str,
    level: str,
) -> None:
    document = with_document(load, level, sharing=sharing)
    needed = max(LEVELS[sharing], LEVELS[level])
    for audience, who in enumerate((client, member, coordinator_client)):
        seen = audience >= needed
        for q in ("zugbait", '"zugbait was said"'):
            answer = who.get("/api/search/", {"q": q}).json()
            assert answer["count"] == seen
            assert sum(one["count"] for one in answer["facets"]["kind"]) == seen
        for address in ("search/", "archive/reports/"):
            told = who.get(f"/en/{address}?q=zugbait").content.decode()
            assert ("by the inspectors of" in told) == seen, address
        for address in ("list/?q=zugbait", "feed/?q=zugbait", "suggest/?q=zugb", "?q=zugbaitt"):
            told = who.get(f"/en/search/{address}").content.decode()
            assert seen or not any(word in told for word in ("inspectors of", "Title of r<"))
        for address in (f"/en/documents/{document.pk}/?q=zugbait&page=2",
                        f"/documents/{document.pk}/first-page.jpg"):
            assert who.get(address).status_code == (200 if seen else 404)


def of_reports() -> list[str]:
    """What the index of reports and the database do not agree on."""
    return [one.key for one in differences() if one.key.startswith("report:")]


def changes() -> dict[str, Callable[[PortalDocument], None]]:
    """What takes a document's words away from visitors."""

    def replaced(document: PortalDocument) -> None:
        document.file = ContentFile(pdf(["Other words."]), name="new.pdf")
        document._set_document_file_metadata()
        document.save()

    def restricted(document: PortalDocument) -> None:
        document.sharing = "amber"
        document.save()

    def removed(document: PortalDocument) -> None:
        document.delete()

    def taken_off(_document: PortalDocument) -> None:
        page = ReportPage.objects.get(item_id="r")
        page.document = None
        page.save()

    def unpublished(_document: PortalDocument) -> None:
        ReportPage.objects.get(item_id="r").unpublish()

    def put_away(document: PortalDocument) -> None:
        folder = Collection.get_first_root_node().add_child(name="Some only")
        CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
        document.collection = folder
        document.save()

    def closed(document: PortalDocument) -> None:
        CollectionViewRestriction.objects.create(
            collection=document.collection, restriction_type="login")

    return {one.__name__: one for one in (
        replaced, restricted, removed, taken_off, unpublished, put_away, closed)}


@pytest.mark.parametrize("change", list(changes()))
def test_what_happens_to_a_document_reaches_the_index(
    load: Load, client: Client, change: str
) -> None:
    document = with_document(load)
    assert found_ids(client, q="zugbait") == ["report:r"]
    changes()[change](document)
    drain_now()
    assert found_ids(client, q="zugbait") == []
    assert of_reports() == []
    if change == "replaced":
        bring(document)
        assert result(client, "other words")["page_number"] == 1


def test_a_document_read_while_search_is_away_is_found_when_it_is_back(
    load: Load, client: Client, search_away: Away
) -> None:
    load(lines.report("r"))
    page = ReportPage.objects.get(item_id="r")
    page.document = make_document(pdf(PAGES))
    page.save()
    drain_now()
    with search_away():
        read(page.document)
        assert IndexTask.objects.filter(kind="report", item_id="r").exists()
    drain_now()
    assert found_ids(client, q="zugbait") == ["report:r"]


def test_the_comparison_tells_pages_that_the_index_misses_and_a_rebuild_brings_them(
    load: Load, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    document = with_document(load)
    DocumentPage.objects.create(document=document, number=3, text="A page that came later")
    DocumentText.objects.filter(document=document).update(finished="2020-01-01T00:00:00Z")
    with pytest.raises(SystemExit):
        call_command("search_check")
    assert "stale report:r (pages)" in capsys.readouterr().out
    rebuild()
    assert list(differences()) == []
    assert result(client, "came later")["page_number"] == 3
