"""Concepts that a query comes near to, and how far a search is widened."""

import pytest

from search import thesaurus
from search.plan import ENOUGH, Plan, make_plan
from search.sources import Concept
from search.thesaurus import Thesaurus

CONCEPTS = (
    Concept("joint-inspections", {"en": ("joint inspections",), "da": ("fælles kontrol",)}),
    Concept("trafficking", {"en": ("human trafficking",), "fi": ("ihmiskauppa",)}),
    Concept("training", {"en": ("training",), "fi": ("koulutus",)}),
    Concept("crime", {"en": ("crime",), "fi": ("rikollisuus",)}),
    Concept("cross-border-crime", {"en": ("cross-border crime",)}),
    Concept("agriculture", {"nb": ("landbruk",)}),
    Concept("authorities", {"en": ("authorities",), "fi": ("viranomaiset",)}),
    Concept("corruption", {"en": ("corruption of authorities",)}),
    Concept("data-protection", {"fi": ("tietosuoja",)}),
    Concept("information", {"fi": ("tieto",)}),
    Concept("IS", {"is": ("Ísland",), "sv": ("Island",)}, facet="country"),
    Concept("islands", {"en": ("islands",)}),
)


@pytest.fixture(autouse=True)
def own_thesaurus(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Thesaurus(CONCEPTS)
    monkeypatch.setattr(thesaurus, "current", lambda: made)


def tags(query: str) -> list[set[str]]:
    return [{value for _facet, value, _weight in group.tags} for group in make_plan(query).groups]


def test_a_term_that_is_named_is_one_group_at_full_weight() -> None:
    (group,) = make_plan("joint inspections").groups
    assert group.tags == (("theme", "joint-inspections", 1.0),)


@pytest.mark.parametrize("query", ["fælles kontrolbesøg", "kontrol, fælles"])
def test_words_in_another_order_or_inside_a_compound_come_near(query: str) -> None:
    assert tags(query) == [{"joint-inspections"}, {"joint-inspections"}]


def test_a_compound_comes_near_to_what_its_parts_name() -> None:
    assert tags("ihmiskauppakoulutus") == [{"trafficking", "training"}]
    (group,) = make_plan("ihmiskauppakoulutus").groups
    assert all(0 < weight < 1 for _facet, _value, weight in group.tags)


def test_a_part_that_two_compounds_share_is_not_enough() -> None:
    assert tags("landegrense") == [set()]


@pytest.mark.parametrize("query", ["authorities", "viranomaiset", "authority"])
def test_a_word_that_is_a_term_is_not_taken_for_a_word_of_another(query: str) -> None:
    assert tags(query) == [{"authorities"}]


def test_a_compound_that_is_a_term_is_not_taken_for_its_parts() -> None:
    assert tags("tietosuoja") == [{"data-protection"}]


def test_one_word_of_a_term_does_not_mean_the_term() -> None:
    assert tags("human") == [set()]


def test_a_term_inside_a_longer_term_is_not_meant() -> None:
    assert tags("cross-border crime") == [{"cross-border-crime"}]


def test_without_the_thesaurus_nothing_is_near() -> None:
    assert all(not group.tags for group in make_plan("fælles kontrolbesøg", expand=False).groups)


def test_only_a_search_for_a_theme_is_widened_before_it_is_empty() -> None:
    assert make_plan("training Kemi").steps("relevance") == ((2, ENOUGH), (1, ENOUGH))
    assert make_plan("training Kemi", expand=False).steps("relevance") == ((2, 1), (1, 1))
    assert make_plan("training").steps("relevance") == ((1, 0),)
    assert Plan().steps("relevance") == ((0, 0),)


def test_what_is_sorted_by_date_is_not_widened() -> None:
    assert make_plan("training Kemi").steps("newest") == ((2, 1), (1, 1))


def test_a_question_does_not_grow_with_the_square_of_its_words() -> None:
    assert list(make_plan("training Kemi", expand=False).rewarded(1)) == [2]
    long = make_plan(" ".join(f"word{n}" for n in range(60)), expand=False)
    assert len(long.groups) == 60
    assert list(long.rewarded(long.required)) == []


@pytest.mark.parametrize(("query", "meant"), [
    ("Ísland", {"IS"}), ("Island", {"IS"}), ("islands", {"islands"}), ("island", {"IS", "islands"}),
])
def test_of_several_concepts_those_are_meant_that_are_spelt_as_typed(
    query: str, meant: set[str]
) -> None:
    assert tags(query) == [meant]
