"""What the signs in a query mean to every engine: quotation marks and minus."""

import pytest

from search.document import Item
from search.engines.base import Engine
from tests.search.documents import document, item
from tests.search.test_engines import ask, engine, ids

__all__ = ["engine"]


def test_a_phrase_finds_the_words_only_in_this_order(engine: Engine) -> None:
    engine.write([item("a", "x", body="labour market crime"),
                  item("b", "x", body="crime on the labour market")])
    assert ids(ask(engine, '"labour market crime"')) == ["a"]
    assert ids(ask(engine, '"market labour"')) == []


def test_a_phrase_does_not_run_from_one_language_version_into_the_next(engine: Engine) -> None:
    engine.write([Item((document("a", "x", body="ends with alpha"),
                        document("a", "x", language="sv", body="beta begins")))])
    assert ids(ask(engine, '"alpha beta"')) == []


def test_a_word_with_a_minus_is_not_in_what_is_found(engine: Engine) -> None:
    engine.write([item("a", "police training"), item("b", "police inspection")])
    assert ids(ask(engine, "police -training")) == ["b"]
    assert ids(ask(engine, "-training")) == ["b"]


@pytest.mark.parametrize(("language", "text", "word"), [
    ("fi", "Ihmiskauppa on rikos", "kauppa"), ("fi", "Ihmiskaupan uhrit", "kauppa"),
    ("sv", "Om människohandel", "handel"), ("nb", "I menneskehandelssaker", "menneskehandel"),
    ("en", "An anti-trafficking unit", "trafficking"),
])  # fmt: skip
def test_a_word_with_a_minus_leaves_out_compounds_as_the_word_alone_finds_them(
    engine: Engine, language: str, text: str, word: str
) -> None:
    engine.write([item("in-text", "x", language=language, body=text),
                  item("in-title", text, language=language), item("other", "y")])
    assert set(ids(ask(engine, word))) == {"in-text", "in-title"}
    assert ids(ask(engine, f"-{word}")) == ["other"]
    assert ask(engine, f'-"{word}"').count == 3


def test_a_phrase_with_a_minus_leaves_out_what_has_the_phrase_only(engine: Engine) -> None:
    engine.write([item("a", "police training"), item("b", "police inspection")])
    assert ids(ask(engine, 'police -"police training"')) == ["b"]


def test_one_word_in_quotation_marks_is_found_only_as_it_is_written(engine: Engine) -> None:
    engine.write([item("a", "An inspection"), item("b", "", summary="Two inspections")])
    assert ids(ask(engine, '"inspections"')) == ["b"]
    assert ids(ask(engine, '"inspection"')) == ["a"]
    assert ids(ask(engine, 'inspection -"inspections"')) == ["a"]
