"""Stop words leave a query, unless nothing else is in it."""

import pytest

from search.analysis import LANGUAGES, content_words, is_stop_word, stop_words


@pytest.mark.parametrize(
    ("query", "content"),
    [
        (["victims", "of", "trafficking"], ["victims", "trafficking"]),
        (["Ofre", "for", "menneskehandel"], ["Ofre", "menneskehandel"]),
        (["ihmiskauppa", "ja", "rikos"], ["ihmiskauppa", "rikos"]),
        (["og", "OR", "the"], ["og", "OR", "the"]),
        (["to"], ["to"]),
        ([], []),
    ],
)
def test_content_words(query: list[str], content: list[str]) -> None:
    assert content_words(query) == content


def test_every_language_has_its_list() -> None:
    samples = {"en": "the", "fi": "ja", "sv": "och", "nb": "etter", "da": "efter", "is": "og"}
    for language in LANGUAGES:
        assert samples[language] in stop_words(language)
        assert is_stop_word(samples[language].upper())
    assert stop_words("nn") == stop_words("nb")
    assert stop_words("kl") == frozenset()


def test_words_of_the_field_are_no_stop_words() -> None:
    field = "work offer victim barn uhri mál lov lag rett børn arbeid vinna sak sag mansal"
    assert not [word for word in field.split() if is_stop_word(word)]
