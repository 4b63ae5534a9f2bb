"""The library: problems beside solutions, what came of them, what failed, and who took it over."""

from itertools import pairwise

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(load: Load) -> None:
    """A practice that says everything, one like it, and two adoptions."""
    load(
        lines.theme("t", labels={"en": "Labour exploitation"}),
        lines.organisation("o", name="The Police"),
        lines.practice(
            "p", title="Joint inspections", type="process-model", status="completed",
            problem_solutions=[{"problem": "Nobody knew.", "solution": "Descriptions of roles."},
                               {"problem": "Nobody told.", "solution": "A calendar."}],
            body="## How it *works*\n\nA **process**.", phases=[{"title": "Planning",
                                                                "text": "Choose a target."}],
            outcomes=[
                {"statement": "More inspections.", "direction": "worked",
                 "evidence": "local-evaluation"},
                {"statement": "Same number of reports.", "direction": "no-effect",
                 "evidence": "independent-evaluation"},
                {"statement": "Fear grew.", "direction": "counterproductive",
                 "evidence": "untested"},
                {"statement": "Something else."}],
            lessons="Begin with training.", preconditions=["A law"], transferability="Adapt.",
            resources="Two people.", legal_basis="Act 1/2020", target_groups=["inspectors"],
            countries=["FI"], themes=["t"], organisations=["o"], started="2021-01",
            languages=["fi", "th"], sources=["https://polamk.fi/en/model"]),
        lines.practice("like", title="Another about labour", themes=["t"]),
        lines.adoption("a", "p", country="SE", status="adapted", result="Works in two counties."),
        lines.adoption("b", "p", country="NO", status="abandoned", organisation="o"),
    )


@pytest.mark.parametrize("words", [
    ["Nobody knew.", "Descriptions of roles.", "Nobody told.", "A calendar."],
    ["Planning", "Choose a target."], ["Begin with training."], ["A law"], ["Adapt."],
    ["Two people."], ["Act 1/2020"], ["inspectors"], ["The Police"], ["Labour exploitation"],
    ["Finland"], ["Process model"], ["Completed"], ["January 2021"], ["Finnish", "Thai"],
    ["polamk.fi"], ["Another about labour"],
    ["Sweden", "Adapted", "Works in two counties."], ["Norway", "Abandoned"],
])  # fmt: skip
def test_a_practices_page_shows(practice: None, client: Client, words: list[str]) -> None:
    text = Read(client, "/en/practices/p/").text()
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(("statement", "direction", "evidence"), [
    ("More inspections.", "Worked", "Local evaluation"),
    ("Same number of reports.", "No effect", "Independent evaluation"),
    ("Fear grew.", "Backfired", "Not evaluated"),
    ("Something else.", "Not known", "Not evaluated"),
])  # fmt: skip
def test_each_outcome_stands_with_its_direction_and_evidence(
    practice: None, client: Client, statement: str, direction: str, evidence: str
) -> None:
    page = Read(client, "/en/practices/p/")
    path = f"//main//*[self::li or self::tr][contains(., '{statement}')][last()]"
    outcome = page.text(path)
    assert direction in outcome and evidence in outcome, outcome


def test_a_problem_stands_before_its_own_solution(practice: None, client: Client) -> None:
    text = Read(client, "/en/practices/p/").text()
    places = [text.find(words) for words in ("Nobody knew.", "Descriptions of roles.",
                                             "Nobody told.", "A calendar.")]
    assert places == sorted(places)


def test_markdown_becomes_html_with_headings_below_the_pages_own(
    practice: None, client: Client
) -> None:
    page = Read(client, "/en/practices/p/")
    assert page.tree.xpath("//main//strong[text()='process']")
    levels = [int(element.tag[1]) for element in page.tree.xpath(
        "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_sources_open_the_address_given(practice: None, client: Client) -> None:
    assert "https://polamk.fi/en/model" in Read(client, "/en/practices/p/").links()


@pytest.mark.parametrize("body", [
    "[x](javascript:alert(1))", "<script>alert(1)</script>", "![x](https://evil.example/x.png)",
    "[x](data:text/html;base64,AAAA)", "<a href='javascript:alert(1)'>x</a>",
])  # fmt: skip
def test_markdown_brings_no_script_and_no_foreign_image(
    load: Load, client: Client, body: str
) -> None:
    load(lines.practice("p", body=body))
    page = Read(client, "/en/practices/p/")
    assert not page.tree.xpath("//main//script | //main//img")
    assert not [href for href in page.links() if href.startswith(("javascript", "data"))]


def test_an_almost_empty_practice_has_a_page_without_empty_headings(
    load: Load, client: Client
) -> None:
    load(lines.practice("p"))
    page = Read(client, "/en/practices/p/")
    assert page.status == 200
    empty = [heading.text_content() for heading in page.tree.xpath("//main//h2 | //main//h3")
             if not heading.text_content().strip()]
    assert empty == []
    assert "None" not in page.text()


def test_the_library_shows_practices_only(load: Load, client: Client) -> None:
    load(lines.practice("p", title="A practice"), lines.report("r", title="A report"))
    results = client.get("/en/practices/").context["results"]
    assert [hit.id for hit in results.hits] == ["p"]


def test_the_library_offers_the_facets_of_the_issue(practice: None, client: Client) -> None:
    names = {facet.name for facet in client.get("/en/practices/").context["results"].facets}
    assert {"theme", "country", "type", "evidence", "status", "language"} <= names


def test_a_practices_evidence_is_its_strongest(practice: None, client: Client) -> None:
    found = client.get("/en/practices/", {"evidence": "independent-evaluation"})
    assert [hit.id for hit in found.context["results"].hits] == ["p"]
    found = client.get("/en/practices/", {"evidence": "local-evaluation"})
    assert [hit.id for hit in found.context["results"].hits] == []


def test_other_languages_of_a_practice_are_offered(load: Load, client: Client) -> None:
    load(lines.practice("p", translations={"fi": {"title": "Suomeksi", "summary": "A"},
                                           "nn": {"title": "Nynorsk", "summary": "B"}}))
    links = Read(client, "/en/practices/p/").links()
    assert "/fi/practices/p/" in links
    assert any("nynorsk" in words.lower() for words in links.values())


def test_a_version_in_nynorsk_can_be_read_by_everybody(load: Load, client: Client) -> None:
    load(lines.practice("p", translations={"nn": {"title": "Tittelord", "summary": "B"}}))
    links = Read(client, "/en/practices/p/").links()
    address = next(url for url, words in links.items() if "nynorsk" in words.lower())
    assert "Tittelord" in Read(client, address, follow=True).text("//h1")
