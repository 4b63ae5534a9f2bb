"""What a result says of why it is there: marks where a term stands, else the theme it has."""

from typing import Any

import pytest
from django.test import Client

from network.models import ReportPage
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import Load
from tests.portal.html import Read
from tests.search.test_document_pages import bring

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
THEME = lines.theme("trafficking", labels={
    "en": "trafficking in human beings", "da": "menneskehandel", "fi": "ihmiskauppa"})
TOGETHER = "<mark>trafficking</mark> in <mark>human</mark> <mark>beings</mark>"
REASON = "Found by the theme: trafficking in human beings"


def results(client: Client, **parameters: str) -> dict[str, dict[str, Any]]:
    found = client.get("/api/search/", {"q": "menneskehandel", **parameters}).json()["results"]
    return {one["id"]: one for one in found}


def card(client: Client, item_id: str, q: str = "menneskehandel") -> str:
    """The text of an item's card."""
    page = Read(client, f"/en/search/?q={q}")
    (found,) = page.tree.xpath(
        f"//li[contains(@class, 'hit ')][h3/a[contains(@href, '/{item_id}/')]]")
    return " ".join(found.text_content().split())


def test_a_term_in_another_language_is_marked_where_it_stands_together(
    load: Load, client: Client
) -> None:
    load(THEME, lines.practice("p", title="Human rights", summary="Human life, all beings.",
                               body="Work against trafficking in human beings."))
    found = results(client)["p"]
    assert found["snippets"] == [f"Work against {TOGETHER}."]
    assert found["matched"] == ["trafficking in human beings"]
    page = Read(client, "/en/search/?q=menneskehandel").html
    assert page.count("<mark>") == 3 and ">Human rights<" in page
    assert REASON not in card(client, "p")


def test_a_result_without_a_mark_tells_the_theme_that_it_was_found_by(
    load: Load, client: Client
) -> None:
    load(THEME, lines.theme("other"),
         lines.practice("p", title="Human rights", themes=["trafficking", "other"]))
    assert results(client)["p"]["matched"] == []
    assert results(client)["p"]["found_by"] == ["trafficking"]
    assert REASON in card(client, "p")
    assert REASON in Read(client, "/en/search/list/?q=menneskehandel").text()
    links = Read(client, "/en/search/?q=menneskehandel").links()
    assert links["/en/themes/trafficking/"]


def test_a_text_that_has_the_words_of_a_term_apart_tells_the_theme_too(
    load: Load, client: Client
) -> None:
    load(THEME, lines.practice("p", body="Human beings, and trafficking."))
    assert results(client)["p"]["matched"] == []
    assert REASON in card(client, "p")


def test_a_result_with_a_mark_needs_no_theme_to_be_told(load: Load, client: Client) -> None:
    load(THEME, lines.practice("p", language="fi", title="Ihmiskaupasta", themes=["trafficking"]))
    assert "Found by the theme" not in card(client, "p")
    assert "Found by the theme" not in card(client, "p", "ihmiskauppa")


def test_a_page_of_a_document_is_marked_where_a_term_stands_together(
    load: Load, client: Client
) -> None:
    load(THEME, lines.report("r"))
    page = ReportPage.objects.get(item_id="r")
    page.document = make_document(pdf([
        "Human rights. The trafficking in human beings in the north.",
        "Beings. Of the north and of the south, the east and the west. Trafficking. Human.",
    ]))
    page.save()
    document = bring(page.document)
    (found,) = results(client).values()
    assert found["page_number"] == 1
    assert found["snippets"][-1] == f"Human rights. The {TOGETHER} in the north."
    address = f"/en/documents/{document.pk}/"
    opened = client.get(address, {"q": "menneskehandel", "page": "1"}).content.decode()
    assert opened.count(TOGETHER) == 2 and opened.count("<mark>") == 6
    assert "Found by the theme" not in card(client, "r")
    apart = client.get(address, {"q": "menneskehandel", "page": "2"}).content.decode()
    assert "Beings. Of the north" in apart.split('class="inside-hits"')[1].split("</ol>")[0]
    assert apart.count("<mark>") == 3
