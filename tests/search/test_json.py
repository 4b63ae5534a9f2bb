"""`/api/search/`: the contract's shape, paging, refusals, and that it is the page's search."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from search.engines.embedded import KIND
from tests.portal import lines
from tests.portal.fixtures import Load, found_ids

pytestmark = pytest.mark.django_db
RESULT = {"kind", "id", "title", "url", "language", "available_languages", "countries", "themes",
          "date", "snippets", "page_number", "page_url", "part_url", "matched",
          "found_by"}  # fmt: skip


@pytest.fixture
def berries(load: Load) -> None:
    """The contract's example."""
    load(
        lines.theme("labour-exploitation",
                    labels={"en": "labour exploitation", "fi": "työperäinen hyväksikäyttö",
                            "nb": "arbeidslivskriminalitet"}),
        lines.practice("fi-berry-pickers", language="fi", title="Marjanpoimijat",
                       summary="Marjanpoimijoiden hyväksikäyttö.", started="2021-03",
                       countries=["FI"], themes=["labour-exploitation"],
                       translations={"en": {"title": "Berry pickers",
                                            "summary": "Exploitation of berry pickers."}}),
    )


def ask(client: Client, **parameters: Any) -> dict[str, Any]:
    answer = client.get("/api/search/", parameters)
    assert answer.status_code == 200, answer.content[:200]
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()  # type: ignore[no-any-return]


def test_the_answer_has_the_contracts_parts(berries: None, client: Client) -> None:
    answer = ask(client, q="Marjanpoimijat")
    assert {"count", "page", "size", "took_ms", "expansions", "results", "facets"} <= set(answer)
    assert (answer["count"], answer["page"], answer["size"]) == (1, 1, 20)
    assert isinstance(answer["took_ms"], float)
    assert {"country", "theme", "kind", "language", "evidence", "year"} <= set(answer["facets"])


def test_a_result_has_the_contracts_fields(berries: None, client: Client) -> None:
    (result,) = ask(client, q="Marjanpoimijat")["results"]
    assert set(result) == RESULT
    assert result["kind"] == "practice"
    assert result["id"] == "fi-berry-pickers"
    assert sorted(result["available_languages"]) == ["en", "fi"]
    assert result["countries"] == ["FI"]
    assert result["themes"] == ["labour-exploitation"]
    assert result["date"] == "2021-03"
    assert result["page_number"] is None


def test_a_facet_value_has_the_contracts_fields(berries: None, client: Client) -> None:
    answer = ask(client, kind="practice")
    assert answer["facets"]["country"] == [
        {"value": "FI", "label": "Finland", "count": 1, "selected": False}
    ]


@pytest.mark.parametrize(("language", "title", "shown"), [
    ("en", "Berry pickers", "en"), ("fi", "Marjanpoimijat", "fi"), ("is", "Berry pickers", "en"),
])  # fmt: skip
def test_a_result_is_in_the_language_that_suits_the_reader(
    berries: None, client: Client, language: str, title: str, shown: str
) -> None:
    answer = client.get("/api/search/", {"kind": "practice"}, headers={"Accept-Language": language})
    (result,) = answer.json()["results"]
    assert (result["title"], result["language"]) == (title, shown)
    assert result["url"].startswith(f"/{language}/practices/")


def test_every_results_address_answers(demo: None, client: Client) -> None:
    addresses = [result["url"] for result in ask(client, size=100)["results"]]
    assert len(addresses) > 90
    assert {client.get(url).status_code for url in addresses[::7]} == {200}


def test_expansions_name_term_theme_and_languages(berries: None, client: Client) -> None:
    answer = ask(client, q="arbeidslivskriminalitet")
    assert [result["id"] for result in answer["results"]] == ["fi-berry-pickers"]
    (expansion,) = answer["expansions"]
    assert expansion["term"] == "arbeidslivskriminalitet"
    assert expansion["theme"] == "labour-exploitation"
    assert expansion["languages"]["fi"] == ["työperäinen hyväksikäyttö"]


def test_expand_0_turns_the_thesaurus_off(berries: None, client: Client) -> None:
    answer = ask(client, q="arbeidslivskriminalitet", expand="0")
    assert (answer["count"], answer["expansions"]) == (0, [])


@pytest.fixture
def thirty(load: Load) -> None:
    """Thirty practices of thirty years."""
    load(*(lines.practice(f"p{n:02}", title=f"Word {chr(97 + n % 26)}{n:02}",
                          started=str(1990 + n)) for n in range(30)))


def test_pages_and_sizes(thirty: None, client: Client) -> None:
    pages = [ask(client, q="word", page=page, size=12) for page in (1, 2, 3, 4)]
    assert [len(page["results"]) for page in pages] == [12, 12, 6, 0]
    assert {page["count"] for page in pages} == {30}
    assert len({result["id"] for page in pages for result in page["results"]}) == 30


def test_twenty_results_a_page_unless_asked_otherwise(thirty: None, client: Client) -> None:
    assert len(ask(client, q="word")["results"]) == 20
    assert len(ask(client, q="word", size=100)["results"]) == 30


def test_sort_newest_and_title(thirty: None, client: Client) -> None:
    newest = [result["date"] for result in ask(client, q="word", sort="newest")["results"]]
    assert newest == sorted(newest, reverse=True)
    titles = [result["title"] for result in ask(client, q="word", sort="title")["results"]]
    assert titles == sorted(titles)


def test_from_and_to(thirty: None, client: Client) -> None:
    found = ask(client, q="word", **{"from": "2000", "to": "2002"})["results"]
    assert sorted(result["date"] for result in found) == ["2000", "2001", "2002"]


def test_phrases_and_words_left_out(load: Load, client: Client) -> None:
    load(lines.practice("a", summary="Police training in labour law"),
         lines.practice("b", summary="Training of the police in tax law"))
    assert found_ids(client, q='"police training"', kind="practice") == ["practice:a"]
    assert found_ids(client, q="police -labour", kind="practice") == ["practice:b"]


def test_unknown_parameters_are_ignored(thirty: None, client: Client) -> None:
    assert ask(client, q="word", utm_source="x", colour="red")["count"] == 30


BAD = {"kind": "victim", "country": "Finland", "theme": "a_b", "language": "f", "evidence": "x",
       "status": "x", "from": "soon", "to": "x", "sort": "oldest", "page": "0", "size": "101",
       "expand": "yes"}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_answers_400_and_names_the_parameter(
    db: None, client: Client, name: str
) -> None:
    answer = client.get("/api/search/", {"q": "word", name: BAD[name]})
    assert answer.status_code == 400
    assert answer.json()["parameter"] == name
    assert BAD[name].casefold() in answer.json()["error"].casefold()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_on_the_page_is_told_and_the_rest_of_the_search_kept(
    thirty: None, client: Client, name: str
) -> None:
    response = client.get("/en/search/", {"q": "word", name: BAD[name]})
    assert response.status_code == 200
    results = response.context["results"]
    assert (results.query.q, results.count) == ("word", 30)
    assert BAD[name].casefold() in results.errors[0].casefold()
    assert 'role="alert"' in response.content.decode()


def test_the_page_and_json_find_the_same(demo: None, client: Client) -> None:
    parameters = {"q": "koulutus", "country": "FI"}
    page = client.get("/en/search/", parameters).context["results"]
    answer = ask(client, **parameters)
    assert answer["count"] == page.count > 0
    assert [result["id"] for result in answer["results"]] == [hit.id for hit in page.hits]


def test_a_search_that_is_away_answers_503_and_says_when_to_come_again(
    db: None, client: Client
) -> None:
    folder = Path(settings.SEARCH_INDEX_DIR)
    client.get("/api/search/")
    (folder / "current").write_text(f"{KIND}99")
    (folder / f"{KIND}99").write_text("not an index")
    answer = client.get("/api/search/", {"q": "word"})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


def test_a_page_with_results_stands_when_search_is_away(db: None, client: Client) -> None:
    folder = Path(settings.SEARCH_INDEX_DIR)
    client.get("/api/search/")
    (folder / "current").write_text(f"{KIND}99")
    (folder / f"{KIND}99").write_text("not an index")
    paths = ["/en/", "/en/practices/", "/en/archive/", "/en/themes/", "/en/network/countries/fi/"]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_json_says_which_request_headers_it_depends_on(db: None, client: Client) -> None:
    vary = client.get("/api/search/").headers["Vary"]
    assert "Accept-Language" in vary
    assert "Cookie" in vary


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_searching_changes_nothing(db: None, client: Client, method: str) -> None:
    assert getattr(client, method)("/api/search/").status_code == 405
