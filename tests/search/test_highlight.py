"""Highlights: what met is marked, and nothing but <mark> is HTML."""

import re

import pytest
from django.test import Client

from search.analysis import segment
from search.document import one_after_other
from search.highlight import Highlighter
from search.plan import make_plan
from tests.portal import lines
from tests.portal.fixtures import Load

EVIL = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><b>', "</mark><i>",
        "&lt;script&gt;", "<mark onclick=x>"]  # fmt: skip


def marked(text: str, q: str, language: str = "en") -> str:
    return str(Highlighter(make_plan(q, expand=False)).snippet(segment(text), language)[0])


def only_mark(html: str) -> bool:
    """Whether the only tags of a snippet are <mark> and </mark>, in pairs."""
    tags = re.findall(r"<[^>]*>?", html)
    return tags == ["<mark>", "</mark>"] * (len(tags) // 2)


def test_the_word_that_met_is_marked_as_it_is_written() -> None:
    assert marked("The Inspections began.", "inspection") == "The <mark>Inspections</mark> began."


@pytest.mark.parametrize(("text", "q", "language", "word"), [
    ("Kädessä oli kirje", "käsi", "fi", "Kädessä"), ("Många böcker", "bok", "sv", "böcker"),
    ("Mange børn", "barn", "da", "børn"), ("Af mönnum", "maður", "is", "mönnum"),
    ("I menneskehandelssaker", "menneskehandel", "nb", "menneskehandelssaker"),
    ("Smørrebrød", "smorrebrod", "da", "Smørrebrød"),
])  # fmt: skip
def test_inflected_compounded_and_accented_words_are_marked(
    text: str, q: str, language: str, word: str
) -> None:
    assert f"<mark>{word}</mark>" in marked(text, q, language)


def test_words_of_a_phrase_are_marked() -> None:
    snippet = marked("The labour market", '"labour market"')
    assert "<mark>labour</mark> <mark>market</mark>" in snippet


def test_a_word_left_out_is_not_marked() -> None:
    assert "<mark>" not in marked("Police training", "-training")


def test_a_long_text_is_cut_around_what_met() -> None:
    text = "word " * 500 + "needle " + "word " * 500
    snippet = marked(text, "needle")
    assert "<mark>needle</mark>" in snippet
    assert snippet.startswith("… ") and snippet.endswith(" …")
    assert len(snippet) < 500


def test_a_passage_stays_within_one_of_an_items_texts() -> None:
    text = one_after_other("Who takes part.", "Ministry of Needles, Finland", "What came of it.")
    assert marked(text, "needle") == "Ministry of <mark>Needles</mark>, Finland"


def test_the_text_that_meets_most_words_is_the_passage() -> None:
    text = one_after_other("A needle.", "Needle and thread.", "A thread.")
    assert marked(text, "needle thread") == "<mark>Needle</mark> and <mark>thread</mark>."


@pytest.mark.parametrize("evil", EVIL)
def test_html_of_a_text_is_escaped_around_the_marks(evil: str) -> None:
    snippet = marked(f"before {evil} needle {evil} after", "needle alert script")
    assert "<mark>needle</mark>" in snippet
    assert only_mark(snippet), snippet


@pytest.mark.parametrize("evil", EVIL)
def test_html_of_a_query_is_escaped(evil: str) -> None:
    assert only_mark(marked("alert 1 script img b i mark src x", evil))


@pytest.fixture
def evil_content(load: Load) -> None:
    """A practice, an organisation and a coordinator whose every text is hostile."""
    evil = "needle " + " ".join(EVIL)
    load(
        lines.theme("t", labels={"en": f"t{EVIL[0]}"}),
        lines.practice("p", title=evil, summary=evil, body=evil, themes=["t"],
                       problem_solutions=[{"problem": evil, "solution": evil}]),
        lines.organisation("o", name=evil, description=evil, acronym="<b>x</b>"),
        lines.coordinator("c", title=evil, mandate=evil),
        lines.report("r", title=evil, summary=evil, text=evil, authors=[evil], publisher=evil),
        lines.seminar("s", title=evil, summary=evil, place=evil,
                      sessions=[{"title": evil, "abstract": evil, "speakers": evil}]),
        lines.project("j", title=evil, summary=evil, aims=evil, tasks=[evil]),
    )


@pytest.mark.both_engines
@pytest.mark.django_db
def test_snippets_in_json_have_no_html_but_mark(evil_content: None, client: Client) -> None:
    answer = client.get("/api/search/", {"q": "needle", "size": "100"}).json()
    assert len(answer["results"]) == 6
    snippets = [snippet for result in answer["results"] for snippet in result["snippets"]]
    assert snippets
    assert [snippet for snippet in snippets if not only_mark(snippet)] == []


MARKDOWN = "## Next steps\n\nThe *needle* is in [the hay](https://example.org/).\n\n- a\n- b"


@pytest.mark.django_db
def test_no_signs_of_markdown_stand_in_what_is_found(load: Load, client: Client) -> None:
    load(
        lines.practice("p", body=MARKDOWN), lines.report("r", text=MARKDOWN),
        lines.project("j", aims=MARKDOWN), lines.organisation("o", description=MARKDOWN),
    )
    found = client.get("/api/search/", {"q": "needle"}).json()["results"]
    assert {result["snippets"][0] for result in found} == {
        "Next steps:\nThe <mark>needle</mark> is in the hay.\n• a\n• b"
    }
    assert len(found) == 4


@pytest.mark.both_engines
@pytest.mark.django_db
@pytest.mark.parametrize("path", [
    "/en/search/?q=needle", "/en/practices/?q=needle", "/en/archive/?q=needle",
    "/en/network/?q=needle", "/en/themes/t/", "/en/themes/", "/en/", "/en/practices/p/",
    "/en/network/organisations/o/", "/en/network/coordinators/c/", "/en/archive/reports/r/",
    "/en/archive/seminars/s/", "/en/archive/projects/j/",
])  # fmt: skip
def test_no_text_of_an_item_becomes_html_of_a_page(
    evil_content: None, client: Client, path: str
) -> None:
    html = client.get(path).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<mark onclick" not in html


@pytest.mark.both_engines
@pytest.mark.django_db
@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("path", ["/en/search/", "/en/practices/", "/en/archive/", "/en/network/"])
def test_no_query_becomes_html_of_a_page(db: None, client: Client, path: str, evil: str) -> None:
    html = client.get(path, {"q": evil, "country": evil}).content.decode()
    assert evil not in html or evil.startswith("&lt;")
    assert "<script>alert" not in html


@pytest.mark.both_engines
@pytest.mark.django_db
def test_a_query_in_json_errors_is_no_html(db: None, client: Client) -> None:
    answer = client.get("/api/search/", {"country": EVIL[0]})
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
