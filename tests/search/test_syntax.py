"""The signs in a query's text: quotation marks, hyphens and the words AND, OR and NOT."""

import pytest
from django.test import Client

from search.plan import Plan, make_plan
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read


def words(plan: Plan) -> list[str]:
    return [group.text for group in plan.groups]


def left_out(plan: Plan) -> list[str]:
    return [word.exact for word in plan.without]


@pytest.mark.parametrize("text", ["crime NOT police", "crime AND NOT police", "crime -police"])
def test_not_leaves_a_word_out_as_a_hyphen_does(text: str) -> None:
    plan = make_plan(text, expand=False)
    assert (words(plan), left_out(plan)) == (["crime"], ["police"])


@pytest.mark.parametrize("text", ["crime AND police", "crime OR police", "crime police NOT"])
def test_operators_that_change_nothing_are_no_words(text: str) -> None:
    assert words(make_plan(text, expand=False)) == ["crime", "police"]


@pytest.mark.parametrize("text", ["NOT police", "crime not police"])
def test_a_not_that_is_no_operator_leaves_nothing_out(text: str) -> None:
    assert left_out(make_plan(text, expand=False)) == []


def test_not_before_a_phrase_leaves_the_phrase_out() -> None:
    plan = make_plan('crime NOT "joint inspections"')
    assert (plan.phrases, plan.without_phrases) == ((), (("joint", "inspections"),))


def test_operators_within_a_phrase_are_words_of_it() -> None:
    assert make_plan('"victims AND witnesses"').phrases == (("victims", "and", "witnesses"),)


def test_words_of_a_phrase_are_spelt_as_texts_have_them() -> None:
    assert make_plan('"anti-trafficking work"').phrases == (("antitrafficking", "work"),)


@pytest.mark.django_db
def test_a_phrase_that_finds_nothing_leads_to_its_words(load: Load, client: Client) -> None:
    load(lines.practice("a", title="Inspections that are joint"))
    page = Read(client, '/en/search/?q="joint+inspections"')
    assert page.text("//*[@id='results-heading']") == "0 results for “joint inspections”"
    links = page.links("//*[@class='empty']//a")
    assert links["/en/search/?q=joint+inspections"] == "search for joint inspections: 1 result"


@pytest.mark.django_db
def test_what_was_left_out_may_be_let_in_again(load: Load, client: Client) -> None:
    load(lines.practice("a", title="Police training"))
    links = Read(client, "/en/search/?q=training+-police").links("//*[@class='empty']//a")
    assert links["/en/search/?q=training"] == "search for training: 1 result"
