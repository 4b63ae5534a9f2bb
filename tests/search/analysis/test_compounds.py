"""Parts of compounds are found, letters that only look like parts are not."""

from pathlib import Path

import pytest

from search.analysis import Meeting, analyze_query_word, analyze_word
from search.analysis.compounds import spans, split
from search.analysis.languages import COMPOUNDING

CASES = Path(__file__).parent / "compounds"


def found(part: str, compound: str, language: str) -> bool:
    """Whether a query for `part` marks `compound` in a text."""
    asked = analyze_query_word(part)
    return compound in Meeting({asked.exact, *asked.terms}, language).among([compound], compound)


def shares(language: str) -> tuple[float, float]:
    """Shares of positive and of negative cases that are found."""
    counts = {"1": [0, 0], "0": [0, 0]}
    lines = (CASES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for kind, part, compound in (line.split("\t") for line in lines):
        counts[kind][0] += found(part, compound, language)
        counts[kind][1] += 1
    assert all(total >= 40 for _, total in counts.values())
    positive, negative = (hits / total for hits, total in counts.values())
    return positive, negative


@pytest.mark.parametrize("language", COMPOUNDING)
def test_cases_from_the_field(language: str) -> None:
    positive, negative = shares(language)
    assert positive >= 0.92
    assert negative <= 0.05


def test_finnish_cases_from_wheels_alone(without_voikko: None) -> None:
    positive, negative = shares("fi")
    assert positive >= 0.92
    assert negative <= 0.05


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("menneskehandelssaker", "nb", ("menneske", "handels", "saker")),
        ("arbetskraftsexploatering", "sv", ("arbets", "krafts", "exploatering")),
        ("barnaverndarnefndir", "is", ("barna", "verndar", "nefndir")),
        ("politikredsen", "da", ("politi", "kredsen")),
    ],
)
def test_parts_as_written(word: str, language: str, parts: tuple[str, ...]) -> None:
    assert split(word, language) == parts


def test_finnish_parts(with_voikko: None) -> None:
    assert split("ihmiskauppauhrien", "fi") == ("ihmis", "kauppa", "uhrien")


@pytest.mark.parametrize(("part", "compound", "language"), [
    ("omaiset", "viranomaiset", "fi"), ("tekijä", "sosiaalityöntekijät", "fi"),
    ("valta", "lähisuhdeväkivalta", "fi"), ("työ", "poliisiyhteistyö", "fi"),
    ("starf", "samstarf", "is"), ("regla", "lögreglurannsókn", "is"),
    ("litur", "vinnustaðaeftirlit", "is"), ("städ", "kvarstad", "sv"),
    ("gäng", "rättegången", "sv"), ("gjeng", "gjengangere", "nb"),
    ("rån", "polisbyrån", "sv"), ("kamp", "informationskampagner", "da"),
    ("bil", "situationsbillede", "da"), ("arbejdere", "arbejdsgiver", "da"),
    ("skylda", "fjölskyldur", "is"),
    ("nainen", "kokonaiskuva", "fi"),
])  # fmt: skip
def test_a_word_of_its_own_meaning_is_one_part(part: str, compound: str, language: str) -> None:
    assert not found(part, compound, language)


@pytest.mark.parametrize(("part", "compound", "language"), [
    ("viranomaiset", "poliisiviranomaiset", "fi"), ("työntekijä", "sosiaalityöntekijät", "fi"),
    ("tekijä", "rikoksentekijät", "fi"), ("yhteistyö", "viranomaisyhteistyöhön", "fi"),
    ("samstarf", "lögreglusamstarf", "is"), ("lögregla", "landamæralögreglan", "is"),
    ("eftirlit", "vinnustaðaeftirlit", "is"),
])  # fmt: skip
def test_it_is_found_inside_longer_words(part: str, compound: str, language: str) -> None:
    assert found(part, compound, language)


def test_english_is_not_split() -> None:
    assert split("policewoman", "en") == ()


def test_runs_of_parts_are_parts() -> None:
    assert spans(("ihmis", "kauppa", "uhrien"), "fi") == [
        "ihmis",
        "kauppa",
        "uhrien",
        "ihmiskauppa",
        "kauppauhrien",
    ]


def test_parts_are_apart_from_terms() -> None:
    word = analyze_word("menneskehandelssaker", "nb")
    assert "menneskehandel" in word.parts
    assert not set(word.parts) & set(word.terms)


def test_simple_words_have_no_parts() -> None:
    for word, language in [("polis", "sv"), ("menneske", "nb"), ("handel", "da"), ("uhri", "fi")]:
        assert analyze_word(word, language).parts == ()
