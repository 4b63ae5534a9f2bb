"""Suggestions while typing: what is offered, in which order, and nothing that may not be read."""

from typing import Any

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load

pytestmark = pytest.mark.django_db


def suggested(client: Client, q: str, language: str = "en") -> dict[str, list[str]]:
    """The texts offered, by the label of their group."""
    answer = client.get(f"/{language}/search/suggest/", {"q": q})
    assert answer.status_code == 200
    return {group["label"]: [option["text"] for option in group["options"]]
            for group in answer.json()["groups"]}


def options(client: Client, q: str, language: str = "en") -> list[dict[str, Any]]:
    groups = client.get(f"/{language}/search/suggest/", {"q": q}).json()["groups"]
    return [option for group in groups for option in group["options"]]


@pytest.fixture
def content(load: Load) -> None:
    """A theme, practices and an organisation."""
    load(
        lines.theme("exploitation",
                    labels={"en": "Labour exploitation", "fi": "Työperäinen hyväksikäyttö",
                            "sv": "Arbetskraftsexploatering"},
                    synonyms={"en": ["Forced labour"], "fi": ["pakkotyö"]}),
        lines.practice("inspections", title="Joint inspections of labour sites"),
        lines.practice("training", title="Training of inspectors",
                       translations={"sv": {"title": "Utbildning av inspektörer",
                                            "summary": "Kurs."}}),
        lines.organisation("inspectorate", name="Labour Inspectorate", names={"sv": "Åklagaren"}),
    )


def test_themes_titles_and_organisations_are_offered(content: None, client: Client) -> None:
    assert suggested(client, "labo") == {
        "Themes": ["Labour exploitation"],
        "Organisations and coordinators": ["Labour Inspectorate"],
        "Practices and publications": ["Joint inspections of labour sites"],
    }


def test_titles_that_begin_so_stand_first(content: None, client: Client) -> None:
    found = suggested(client, "insp")["Practices and publications"]
    assert found == ["Training of inspectors", "Joint inspections of labour sites"]
    assert suggested(client, "tra")["Practices and publications"] == ["Training of inspectors"]


def test_all_words_but_the_last_must_be_whole(content: None, client: Client) -> None:
    found = suggested(client, "labour insp")
    assert found["Practices and publications"] == ["Joint inspections of labour sites"]
    assert "Practices and publications" not in suggested(client, "lab inspections")


@pytest.mark.parametrize("typed", ["työper", "tyoper", "TYÖPERÄINEN HYV", "hyvaksik", "pakkot"])
def test_diacritics_case_and_synonyms_of_themes(content: None, client: Client, typed: str) -> None:
    assert len(suggested(client, typed, "fi")["Teemat"]) == 1


def test_a_theme_is_offered_in_the_language_typed_and_named_in_the_readers(
    content: None, client: Client
) -> None:
    (option,) = options(client, "arbetskr")
    assert (option["text"], option["language"]) == ("Arbetskraftsexploatering", "sv")
    assert option["about"] == "Labour exploitation"
    assert option["url"] == "/en/themes/exploitation/"


def test_diacritics_of_names(content: None, client: Client) -> None:
    assert [option["text"] for option in options(client, "aklag", "sv")] == ["Åklagaren"]
    assert [option["text"] for option in options(client, "åkl", "sv")] == ["Åklagaren"]


def test_every_suggestion_leads_somewhere(demo: None, client: Client) -> None:
    for typed in ("traf", "in", "pol"):
        for option in options(client, typed):
            assert client.get(option["url"]).status_code == 200, option


@pytest.mark.parametrize("typed", ["", " ", '"', "\x00", "-", "*", ".*", "(((", "a" * 5_000,
                                   "<script>alert(1)</script>", "😀"])
def test_anything_typed_is_answered(content: None, client: Client, typed: Any) -> None:
    answer = client.get("/en/search/suggest/", {"q": typed})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"


def test_the_count_is_there_to_be_said(content: None, client: Client) -> None:
    answer = client.get("/en/search/suggest/", {"q": "labo"}).json()
    assert answer["said"].startswith("3 suggestions")
    assert client.get("/en/search/suggest/", {"q": "qqq"}).json()["said"] == "No suggestions"


def test_only_public_suggestions_may_be_kept_by_a_browser(
    content: None, client: Client, member: Client
) -> None:
    assert "max-age" in client.get("/en/search/suggest/?q=la").headers["Cache-Control"]
    assert "no-store" in member.get("/en/search/suggest/?q=la").headers["Cache-Control"]
    assert "Cookie" in client.get("/en/search/suggest/?q=la").headers["Vary"]


def test_away_search_gives_no_suggestions_and_no_fault(content: None, client: Client) -> None:
    from tests.search.away import take_away

    take_away()
    assert client.get("/en/search/suggest/", {"q": "labo"}).status_code == 200


@pytest.mark.parametrize("kind", ["practice", "organisation", "coordinator"])
@pytest.mark.parametrize("level", ["clear", "green", "amber"])
def test_only_what_may_be_read_is_suggested(
    load: Load, client: Client, member: Client, coordinator_client: Client, editor: Client,
    kind: str, level: str,
) -> None:
    make: dict[str, Any] = {
        "practice": lines.practice("x", title="Xyzzyword", sharing=level),
        "organisation": lines.organisation("x", name="Xyzzyword", sharing=level),
        "coordinator": lines.coordinator("x", title="Xyzzyword", sharing=level),
    }
    load(make[kind])
    seen = {name: bool(options(reader, "xyzz")) for name, reader in (
        ("visitor", client), ("member", member), ("coordinator", coordinator_client),
        ("editor", editor))}  # fmt: skip
    assert seen == {"visitor": level == "clear", "member": level != "amber",
                    "coordinator": True, "editor": True}
