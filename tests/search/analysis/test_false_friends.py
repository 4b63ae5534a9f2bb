"""Words of this field that must not meet a frequent word only spelt like a form of theirs."""

import pytest

from search.analysis import WordTerms, analyze_query_word, analyze_word
from search.analysis.words import analyze_term_word


def meet(one: WordTerms, other: WordTerms) -> bool:
    return not set(one.terms).isdisjoint((*other.terms, *other.parts))


@pytest.mark.parametrize(("asked", "written", "language"), [
    ("AI", "is", "en"), ("OM", "on", "fi"), ("työvoima", "voidaan", "fi"),
    ("palkkasaatavat", "saada", "fi"), ("toimivalta", "toimii", "fi"),
    ("skolor", "ska", "sv"), ("lärare", "lära", "sv"), ("städare", "städer", "sv"),
    ("Sámi", "sama", "fi"), ("Sámi", "sömu", "is"), ("samer", "samme", "da"),
    ("samer", "sammen", "nb"), ("Roma", "rom", "nb"), ("vændi", "vændum", "is"),
    ("lærere", "lære", "da"),
])  # fmt: skip
def test_a_word_does_not_find_another_that_is_spelt_like_a_form_of_it(
    asked: str, written: str, language: str
) -> None:
    assert not meet(analyze_query_word(asked), analyze_word(written, language))


@pytest.mark.parametrize(("term", "written"), [("OSSE", "oss"), ("KI", "kist")])
def test_an_acronym_of_the_thesaurus_is_no_form_of_a_word(term: str, written: str) -> None:
    assert not meet(analyze_term_word(term, "sv"), analyze_word(written, "sv"))


@pytest.mark.parametrize(("asked", "written", "language"), [
    ("OSSE", "OSSE", "sv"), ("AI", "AI-baserat", "sv"), ("EU", "EU:n", "fi"),
    ("samer", "samerna", "sv"), ("Sámi", "sami", "en"), ("skola", "skolorna", "sv"),
    ("lärare", "lärarna", "sv"), ("BARN", "barnet", "nb"),
])  # fmt: skip
def test_what_is_meant_is_still_found(asked: str, written: str, language: str) -> None:
    assert meet(analyze_query_word(asked), analyze_word(written, language))


@pytest.mark.usefixtures("with_voikko")
@pytest.mark.parametrize(("asked", "written"), [
    ("hyväksikäytetty", "hyväksikäyttää"), ("tunnistettu", "tunnistaa"), ("työvoima", "työvoiman"),
    ("saatavat", "saatava"), ("valvova", "valvoa"),
])  # fmt: skip
def test_a_participle_still_finds_its_verb(asked: str, written: str) -> None:
    assert meet(analyze_query_word(asked), analyze_word(written, "fi"))
