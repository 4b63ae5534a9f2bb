"""Names beside sensitive words: measured on sentences invented for this, in six languages.

Nobody in them exists. `names.tsv` has four sets of sentences, each written before the method was
changed to meet it: set, language, the name that is to be told, sentence. A `-` stands where nobody
is named, a `~` where somebody is who is only to be asked for material: told as well, as the text
around is about victims, and counted for neither.
"""

from collections import Counter
from pathlib import Path

import pytest

from practices.review.names import find_names, known_words

SENTENCES = [line.split("\t") for line in
             Path(__file__).with_name("names.tsv").read_text(encoding="utf-8").splitlines()]
# What a text that an organisation sends is about.
ABOUT = {"en": "We meet victims of trafficking every week.",
         "fi": "Tapaamme ihmiskaupan uhreja joka viikko.",
         "sv": "Vi möter offer för människohandel varje vecka.",
         "nb": "Vi møter ofre for menneskehandel hver uke.",
         "da": "Vi møder ofre for menneskehandel hver uge.",
         "is": "Við hittum þolendur mansals í hverri viku."}
FOUND, TOLD_FOR_NOTHING = 0.93, 0.05


def told(text: str, language: str, known: frozenset[str] = frozenset()) -> list[str]:
    return [text[one.start : one.end] for one in find_names(text, known, language)]


@pytest.mark.django_db
def test_names_are_told_and_little_else(demo: None, capsys: pytest.CaptureFixture[str]) -> None:
    known = known_words()
    named, nobody, found, wrong = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for which, language, name, sentence in SENTENCES:
        names = told(f"{ABOUT[language]} {sentence}", language, known)
        if name == "-":
            nobody[which] += 1
            wrong[which] += bool(names)
        elif name != "~":
            named[which] += 1
            found[which] += any(name in one for one in names)
    with capsys.disabled():
        for which in named:
            print(f"\nnames, {which} set: {found[which]} of {named[which]} found,"
                  f" {wrong[which]} of {nobody[which]} other sentences told for nothing")
    assert found.total() >= FOUND * named.total()
    assert wrong.total() <= TOLD_FOR_NOTHING * nobody.total()


def test_the_whole_name_is_marked() -> None:
    assert told("The victim, Milla Testdale, was housed.", "en") == ["Milla Testdale"]


def test_a_name_goes_with_sensitive_words_of_its_paragraph() -> None:
    assert told("Ask Milla Testdale for the form.", "en") == []
    assert told("The victim is safe.\n\nAsk Milla Testdale for the form.", "en") == []
    text = "A woman was raped. She was far from home. Later Milla Testdale spoke to the police."
    assert told(text, "en") == ["Milla Testdale"]


def test_an_age_makes_a_name_sensitive() -> None:
    assert told("Borvalda, 19, called us from a petrol station.", "en") == ["Borvalda"]
    assert told("Borvalda called us from a petrol station.", "en") == []


@pytest.mark.parametrize("text", ["", "…", "victim", "Ä" * 5000, "Victim Aa " * 3000])
def test_any_text_is_answered(text: str) -> None:
    find_names(text, frozenset())
