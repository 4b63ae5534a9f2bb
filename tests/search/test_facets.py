"""Facets as readers meet them: in the JSON answer and as links on pages."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load, found_ids

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture(autouse=True)
def content(load: Load) -> None:
    """Five items that differ by country, theme, type, evidence, status, language and year."""
    worked = [{"statement": "It worked.", "evidence": "local-evaluation"}]
    load(
        lines.theme("t1", labels={"en": "First theme", "fi": "Eka aihe"}), lines.theme("t2"),
        lines.practice("a", countries=["FI"], themes=["t1"], type="training", started="2020",
                       status="ongoing", outcomes=worked),
        lines.practice("b", countries=["SE"], themes=["t1"], type="campaign", started="2021-03"),
        lines.practice("c", countries=["FI", "SE"], themes=["t2"], language="fi",
                       translations={"sv": {"title": "C", "summary": "C."}}),
        lines.report("d", countries=["NO"], themes=["t1"], published="2021-05-01"),
        lines.seminar("e", countries=["FI"], starts="2019-11"),
    )


def facet(client: Client, name: str, **parameters: Any) -> dict[str, int]:
    """A facet's counts; the countries' own pages are left out."""
    kinds = ["practice", "report", "seminar"]
    answer = client.get("/api/search/", {"kind": kinds, **parameters}).json()
    return {value["value"]: value["count"] for value in answer["facets"][name]}


def test_values_of_one_filter_are_or(client: Client) -> None:
    found = found_ids(client, kind="practice", country=["FI", "SE"])
    assert sorted(found) == ["practice:a", "practice:b", "practice:c"]


def test_different_filters_are_and(client: Client) -> None:
    assert found_ids(client, country="FI", theme="t1") == ["practice:a"]


def test_counts_of_a_facet_ignore_its_own_filter(client: Client) -> None:
    assert facet(client, "country", country="NO") == {"FI": 3, "SE": 2, "NO": 1}


def test_counts_of_a_facet_obey_the_other_filters(client: Client) -> None:
    assert facet(client, "theme", country="FI") == {"t1": 1, "t2": 1}


def test_each_facet_ignores_its_own_filter_when_two_are_chosen(client: Client) -> None:
    chosen = {"country": "FI", "theme": "t1"}
    assert facet(client, "country", **chosen) == {"FI": 1, "SE": 1, "NO": 1}
    assert facet(client, "theme", **chosen) == {"t1": 1, "t2": 1}
    assert facet(client, "language", **chosen) == {"en": 1}


def test_counts_obey_the_words(client: Client) -> None:
    assert facet(client, "country", q="Title of b", expand="0") == {"SE": 1}


def test_years_count_by_year_and_ignore_from_and_to(client: Client) -> None:
    years = {"2019": 1, "2020": 1, "2021": 2}
    assert facet(client, "year") == years
    assert facet(client, "year", **{"from": "2021", "to": "2021"}) == years


def test_an_item_in_two_languages_counts_once_in_each(client: Client) -> None:
    assert facet(client, "language", kind="practice") == {"en": 2, "fi": 1, "sv": 1}


def test_the_number_a_facet_promises_is_the_number_found(client: Client) -> None:
    answer = client.get("/api/search/").json()
    wrong = []
    for name, values in answer["facets"].items():
        for value in values:
            asked = {"from": value["value"], "to": value["value"]} if name == "year" else {
                name: value["value"]}
            found = client.get("/api/search/", asked).json()["count"]
            if found != value["count"]:
                wrong.append((name, value["value"], value["count"], found))
    assert wrong == []


def test_values_are_labelled_in_the_readers_language(client: Client) -> None:
    answer = client.get("/api/search/", headers={"Accept-Language": "fi"}).json()
    labels = {value["value"]: value["label"] for value in answer["facets"]["country"]}
    assert labels["SE"] == "Ruotsi"
    assert {"value": "t1", "label": "Eka aihe", "count": 3, "selected": False} in \
        answer["facets"]["theme"]


def test_chosen_values_are_marked_as_selected(client: Client) -> None:
    answer = client.get("/api/search/", {"country": "FI"}).json()
    selected = {value["value"] for value in answer["facets"]["country"] if value["selected"]}
    assert selected == {"FI"}


def test_a_chosen_year_is_marked_as_selected(client: Client) -> None:
    answer = client.get("/api/search/", {"from": "2021", "to": "2021"}).json()
    selected = {value["value"] for value in answer["facets"]["year"] if value["selected"]}
    assert selected == {"2021"}


def test_a_value_of_two_kinds_status_counts_both(client: Client, load: Load) -> None:
    load(lines.project("j", status="ongoing"))
    answer = client.get("/api/search/").json()
    counts = {value["value"]: value["count"] for value in answer["facets"]["status"]}
    assert counts == {"ongoing": 2}


PAGES = ["/en/search/", "/en/practices/", "/en/archive/", "/en/archive/reports/",
         "/en/themes/t1/", "/en/network/countries/fi/"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_facet_link_of_a_page_leads_to_as_many_results_as_it_says(
    client: Client, path: str
) -> None:
    results = client.get(path).context["results"]
    assert results.facets
    wrong = [
        (facet.name, value.value, value.count)
        for facet in results.facets
        for value in facet.values
        if client.get(value.url).context["results"].count != value.count
    ]
    assert wrong == []


@pytest.mark.parametrize("path", PAGES)
def test_following_a_chosen_facet_again_takes_it_away(client: Client, path: str) -> None:
    before = client.get(path).context["results"]
    value = before.facets[-1].values[0]
    chosen = client.get(value.url).context["results"]
    again = next(one for facet in chosen.facets for one in facet.values if one.selected)
    after = client.get(again.url).context["results"]
    assert after.query == before.query


def test_a_facet_link_keeps_words_and_other_filters_and_begins_at_page_one(
    client: Client,
) -> None:
    response = client.get("/en/search/", {"q": "title", "country": "FI", "page": "1"})
    results = response.context["results"]
    theme = next(facet for facet in results.facets if facet.name == "theme")
    url = theme.values[0].url
    assert "q=title" in url and "country=FI" in url and "page=" not in url


def test_a_library_facet_is_a_link_in_the_html_with_its_count(client: Client) -> None:
    html = client.get("/en/practices/").content.decode()
    assert 'href="/en/practices/?country=FI"' in html


def test_a_page_keeps_its_own_filter_whatever_is_asked(client: Client) -> None:
    results = client.get("/en/practices/", {"kind": "report"}).context["results"]
    assert {hit.kind for hit in results.hits} == {"practice"}
    results = client.get("/en/network/countries/fi/", {"country": "SE"}).context["results"]
    assert all("FI" in [country.id for country in hit.countries] for hit in results.hits)


def test_facets_are_the_same_on_the_page_and_in_json(client: Client) -> None:
    parameters = {"country": "FI", "theme": ["t1", "t2"]}
    page = client.get("/en/search/", parameters).context["results"]
    answer = json.loads(client.get("/api/search/", parameters).content)
    for facet_of_page in page.facets:
        in_page = {one.value: one.count for one in facet_of_page.values if one.count}
        in_json = {one["value"]: one["count"] for one in answer["facets"][facet_of_page.name]}
        assert in_page == in_json, facet_of_page.name
