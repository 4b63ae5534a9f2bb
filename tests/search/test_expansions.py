"""What a page of results says of what was searched for besides the words asked for."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.portal.html import Read


def told(client: Client, address: str) -> list[str]:
    """The sentences, one a theme."""
    page = Read(client, address)
    found = page.tree.xpath("//p[a[contains(@href, '/themes/')] and contains(., 'also searched')]")
    return [" ".join(one.text_content().split()) for one in found]


def test_each_theme_is_told_with_its_terms_or_by_its_name_alone(
    demo: None, client: Client
) -> None:
    first, named = told(client, "/en/search/?q=f%C3%A6lles+kontrolbes%C3%B8g")
    assert first == "For “fælles” also searched: theme joint inspections"
    assert named.endswith("(theme inspections)")


def test_a_theme_that_is_called_as_was_typed_is_not_told(demo: None, client: Client) -> None:
    assert told(client, "/en/search/?q=GRETA") == []


def test_where_nothing_is_found_less_is_not_offered(demo: None, client: Client) -> None:
    assert "Search only for my own words" not in Read(client, "/en/search/?q=GRETA").text()
    assert "Search only for my own words" in Read(client, "/en/search/?q=ihmiskauppa").text()


def test_a_query_is_told_as_it_was_typed_and_is_not_among_what_was_searched_besides(
    demo: None, client: Client
) -> None:
    first, *_others = told(client, "/en/search/?q=Ihmiskauppa")
    assert first.startswith("For “Ihmiskauppa” also searched: ")
    assert "ihmiskauppa" not in first and "människohandel" in first


def test_each_term_searched_besides_says_its_language(demo: None, client: Client) -> None:
    page = Read(client, "/en/search/?q=trafficking")
    assert page.language_of("människohandel") == "sv"
    assert page.language_of("ihmiskauppa") == "fi"


@pytest.mark.parametrize("text", ["😀", "***", "- - -"])
def test_a_query_without_words_is_said_to_be_none_and_shows_everything(
    demo: None, client: Client, text: str
) -> None:
    page = Read(client, f"/en/search/?{urlencode({'q': text})}")
    assert f"“{text}” has no word to look for, so everything is shown." in page.text()
    everything = Read(client, "/en/search/").text("//*[@id='results-heading']")
    assert page.text("//*[@id='results-heading']") == everything
    assert page.tree.xpath("//main//input[@name='q']")[0].value == text
