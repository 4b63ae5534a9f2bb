"""A query without diacritics finds text with them, and the other way round."""

import pytest

from search.analysis import Meeting, analyze_query_word, analyze_word, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ääkköset", "aakkoset"),
        ("ÅRHUS", "arhus"),
        ("bjørn", "bjorn"),
        ("være", "vaere"),
        ("Þórður", "thordur"),
        ("á" + "e\u0301", "ae"),
        ("A\u030angström", "angstrom"),
        ("ﬁnland", "finland"),
        ("ŠŽ", "sz"),
        ("Sámi ŋ đ ŧ", "sami n d t"),
        ("straße", "strasse"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


# What a reader types, what the text has, and the text's language.
PAIRS = [
    ("kadessa", "kädessä", "fi"),
    ("kadet", "kädessä", "fi"),
    ("tyontekija", "työntekijöiden", "fi"),
    ("manniskohandel", "människohandelns", "sv"),
    ("aklagare", "åklagaren", "sv"),
    ("born", "børnene", "da"),
    ("boern", "børn", "da"),
    ("aarhus", "Århus", "da"),
    ("paavirke", "påvirker", "nb"),
    ("handtering", "håndtering", "nb"),
    ("ofrene", "ofrene", "nb"),
    ("log", "lög", "is"),
    ("logreglunni", "lögreglan", "is"),
    ("fornarlomb", "fórnarlömbum", "is"),
    ("thjonusta", "þjónustunni", "is"),
]


@pytest.mark.parametrize(("plain", "written", "language"), PAIRS)
def test_plain_query_finds_diacritics(plain: str, written: str, language: str) -> None:
    assert written in Meeting(analyze_query_word(plain).terms, language).among([written], written)


@pytest.mark.parametrize(("plain", "written", "language"), PAIRS)
def test_query_with_diacritics_finds_plain_text(plain: str, written: str, language: str) -> None:
    asked = analyze_query_word(written)
    assert plain in Meeting(asked.terms, language).among([plain], plain)


def test_exact_keeps_the_spelling_apart() -> None:
    assert analyze_word("Sää", "fi").exact == "sää"
    assert analyze_word("saa", "fi").exact == "saa"
    assert "saa" in analyze_word("Sää", "fi").terms


def test_composed_and_decomposed_are_one() -> None:
    assert analyze_word("ka\u0308desta\u0308", "fi") == analyze_word("kädestä", "fi")
