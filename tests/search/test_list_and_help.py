"""A search as one plain list, and the help with its examples."""

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


def test_the_list_is_longer_than_a_page(load: Load, client: Client) -> None:
    load(*(lines.practice(f"p{n}", title=f"Word {n}") for n in range(30)))
    page = Read(client, "/en/search/list/?q=word&size=5&page=2")
    assert len(page.tree.xpath("//ol[@class='printed-list']/li")) == 30


@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb", "da", "is"])
def test_every_example_of_the_help_is_a_search_that_works(
    db: None, client: Client, language: str
) -> None:
    page = Read(client, f"/{language}/search/help/")
    links = page.links("//dl[@class='search-examples']//a")
    assert len(links) == 6
    for address in links:
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb", "da", "is"])
def test_the_phrase_in_the_help_finds_something_in_the_demo(
    demo: None, client: Client, language: str
) -> None:
    links = Read(client, f"/{language}/search/help/").links("//dl[@class='search-examples']//a")
    (address,) = (address for address, written in links.items() if '"' in written)
    assert Read(client, address).tree.xpath("//ol[@class='hits']/li")
