"""Compounds that are typed without diacritics mean what they mean with them."""

import random

import pytest

from search.analysis import analyze_query_word, analyze_word
from search.analysis.restore_compounds import restore_compounds

# (language, without diacritics, with them, an inflected form that a text may have)
COMPOUNDS = [
    ("fi", "tyosuojelutarkastukset", "työsuojelutarkastukset", "työsuojelutarkastuksen"),
    ("fi", "uhrijarjestot", "uhrijärjestöt", "uhrijärjestöjen"),
    ("fi", "moottoripyorajengirikollisuus", "moottoripyöräjengirikollisuus",
     "moottoripyöräjengirikollisuuden"),
    ("fi", "esitutkintayhteistyo", "esitutkintayhteistyö", "esitutkintayhteistyössä"),
    ("sv", "myndighetsovergripande", "myndighetsövergripande", "myndighetsövergripande"),
    ("sv", "kvinnofridsfragor", "kvinnofridsfrågor", "kvinnofridsfrågorna"),
    ("nb", "politihogskolen", "politihøgskolen", "politihøgskole"),
    ("da", "arbejdsmiljokontrol", "arbejdsmiljøkontrol", "arbejdsmiljøkontroller"),
    ("is", "vinnumarkadseftirlit", "vinnumarkaðseftirlit", "vinnumarkaðseftirliti"),
    ("is", "tholendaadstod", "þolendaaðstoð", "þolendaaðstoðar"),
]


@pytest.mark.parametrize(("language", "plain", "whole", "inflected"), COMPOUNDS)
def test_a_compound_is_found_by_its_letters_without_diacritics(
    language: str, plain: str, whole: str, inflected: str
) -> None:
    assert whole in restore_compounds(plain, language)
    asked, written = analyze_query_word(plain), analyze_word(inflected, language)
    assert not set(asked.terms).isdisjoint((*written.terms, *written.parts))
    assert set(analyze_word(whole, language).parts) <= {*asked.terms, *asked.parts}


@pytest.mark.parametrize(("language", "word"), [
    ("fi", "työsuojelutarkastukset"), ("sv", "kvinnofridsfrågor"), ("en", "trafficking"),
    ("da", "menneskehandel"), ("fi", "tyo"), ("sv", "a" * 41), ("kl", "tyosuojelutarkastukset"),
])  # fmt: skip
def test_what_is_written_as_it_should_be_is_left_as_it_is(language: str, word: str) -> None:
    assert restore_compounds(word, language) == ()


def test_a_compound_that_a_language_knows_is_read_as_no_other() -> None:
    word = "arbetskraftsexploatering"
    assert set(analyze_query_word(word).parts) == set(analyze_word(word, "sv").parts)


def test_any_letters_are_read_in_few_steps() -> None:
    chance = random.Random(7)
    for _n in range(60):
        word = "".join(chance.choices("aouedth", k=40))
        assert len(restore_compounds(word, chance.choice(["fi", "sv", "is"]))) <= 3
