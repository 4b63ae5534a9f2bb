"""Where words start and end."""

import pytest

from search.analysis import analyze_text, analyze_word, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Help, please!", ["Help", "please"]),
        ("the victim's rights", ["the", "victim's", "rights"]),
        ("anti-trafficking unit", ["anti-trafficking", "unit"]),
        ("EU:n maat klo 12:30", ["EU:n", "maat", "klo", "12", "30"]),
        ("OM027:00/2021", ["OM027", "00", "2021"]),
        ("rikos- ja työlaki", ["rikos", "ja", "työlaki"]),
        ("ihmis-\n  kaupan uhri", ["ihmiskaupan", "uhri"]),
        ("ihmis\u00adkauppa", ["ihmiskauppa"]),
        ("snake_case", ["snake", "case"]),
        ("a\x00b", ["a", "b"]),
        ("…!?—", []),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


def test_offsets_span_what_was_written() -> None:
    text = "Uhrien  ihmis-\nkauppaa, kade\u0308n"
    assert [text[token.start : token.end] for token in tokenize(text)] == [
        "Uhrien",
        "ihmis-\nkauppaa",
        "kade\u0308n",
    ]


def test_text_has_the_terms_of_its_tokens() -> None:
    text = "Ihmis-\nkaupan uhrit: EU:n anti-trafficking 2021–2024, don't"
    words = [analyze_word(token.text, "fi") for token in tokenize(text)]
    assert analyze_text(text, "fi") == words


def test_hyphenated_word_is_found_whole_and_by_its_parts() -> None:
    word = analyze_word("anti-trafficking", "en")
    assert "antitrafficking" in word.terms
    assert {"anti", "trafficking"} <= set(word.parts)


def test_endings_behind_colon_and_apostrophe() -> None:
    assert "eu" in analyze_word("EU:ssa", "fi").terms
    assert "fn" in analyze_word("FN:s", "sv").terms
    assert "victim" in analyze_word("victim’s", "en").terms
