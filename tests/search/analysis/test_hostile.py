"""Any string is analysed: nothing raises, and time stays bounded."""

import time

import pytest

from search.analysis import (
    LANGUAGES,
    analyze_query_word,
    analyze_text,
    analyze_word,
    content_words,
    detect_language,
    fold,
    is_stop_word,
    tokenize,
)

HOSTILE = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "kä\udfffsi",
    "😀👩‍👩‍👧",
    "!?…—()*:^~",
    "-" * 1000,
    "'-':" * 1000,
    "a-" * 5000,
    "x" * 100_000,
    "å" * 100_000,
    "aa" * 50_000,
    "e\u0301" * 50_000,
    "\u0301" * 50_000,
    "handels" * 2000,
    "ihmiskauppa" * 2000,
    "\u202eabc\u202c",
    "İstanbul ıI ß ẞ ﬀ ǅ",
    "<script>alert(1)</script>",
    "1" * 10_000,
    "٣٤٥",
    "漢字かな",
    "a\n-\nb-\nc",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_never_raises_and_ends_soon(text: str) -> None:
    start = time.perf_counter()
    for language in (*LANGUAGES, "se", "", "not a language"):
        for word in (analyze_word(text, language), *analyze_text(text, language)):
            _check(word)
    _check(analyze_query_word(text))
    assert all(text[t.start : t.end] for t in tokenize(text))
    assert detect_language(text, "fi") in LANGUAGES
    assert fold(fold(text)) == fold(text)
    is_stop_word(text)
    content_words([text])
    assert time.perf_counter() - start < 5


def _check(word) -> None:
    for term in (word.exact, *word.terms, *word.parts):
        term.encode()
        assert not set(term) & set(" \n\x00")
        assert len(term) < 1000


def test_long_words_are_cut() -> None:
    assert len(analyze_word("x" * 100_000, "fi").exact) <= 80
