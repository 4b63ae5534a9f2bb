"""Directory and ledger: what is written in another language than the page's says so."""

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
MANDATE = "Coordinates the work of all the authorities against trafficking in the country."
NOTE = "The ministry has set up a working group and it will report to the government."
NOTICE = "//div[contains(@class, 'notice-language')]"


@pytest.fixture
def english(load: Load) -> None:
    """A coordinator, an organisation, an answer and an adoption with words in English only."""
    load(
        lines.organisation("o", language="en", names={"fi": "Ministeriö"}, country="FI",
                           description="It leads the work of the government in this field."),
        lines.organisation("bare", language="en", names={"fi": "Poliisi"}),
        lines.coordinator("c", title="National coordinator", mandate=MANDATE, country="FI",
                          organisation="o"),
        lines.report("r", language="fi", countries=["FI"], recommendations=[
            {"id": "x", "text": "Tehdään.", "responses": [
                {"country": "FI", "status": "accepted", "note": NOTE}]}]),
        lines.practice("p", countries=["SE"]),
        lines.adoption("a", "p", result=NOTE, adaptations=NOTE),
    )


def in_english(page: Read, text: str) -> bool:
    return bool(page.tree.xpath(f"//*[contains(text(), '{text}')]/ancestor-or-self::*[@lang='en']"))


@pytest.mark.parametrize(("path", "texts"), [
    ("coordinators/c", ["National coordinator", MANDATE]), ("organisations/o", ["It leads"]),
])
def test_a_page_of_the_directory_tells_of_its_language(
    english: None, client: Client, path: str, texts: list[str]
) -> None:
    page = Read(client, f"/fi/network/{path}/")
    assert "englanti" in page.text(NOTICE)
    assert all(in_english(page, text) for text in texts)
    assert not Read(client, f"/en/network/{path}/").tree.xpath(NOTICE)


def test_a_page_without_texts_tells_nothing(english: None, client: Client) -> None:
    assert not Read(client, "/fi/network/organisations/bare/").tree.xpath(NOTICE)


@pytest.mark.parametrize(("path", "text"), [
    ("archive/reports/r/", NOTE), ("archive/reports/r/x/", NOTE), ("network/countries/fi/", NOTE),
    ("network/countries/fi/", "National coordinator"), ("practices/p/", NOTE),
])
def test_a_text_without_a_language_of_its_own_has_that_of_its_words(
    english: None, client: Client, path: str, text: str
) -> None:
    assert in_english(Read(client, f"/fi/{path}"), text)
    assert not Read(client, f"/en/{path}").tree.xpath(f"//*[text()='{text}'][@lang]")
