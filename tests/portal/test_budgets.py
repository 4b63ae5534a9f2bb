"""Query budgets: a page asks the database as often with 1,000 items as with 10."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from portal.interchange.importing import import_file
from search.indexing.rebuild import rebuild
from tests.portal.lines import Fields, write
from tests.services.content import fresh_index

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
SMALL, LARGE = 10, 1_000
# Results of every kind: the first page of few items has reports on it, whose recommendations are
# asked for once; that of many has none. The search for reports alone counts that question.
MIXED = {"/api/search/?q=word", "/en/search/list/?q=word"}
COUNTRIES = ("FI", "SE", "NO", "DK", "IS")
LISTINGS = [
    "/en/", "/en/practices/", "/en/practices/?country=FI&theme=t1", "/en/practices/?q=word",
    "/en/search/", "/en/search/?q=word", "/en/search/?size=100", "/api/search/?q=word",
    "/api/search/?q=word&kind=report",
    "/api/search/?size=100", "/en/archive/", "/en/archive/seminars/", "/en/archive/reports/",
    "/en/archive/projects/", "/en/archive/seminars/?when=coming", "/en/archive/recommendations/",
    "/en/archive/recommendations/?country=SE&state=open&sort=due",
    "/en/archive/recommendations/?by=report", "/en/archive/recommendations/?by=theme",
    "/en/archive/recommendations/?format=csv",
    "/en/network/", "/en/network/?q=name", "/en/network/countries/fi/",
    "/en/themes/", "/en/themes/t1/", "/fi/practices/", "/fi/network/",
    "/en/search/list/?q=word", "/en/search/feed/?q=word", "/en/search/suggest/?q=wor",
    "/en/search/cite/?q=word&kind=practice", "/en/search/?q=worde", "/en/search/?q=qqqq&country=FI",
    "/en/archive/seminars/calendar.ics", "/en/practices/study-tours/?theme=t1",
]  # fmt: skip
ITEMS = [
    "/en/practices/first/", "/fi/practices/first/", "/sv/practices/first/",
    "/en/archive/seminars/first/", "/en/archive/reports/first/", "/en/archive/reports/first/r1/",
    "/en/archive/projects/first/",
    "/en/network/organisations/first/", "/en/network/coordinators/first/",
]  # fmt: skip
# What a listing may ask at most, at any size: far below one query an item shown.
MOST = 40


def content(count: int) -> Iterator[Fields]:
    """`count` practices, and a fifth as many of every other kind, all pointing at each other.

    A fifth of the practices and all other items have a translation.
    """
    for n in range(count // 10 + 2):
        yield {"kind": "theme", "id": f"t{n}", "labels": {"en": f"Theme {n}", "fi": f"Aihe {n}"}}
    for n in range(count):
        others = n % 5 == 0
        item_id = "first" if n == 0 else f"n{n}"
        country = COUNTRIES[n % 5 if n % 7 else 0]
        facts: Fields = {"themes": ["t1", f"t{n % (count // 10 + 2)}"][: 1 + n % 2],
                         "countries": [country]}
        text = {"title": f"Word {n}", "summary": f"Summary {n} of a word."}
        version: Fields = {"translations": {
            "fi": {"title": f"Sana {n}", "summary": "Tiivistelmä."}}} if others else {}
        item = {"id": item_id, "language": "en", **text, **facts, **version}
        if others:
            yield {"kind": "organisation", "id": item_id, "name": f"Name {n}", "language": "en",
                   "names": {"fi": f"Nimi {n}"}, "country": "FI",
                   "competences": [{"measure": "Inspect"}]}
            yield {"kind": "coordinator", "id": item_id, "title": f"Function {n}",
                   "country": "FI", "organisation": item_id, "themes": ["t1"],
                   "languages": ["fi"]}
            yield {"kind": "report", **item, "published": "2022", "recommendations": [
                {"id": "r1", "text": "Do.", "responses": [{"country": "SE", "note": "x"}]}]}
            yield {"kind": "seminar", **item, "starts": "2999-01-01", "reports": ["first"],
                   "organisers": ["first"]}
            yield {"kind": "project", **item,
                   "outputs": [{"title": "Output", "report": item_id}]}
        yield {"kind": "practice", **item, "started": str(1990 + n % 30),
               "organisations": ["first"],
               "problem_solutions": [{"problem": f"A word {n}", "solution": "B"}]}
        if others:
            yield {"kind": "adoption", "id": f"a{n}", "practice": item_id, "country": "FI",
                   "organisation": "first", "status": "adopted", "source_event": "first"}


class Counts:
    """How many queries each address took, at one size."""

    def __init__(self, size: int, folder: Path) -> None:
        import_file(write(folder / f"{size}.jsonl", content(size)))
        rebuild()
        client = Client()
        self.queries: dict[str, list[str]] = {}
        for address in (*LISTINGS, *ITEMS):
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                response = client.get(address)
            assert response.status_code == 200, address
            # Whether the vocabulary has changed is asked once a second, not once a page.
            self.queries[address] = [entry["sql"] for entry in asked.captured_queries
                                     if 'portal_stamp' not in entry["sql"]]


@pytest.fixture(scope="module")
def counted(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> dict[int, Counts]:
    """The queries at both sizes, each in a transaction that is taken back."""
    folder = tmp_path_factory.mktemp("budgets")
    found = {}
    storages = settings.STORAGES
    settings.STORAGES = {**storages, "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    for size in (SMALL, LARGE):
        with django_db_blocker.unblock(), fresh_index(of_demo=False), transaction.atomic():
            found[size] = Counts(size, folder)
            transaction.set_rollback(True)
    settings.STORAGES = storages
    return found


def _without_parts(queries: list[str]) -> list[str]:
    return [query for query in queries if "network_recommendation" not in query]


@pytest.mark.parametrize("address", [*LISTINGS, *ITEMS])
def test_a_page_asks_the_database_as_often_with_1000_items_as_with_10(
    counted: dict[int, Counts], address: str
) -> None:
    few, many = (counted[size].queries[address] for size in (SMALL, LARGE))
    if address in MIXED:
        few, many = map(_without_parts, (few, many))
    assert len(many) == len(few), "\n".join(query[:200] for query in many[len(few):][:5])


@pytest.mark.parametrize("address", [*LISTINGS, *ITEMS])
def test_a_page_asks_the_database_few_questions(
    counted: dict[int, Counts], address: str
) -> None:
    assert len(counted[LARGE].queries[address]) <= MOST
