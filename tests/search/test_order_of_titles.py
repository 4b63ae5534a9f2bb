"""The order by title is that of the titles on the cards, in every language of the interface."""

from itertools import combinations

import pytest

from portal.vocabulary.languages import CONTENT_LANGUAGE_CODES, INTERFACE_LANGUAGES, reading_order
from search.audience import Audience
from search.collation import sort_key
from search.document import Document, Item
from search.engines.base import Engine
from search.hits import cards
from search.plan import Plan
from search.query import Query
from search.reader import Reader
from tests.search.documents import document
from tests.search.test_engines import engine

__all__ = ["engine"]

FIRST_LETTERS = "zaömbåtædhøkäeþs"
PAGE = 7


def shown_titles(engine: Engine, language: str) -> list[str]:
    """The titles of all cards in the order by title, read page by page."""
    reader = Reader(Audience.ANONYMOUS, language, reading_order(language))
    titles: list[str] = []
    number = 1
    while True:
        query = Query(sort="title", page=number, size=PAGE)
        found = engine.search(query, Plan(), reader.audience, language, ())
        if not found.items:
            return titles
        titles += [card.plain_title for card in cards(found.items, reader)]
        number += 1


def version(item_id: int, place: int, language: str) -> Document:
    """A version whose place in the alphabet is not that of the item's other versions."""
    letter = FIRST_LETTERS[(item_id * 5 + place * 7) % len(FIRST_LETTERS)]
    return document(f"i{item_id}", f"{letter.upper()} {language} {item_id}", language=language,
                    original=place == item_id % 2)


def translated() -> list[Item]:
    """An item for every pair of languages, and some in one language or in three."""
    languages = (*CONTENT_LANGUAGE_CODES, "et")
    groups = [*combinations(languages, 2), *[(code,) for code in languages],
              *zip(languages, languages[3:], languages[5:], strict=False)]  # fmt: skip
    return [Item(tuple(version(number, place, code) for place, code in enumerate(group)))
            for number, group in enumerate(groups)]


@pytest.mark.parametrize("writes", [1, 4])
def test_titles_on_cards_are_in_order_in_every_interface_language(
    engine: Engine, writes: int
) -> None:
    written = translated()
    for part in range(writes):
        engine.write(written[part::writes])
    for language in INTERFACE_LANGUAGES:
        keys = [sort_key(title, language) for title in shown_titles(engine, language)]
        assert len(keys) == len(written)
        assert keys == sorted(keys), language


def test_a_title_of_a_neighbouring_language_stands_where_its_letters_put_it(
    engine: Engine,
) -> None:
    engine.write([
        Item((document("a", "Zebra"), document("a", "Avtal", language="nb", original=False))),
        Item((document("b", "Aftale", language="da"),
              document("b", "Yearly", original=False))),
        Item((document("c", "Mål", language="sv"),)),
    ])
    assert shown_titles(engine, "sv") == ["Aftale", "Avtal", "Mål"]
    assert shown_titles(engine, "fi") == ["Mål", "Yearly", "Zebra"]


def test_letters_with_an_accent_are_letters_of_their_own_in_icelandic(engine: Engine) -> None:
    titles = ["Azur", "Ábyrgð", "Dómur", "Dæmi", "Ðx", "Evrópa", "Éx"]
    engine.write([Item((document(str(n), title, language="is"),))
                  for n, title in enumerate(reversed(titles))])
    assert shown_titles(engine, "is") == titles
    assert shown_titles(engine, "sv")[:2] == ["Ábyrgð", "Azur"]


def test_titles_that_differ_late_are_in_order(engine: Engine) -> None:
    titles = [f"{'Long word ' * 12}{letter}" for letter in "abc"]
    engine.write([Item((document(str(n), title),)) for n, title in enumerate(reversed(titles))])
    assert shown_titles(engine, "en") == titles


def test_signs_between_words_count_for_nothing(engine: Engine) -> None:
    titles = ["Police and courts", "Police – schools", "“Police” zones", "A\u030angest"]
    engine.write([Item((document(str(n), title, language="sv"),))
                  for n, title in enumerate(titles)])
    assert shown_titles(engine, "sv") == titles
