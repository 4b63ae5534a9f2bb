"""More like this, and the pair of problem and solution that a practice's result shows."""

import pytest
from django.test import Client

from search.audience import Audience
from search.reader import Reader
from search.related import related_hits
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.search.away import take_away

pytestmark = pytest.mark.django_db


def related(key: str, audience: Audience = Audience.ANONYMOUS) -> list[str]:
    reader = Reader(audience, "en", ("en", "fi"))
    return [hit.id for hit in related_hits(key, reader, 10)]


@pytest.fixture
def farms(load: Load) -> None:
    """A practice and what is like it in one way or another."""
    load(
        lines.theme("labour"), lines.theme("rare"),
        lines.practice("own", title="Labour inspections on farms", themes=["labour", "rare"]),
        lines.practice("fi", language="fi", title="Marjatilojen tarkastukset",
                       themes=["labour", "rare"]),
        lines.report("words", title="Inspections of farms"),
        lines.practice("green", title="Labour inspections on farms", themes=["rare"],
                       sharing="green"),
        lines.practice("amber", title="Labour inspections on farms", themes=["rare"],
                       sharing="amber"),
        lines.practice("far", title="Compensation in court", summary="Courts."),
        *(lines.practice(f"n{n}", title="Filler", summary="Text.", themes=["labour"])
          for n in range(4)),
    )


def test_themes_lead_across_languages_and_words_within_one(farms: None) -> None:
    found = related("practice:own")
    assert found[0] == "fi"
    assert "words" in found
    assert not {"own", "far"} & set(found)


@pytest.mark.parametrize(("audience", "seen"), [
    (Audience.ANONYMOUS, set()), (Audience.MEMBER, {"green"}),
    (Audience.COORDINATOR, {"green", "amber"})])
def test_only_what_may_be_read_is_related(
    farms: None, audience: Audience, seen: set[str]
) -> None:
    assert {"green", "amber"} & set(related("practice:own", audience)) == seen


def test_nothing_is_like_what_is_not_there_or_not_to_be_read(farms: None) -> None:
    assert related("practice:none") == []
    assert related("practice:amber") == []
    take_away()
    assert related("practice:own") == []


PAIRS = [{"problem": "Berries are picked", "solution": "Inspect the fields"},
         {"problem": "Victims are deported", "solution": "Reflection period"}]
SV = [{"problem": "Bär plockas", "solution": "Inspektera fälten"},
      {"problem": "Offer utvisas", "solution": "Betänketid"}]


@pytest.fixture
def pairs(load: Load) -> None:
    """A practice in two languages with two pairs."""
    load(lines.practice("p", title="Practice", problem_solutions=PAIRS, translations={
        "sv": {"title": "Metod", "summary": "Text.", "problem_solutions": SV}}))


def shown(client: Client, q: str, language: str) -> tuple[str, str] | None:
    (hit,) = client.get(f"/{language}/search/", {"q": q, "expand": "0"}).context["results"].hits
    return (hit.pair["problem"], hit.pair["language"]) if hit.pair else None


def test_the_pair_that_meets_most_words_is_shown_and_marked(pairs: None, client: Client) -> None:
    assert shown(client, "deported reflection", "en") == (
        "Victims are <mark>deported</mark>", "en")
    assert shown(client, "inspecting fields", "en") == ("Berries are picked", "en")
    assert shown(client, "practice", "en") is None


def test_a_pair_met_in_another_language_is_shown_in_the_readers(
    pairs: None, client: Client
) -> None:
    assert shown(client, "betänketid", "en") == ("Victims are deported", "en")
    assert shown(client, "betänketid", "sv") == ("Offer utvisas", "sv")
