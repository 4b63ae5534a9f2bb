"""What the page of results says around the results."""

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
RESULTS = "//*[@id='results']"


@pytest.fixture
def thirty(load: Load) -> None:
    load(*(lines.practice(f"p{n}", title=f"Word {n}") for n in range(30)))


def test_a_page_beyond_the_last_says_so_and_leads_back(thirty: None, client: Client) -> None:
    page = Read(client, "/en/search/?q=word&page=50")
    assert "There are only 2 pages of results." in page.text(RESULTS)
    assert "Nothing was found" not in page.text(RESULTS)
    assert "/en/search/?q=word&page=2" in page.links("//nav[@aria-label='Pages of results']//a")


def test_the_heading_of_a_further_page_says_which_one_it_is(thirty: None, client: Client) -> None:
    heading = "//*[@id='results-heading']"
    assert Read(client, "/en/search/?q=word&page=2").text(heading).endswith("page 2 of 2")
    assert "page" not in Read(client, "/en/search/?q=word").text(heading)


@pytest.mark.parametrize(("asked", "told"), [
    ("", False), ("?kind=practice", True), ("?kind=practice&kind=report", False),
    ("?type=training", True),
])
def test_types_are_offered_within_one_kind(
    load: Load, client: Client, asked: str, told: bool
) -> None:
    load(lines.practice("p", type="training"), lines.organisation("o", type="police"))
    page = Read(client, f"/en/search/{asked}")
    assert bool(page.tree.xpath("//*[@id='facet-type']")) is told
    assert Read(client, "/en/practices/").tree.xpath("//*[@id='facet-type']")
