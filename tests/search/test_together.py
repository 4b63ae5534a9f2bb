"""Terms of several words are marked where their words stand together, and nowhere else."""

import pytest

from search.analysis import analyze_word, content_words, segment, tokenize
from search.document import one_after_other
from search.highlight import SNIPPET_WORDS, Highlighter
from search.plan import Expansion, Group, Plan, make_plan

TERM = "trafficking in human beings"
MARKED = "<mark>{}</mark> in <mark>human</mark> <mark>beings</mark>"


def plan(q: str, *terms: tuple[str, str]) -> Plan:
    """A query for `q` that the thesaurus adds (term, language) pairs to."""
    expansions = tuple(
        Expansion("theme", "t", language, term,
                  tuple(analyze_word(word, language)
                        for word in content_words([token.text for token in tokenize(term)])))
        for term, language in terms
    )
    words = make_plan(q, expand=False).groups
    return Plan((Group(words[0].words, q, expansions), *words[1:]))


def marked(text: str, q: str, *terms: tuple[str, str], language: str = "en") -> str:
    return str(Highlighter(plan(q, *terms)).whole(text, language))


def test_words_of_a_longer_term_are_marked_only_where_they_stand_together() -> None:
    text = "Beings with human rights: trafficking in human beings, human and in trafficking."
    assert marked(text, "menneskehandel", (TERM, "en")) == (
        f"Beings with human rights: {MARKED.format('trafficking')}, human and in trafficking."
    )


@pytest.mark.parametrize("text", [
    "beings human in trafficking", "trafficking of many human beings", "human beings",
    "trafficking in women and human beings", one_after_other("trafficking in", "human beings"),
    "trafficking with and in human beings",
])
def test_apart_or_in_another_order_they_are_not_marked(text: str) -> None:
    assert "<mark>" not in marked(text, "menneskehandel", (TERM, "en"))


@pytest.mark.parametrize(("text", "term", "language"), [
    ("TRAFFICKING of human\nbeing", TERM, "en"), ("trafficking human beings", TERM, "en"),
    ("arbetskraftens exploatering", "arbetskraft exploatering", "sv"),
    ("työvoiman hyväksikäytöstä", "työvoiman hyväksikäyttö", "fi"),
    ("fælles kontrolbesøg", "fælles kontrol", "da"),
])
def test_inflected_and_with_stop_words_as_the_term_has_them_they_are(
    text: str, term: str, language: str
) -> None:
    words = [word for word in text.split() if word != "of"]
    found = marked(text, "menneskehandel", (term, language), language=language)
    assert found.split() == [f"<mark>{word}</mark>" if word in words else word
                             for word in text.split()]


def test_words_that_were_typed_and_terms_of_one_word_are_marked_wherever_they_stand() -> None:
    text = "Human slavery, beings, trafficking"
    assert marked(text, "human", (TERM, "en"), ("slavery", "en")) == (
        "<mark>Human</mark> <mark>slavery</mark>, beings, trafficking"
    )


def test_the_words_of_a_phrase_are_marked_as_it_is_met() -> None:
    text = "A market for labour, the labour market. Trafficking in human beings is in this market."
    highlighter = Highlighter(make_plan('"labour market" "in human beings"'))
    assert str(highlighter.whole(text, "en")) == (
        "A market for labour, the <mark>labour</mark> <mark>market</mark>. Trafficking"
        " <mark>in</mark> <mark>human</mark> <mark>beings</mark> is in this market."
    )


def snippet(text: str, q: str, *terms: tuple[str, str]) -> tuple[str, frozenset[str]]:
    return Highlighter(plan(q, *terms)).snippet(segment(text), "en")


def test_the_passage_is_where_a_term_stands_together_and_the_term_counts_once() -> None:
    between = " filler" * 2 * SNIPPET_WORDS
    apart = f"Human beings, trafficking, human rights, human life.{between} "
    found, met = snippet(f"{apart}{TERM}{between}", "menneskehandel", (TERM, "en"))
    assert found.count("<mark>") == 3 and MARKED.format("trafficking") in found
    assert met == {TERM}
    two = f"{TERM}{between} police training {between}"
    (group,) = plan("menneskehandel", (TERM, "en")).groups
    typed = make_plan("police training", expand=False).groups
    found, met = Highlighter(Plan((group, *typed))).snippet(segment(two), "en")
    assert met == {"police", "training"}


def test_a_term_that_a_passage_cuts_is_not_half_marked_in_it() -> None:
    far = SNIPPET_WORDS - 10
    text = f"{'start ' * 40}menneskehandel {'filler ' * far}{TERM} {'filler ' * 40}"
    found, met = snippet(text, "menneskehandel", (TERM, "en"))
    assert met == {"menneskehandel"} and found.count("<mark>") == 1
    assert found.rstrip(" …").endswith("trafficking")


def test_a_term_of_the_words_that_were_typed_adds_nothing_to_what_met() -> None:
    _found, met = snippet("Human trafficking", "human trafficking", ("human trafficking", "en"))
    assert met == {"human", "trafficking"}
    _found, met = snippet(f"On {TERM}", "handel", (TERM, "en"), ("human beings", "en"))
    assert met == {TERM}


def test_a_phrase_longer_than_a_passage_is_marked_as_far_as_it_is_shown() -> None:
    phrase = " ".join(f"word{n}" for n in range(50))
    found, met = Highlighter(make_plan(f'"{phrase}"')).snippet(
        segment(f"{'before ' * 20}{phrase}"), "en")
    assert met and "<mark>word0</mark> <mark>word1</mark>" in found


@pytest.mark.parametrize(("language", "expected"), [
    ("da", "<mark>samerne</mark>"), ("en", "samerne"),
])
def test_a_term_of_the_thesaurus_is_marked_in_texts_of_its_own_language(
    language: str, expected: str
) -> None:
    assert marked("samerne", "frumbyggjar", ("samer", "da"), language=language) == expected
