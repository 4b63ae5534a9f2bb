"""Persons are cited as persons, authorities as the bodies that they are."""

import pytest
from django.test import Client

from portal.citations.bibtex import write_bibtex
from portal.citations.csl import csl_of
from portal.citations.persons import is_person
from portal.citations.ris import write_ris
from portal.citations.works import works_of
from search.audience import Audience
from search.reader import Reader
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

READER = Reader(Audience.ANONYMOUS, "en", ("en", "fi"))
AUTHORS = ["Virtanen, Aino", "Ministry of Justice, Finland", "Mäkelä, Olli"]


@pytest.mark.parametrize("name", [
    "Virtanen, Aino", "Mäkelä-Lind, Olli Pekka", "von Essen, Carl", "Nordin, K. J.",
    "Rådström, Pär",
    "Þórarinsdóttir, Halla", "d'Angelo, M.", "de la Cruz, María", "Polis, Aino",
])
def test_family_and_given_name_are_a_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", [
    "Poliisi", "Ministry of Justice, Finland", "Oikeusministeriö, Helsinki", "Åke {Ö} & \\co",
    "European Institute for Crime Prevention, HEUNI", "Virtanen, Aino, Mäkelä, Olli",
    "Justitsministeriet, Danmark", "työ- ja elinkeinoministeriö, Tilastot", "Aino Virtanen", ",",
    "Statens råd, Medborgare", "Politihøgskolen, Forskning", "Police, Fire and Rescue", "Police,",
    "Dómsmálaráðuneytið, Ísland", "Kripos, Seksjon 2",
])
def test_anything_else_is_a_body(name: str) -> None:
    assert not is_person(name)


@pytest.fixture
def written(load: Load, db: None) -> None:
    """A report by two persons and a ministry."""
    load(lines.report("r", title="Work", authors=AUTHORS, publisher="Police",
                      published="2021-11", countries=["FI"]))


def test_exports_take_a_persons_name_apart(written: None) -> None:
    item = csl_of(works_of(["report:r"], READER)[0], "en")

    assert item["author"] == [
        {"family": "Virtanen", "given": "Aino"}, {"literal": "Ministry of Justice, Finland"},
        {"family": "Mäkelä", "given": "Olli"},
    ]
    assert ("author = {Virtanen, Aino and {Ministry of Justice, Finland} and Mäkelä, Olli}"
            in write_bibtex([item]))
    assert "AU  - Virtanen, Aino\r\nAU  - Ministry of Justice, Finland" in write_ris([item])


def test_a_page_cites_persons_by_family_name_and_tells_authors_apart(
    written: None, client: Client
) -> None:
    page = Read(client, "/en/archive/reports/r/")

    assert page.text("//p[@id='cite-apa']").startswith(
        "Virtanen, A., Ministry of Justice, Finland, & Mäkelä, O. (2021")
    assert "; ".join(AUTHORS) in page.text("//main")
    assert page.tree.xpath("//meta[@name='citation_author']/@content") == AUTHORS
