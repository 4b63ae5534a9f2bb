"""Citing on pages: texts to copy, what reference managers find, addresses that stay."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.test import Client

from network.models import ReportPage
from portal.citations.styles import STYLES, in_style
from portal.models import PortalDocument
from tests.portal.citations.works import ODD, everything, levels, telling
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "fi", "sv", "nb", "da", "is"]


@pytest.fixture
def loaded(load: Load) -> None:
    """Everything, in database and index."""
    load(*everything())


def coins(page: Read) -> list[dict[str, list[str]]]:
    return [parse_qs(span.get("title")) for span in page.tree.xpath("//span[@class='Z3988']")]


def meta(page: Read) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in page.tree.xpath("//meta[starts-with(@name, 'citation_')]"):
        found.setdefault(tag.get("name"), []).append(tag.get("content"))
    return found


@pytest.mark.parametrize("path", [
    "practices/p", "archive/reports/r", "archive/seminars/s", "archive/projects/j",
])
def test_a_page_can_be_cited_without_a_download_and_sets_no_cookie(
    loaded: None, client: Client, path: str
) -> None:
    page = Read(client, f"/fi/{path}/")

    texts = [page.text(f"//p[@id='cite-{style}']") for style in STYLES]
    assert all("/id/" in text or "doi.org" in text for text in texts) and len(set(texts)) == 3
    assert len(page.tree.xpath("//button[@data-copy][@hidden]")) == 3
    assert meta(page)["citation_title"]
    assert coins(page)[0]["rft.identifier"]
    assert not page.response.cookies


def test_what_zotero_reads_of_a_report(loaded: None, client: Client) -> None:
    page = Read(client, "/fi/archive/reports/r/")
    tags, span = meta(page), coins(page)[0]

    assert tags["citation_title"] == [ODD]
    assert tags["citation_author"] == ["Oikeusministeriö, Helsinki", "Åke {Ö} & \\co"]
    assert tags["citation_publication_date"] == ["2022/03"]
    assert tags["citation_isbn"] == ["978-952-0000-00-0"]
    assert tags["citation_doi"] == ["10.1000/a_b%c"]
    assert "citation_pdf_url" not in tags
    assert span["rft.title"] == [ODD] and span["rft.type"] == ["report"]
    assert span["rft.creator"] == tags["citation_author"]
    assert span["rft.date"] == ["2022-03"] and span["rft_id"] == ["info:doi/10.1000/a_b%c"]


@pytest.mark.parametrize(("sharing", "named"), [("clear", True), ("green", False)])
def test_a_pdf_is_named_when_it_is_public(
    loaded: None, member: Client, sharing: str, named: bool
) -> None:
    document = PortalDocument.objects.create(title="R", file="documents/r.pdf", sharing=sharing,
                                             file_size=1)
    ReportPage.objects.filter(item_id="r").update(document=document)

    for language in ("fi", "en"):
        page = Read(member, f"/{language}/archive/reports/r/")
        assert ("citation_pdf_url" in meta(page)) == named


def test_result_lists_carry_coins_of_works_only(loaded: None, client: Client) -> None:
    spans = coins(Read(client, "/fi/search/"))

    assert {span["rft.identifier"][0].partition("/id/")[2] for span in spans} == {
        "report/r", "practice/p", "seminar/s", "project/j"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_speaks_every_language(style: str, language: str) -> None:
    text = in_style({
        "id": "report:x", "type": "webpage", "title": ODD, "author": [{"literal": "Police"}],
        "container-title": "Portal", "issued": {"date-parts": [[2026]]},
        "accessed": {"date-parts": [[2026, 11, 22]]}, "URL": "https://portal.example/id/report/x",
        "version": "2026.11.22",
    }, style, language)

    assert "Police" in text and "2026" in text and "https://portal.example/id/report/x" in text
    assert "{av} 100 %" in text and "שלום 🧭" in text


@pytest.mark.parametrize(("kind", "item_id", "path"), [
    ("report", "r", "archive/reports/r/"), ("practice", "p", "practices/p/"),
    ("organisation", "o", "network/organisations/o/"),
])
def test_an_address_by_id_leads_to_the_page_in_the_readers_language(
    loaded: None, client: Client, kind: str, item_id: str, path: str
) -> None:
    for language in LANGUAGES:
        response = client.get(f"/id/{kind}/{item_id}", HTTP_ACCEPT_LANGUAGE=language)
        assert response.status_code == 302
        assert response.headers["Location"].startswith(f"/{language}/{path.rpartition('/')[0][:8]}")
        assert client.get(response.headers["Location"], follow=True).status_code == 200
        assert "Accept-Language" in response.headers["Vary"]


def test_an_address_by_id_outlives_a_new_slug(loaded: None, client: Client) -> None:
    page = ReportPage.objects.get(item_id="r", locale__language_code="en")
    page.slug = "renamed"
    page.save_revision().publish()

    assert client.get("/id/report/r").headers["Location"] == "/en/archive/reports/renamed/"


@pytest.mark.parametrize("address", [
    "/id/report/{0}", "/id/report/{0}/2026.11.22", "/en/cite/report/{0}/",
    "/en/cite/report/{0}/?format=bibtex", "/id/nothing/{0}", "/id/theme/{0}",
])
@pytest.mark.parametrize("item_id", ["green", "amber", "absent"])
def test_what_may_not_be_read_is_not_there(
    load: Load, client: Client, address: str, item_id: str
) -> None:
    load(*levels())

    assert client.get(address.format(item_id)).status_code == 404


@pytest.mark.parametrize("version", ["2021.02.30", "1", "x" * 300, "9999.99.99", "2021-01-01"])
def test_a_version_that_cannot_be_is_not_there(
    loaded: None, client: Client, version: str
) -> None:
    assert client.get(f"/id/report/r/{version}").status_code == 404


def test_a_citation_of_a_revised_item_says_which_is_current(
    loaded: None, client: Client
) -> None:
    work = client.get("/en/archive/reports/r/").context["citation"]["work"]
    cited = work.cited_address.partition("/id/")[2]
    assert client.get(f"/id/{cited}").status_code == 302

    for page in ReportPage.objects.filter(item_id="r"):
        ReportPage.objects.filter(pk=page.pk).update(
            last_published_at=page.last_published_at + timedelta(days=40))
    page = Read(client, f"/id/{cited}", HTTP_ACCEPT_LANGUAGE="en")

    assert page.status == 200
    assert "It has been revised since" in page.text()
    assert "/en/archive/reports/r/" in page.links()


@pytest.mark.parametrize("name", ["", "bibtex", "ris", "csl-json", "csv"])
def test_a_result_set_holds_what_its_reader_may_read(
    load: Load, client: Client, member: Client, coordinator_client: Client, name: str
) -> None:
    load(*levels())
    address = f"/en/search/cite/?format={name}"

    assert telling(client.get(address).content.decode()) == {"clear"}
    assert telling(member.get(address).content.decode()) == {"clear", "green"}
    assert telling(coordinator_client.get(address).content.decode()) == {"clear", "green", "amber"}


@pytest.mark.parametrize("query", [
    "kind=organisation", "format=x&style=y", "page=zzz&size=-1&from=x", "q=%00", "theme=%22",
])
def test_odd_parameters_are_answered(loaded: None, client: Client, query: str) -> None:
    assert client.get(f"/en/search/cite/?{query}").status_code == 200


def test_organisations_are_not_cited_for_a_search_of_them(loaded: None, client: Client) -> None:
    assert client.get("/en/search/cite/?kind=organisation&format=bibtex").content == b""
