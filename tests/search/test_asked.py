"""Counts of queries: what is counted, what never, who sees them, and for how long."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from search.asked import counting
from search.asked.models import AskedCount
from search.asked.report import most_asked, without_results
from search.asked.texts import countable
from tests.portal import lines
from tests.portal.fixtures import Load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """Earlier tests have searched too."""
    counting.forget()


def test_searches_are_counted_by_day_and_text(load: Load, client: Client) -> None:
    load(lines.practice("a", title="Inspections"))
    for q in ("Inspections", " inspections ", "nothing-like-it"):
        client.get("/en/search/", {"q": q})
    client.get("/api/search/", {"q": "inspections"})
    counting.flush()
    rows = AskedCount.objects.order_by("text").values_list("day", "text", "times", "empty")
    today = timezone.localdate()
    assert list(rows) == [(today, "inspections", 3, 0), (today, "nothing-like-it", 1, 1)]


def test_counts_add_up_over_several_writes(db: None) -> None:
    for _n in range(2):
        counting.note("word", 0)
        counting.note("word", 5)
        counting.flush()
    assert list(AskedCount.objects.values_list("times", "empty")) == [(4, 2)]


def test_narrowing_down_and_paging_count_nothing(client: Client, db: None) -> None:
    for more in ({"country": "FI"}, {"page": "2"}, {"q": ""}):
        client.get("/en/search/", {"q": "word", **more})
    counting.flush()
    assert not AskedCount.objects.exists()


@pytest.mark.parametrize("text", [
    "anna@example.org", "anna @ example", "+358 40 123 4567", "040-1234567", "131052-308T",
    "811218-9876", "0101302989", "01019012345", "120174-3399", "x" * 61, "", "  ", '"',
    "case 1234567", "131052A308T",
])  # fmt: skip
def test_what_may_name_a_person_is_never_kept(text: str) -> None:
    assert countable(text) is None


@pytest.mark.parametrize("text", ["labour exploitation", "VN/32/2021", "2015-2022", "om027",
                                  "työperäinen hyväksikäyttö", "top 10", '"joint inspections"'])
def test_plain_searches_are_kept(text: str) -> None:
    assert countable(text) is not None


def test_what_is_asked_seldom_is_not_shown(db: None) -> None:
    for text, times in (("often", 3), ("seldom", 2)):
        for _n in range(times):
            counting.note(text, 0)
    counting.flush()
    assert [row.text for row in most_asked()] == ["often"]
    assert [(row.text, row.empty) for row in without_results()] == [("often", 3)]


def test_old_counts_go(db: None) -> None:
    today = timezone.localdate()
    for days in (89, 91):
        AskedCount.objects.create(day=today - timedelta(days=days), text="old", times=9)
    counting.note("new", 1)
    counting.flush()
    assert sorted(AskedCount.objects.values_list("text", "times")) == [("new", 1), ("old", 9)]


def test_a_flood_of_texts_is_not_kept(db: None) -> None:
    for n in range(counting.MAX_HELD + 100):
        counting.note(f"w{n % 10_000}", 1)
    counting.flush()
    assert AskedCount.objects.count() == counting.MAX_HELD


def test_searching_asks_the_database_nothing_more(client: Client, db: None) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get("/en/search/", {"q": "word"})
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/search/", {"q": "word"})
    assert not [one for one in queries.captured_queries if "askedcount" in one["sql"]]
