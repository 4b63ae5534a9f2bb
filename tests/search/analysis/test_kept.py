"""Words that one process has analysed are there for the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.analysis import analyze_word, kept, kept_words, words
from search.analysis.lexicon import CACHE_VARIABLE, cache_directory, lexicon

WORDS = {"fi": "ihmiskaupan", "sv": "människohandeln", "is": "mansali"}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for language in WORDS:
        lexicon(language)  # mapped from the usual folder, before there is another
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    words.clear_caches()
    yield
    words.clear_caches()


def _analyse() -> dict[str, words.WordTerms]:
    with kept_words("some") as analyze:
        return {language: analyze(word, language) for language, word in WORDS.items()}


def _file() -> Path:
    (found,) = cache_directory().glob("some-*.json")
    return found


def _never(*_arguments: object) -> None:
    raise AssertionError("a word was analysed")


def test_the_next_process_does_not_analyse_them(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _analyse()
    words.clear_caches()
    monkeypatch.setattr(words, "analyze", _never)
    assert _analyse() == first
    assert analyze_word(WORDS["sv"], "sv") == first["sv"]


def test_a_new_word_is_kept_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    _analyse()
    with kept_words("some") as analyze:
        new = analyze("vittnet", "sv")
    words.clear_caches()
    monkeypatch.setattr(words, "analyze", _never)
    _analyse()
    assert analyze_word("vittnet", "sv") == new


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b'{"sv": [1]}', b'{"sv": {"a": ["b"]}}'])
def test_a_file_that_cannot_be_read_is_made_anew(content: bytes) -> None:
    first = _analyse()
    whole = _file().read_bytes()
    _file().write_bytes(content)
    words.clear_caches()
    assert _analyse() == first
    assert _file().read_bytes() == whole


def test_words_are_analysed_anew_with_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    _analyse()
    monkeypatch.setattr(kept, "version", lambda _package: "another")
    kept._fingerprint.cache_clear()
    try:
        _analyse()
    finally:
        kept._fingerprint.cache_clear()
    assert len(list(cache_directory().glob("some-*.json"))) == 2


def test_without_a_folder_words_are_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Path:
        raise OSError("no directory")

    monkeypatch.setattr(kept, "cache_directory", away)
    assert _analyse()["sv"].terms
