"""Hostile query strings: a plain answer, 200 or 400, never 500."""

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load

pytestmark = pytest.mark.django_db
EVERY_ENGINE = ["/en/search/", "/api/search/", "/fi/practices/"]
PATHS = ["/en/search/", "/fi/search/", "/api/search/", "/en/practices/", "/en/archive/",
         "/en/archive/seminars/", "/en/network/", "/en/network/countries/fi/", "/en/themes/t/",
         "/en/"]  # fmt: skip
NAMES = ["q", "kind", "type", "country", "theme", "language", "evidence", "status", "from", "to",
         "sort", "page", "size", "expand", "nothing"]  # fmt: skip
# Raw values of a parameter, as they stand in the address.
VALUES = {
    "NUL": "%00", "NUL in a word": "a%00b", "an unbalanced quote": "%22labour", "quotes": "%22%22",
    "many quotes": "%22" * 301, "700 words": "+".join(["word"] * 700),
    "100 kB": "a" * 100_000, "100 kB of quotes and minuses": "-%22+" * 20_000,
    "invalid UTF-8": "%ff%fe%c3%28", "half a percent escape": "%", "whitespace": "%20%09%0a%0d",
    "operators": "a+NEAR+/()*:^", "a star": "*", "a field": "field:value",
    "index fields": "level:2+OR+_id:1", "a regex bomb": "(a%2B)%2B%24",
    "long a": "a" * 5_000 + "!", "brackets": "(((((((((((((((((((((((((((((((", "minus": "-",
    "minuses": "-----", "backslashes": "%5C%5C%5C", "half surrogates": "%ED%A0%80",
    "combining": "%CC%88" * 500, "right to left": "%E2%80%AE%D8%A7", "emoji": "%F0%9F%9A%A8",
    "SQL": "%27+OR+1=1;--", "a template": "%7B%7B7*7%7D%7D", "a line end": "a%0d%0aSet-Cookie:x",
    "a leading wildcard": "*labour", "wildcards": "?*?*?*?*?*?*?*?*?*?*?*", "title": "title:x",
    "an open bracket": "a:b+AND+(", "a slashed regex": "/(a%2B)%2B$/", "a tilde": "labour~9",
    "5,000 terms": "+".join(f"term{n}" for n in range(5_000)), "a boost": "labour^1e99",
    "a script": "%3Cscript%3Ealert(1)%3C/script%3E", "ranges": "[*+TO+*]+date:%3E0+_exists_:a",
    "JSON": "%7B%22query%22:%7B%22match_all%22:%7B%7D%7D%7D", "a long word": "a" * 1_990,
    "huge number": "9" * 400, "a negative number": "-1", "a fraction": "1.5", "Arabic digits":
    "%D9%A2%D9%A0%D9%A2%D9%A1", "infinity": "inf", "zero": "0", "boolean": "true", "empty": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def content(load: Load) -> None:
    """Something to find."""
    load(lines.theme("t"), lines.practice("p", themes=["t"], countries=["FI"]),
         lines.organisation("o", country="FI"), lines.coordinator("c", country="FI"))


def refused(client: Client, path: str, queries: dict[str, str]) -> dict[str, int]:
    """The answers that are neither 200 nor 400, by the name of the query."""
    client.raise_request_exception = False
    answers = {name: client.get(path, QUERY_STRING=raw).status_code
               for name, raw in queries.items()}
    return {name: status for name, status in answers.items() if status not in (200, 400)}


@pytest.mark.parametrize("path", PATHS)
def test_no_words_break_a_page(client: Client, path: str) -> None:
    assert refused(client, path, {name: f"q={raw}" for name, raw in VALUES.items()}) == {}


@pytest.mark.parametrize("path", PATHS)
def test_no_value_in_all_parameters_at_once_breaks_a_page(client: Client, path: str) -> None:
    queries = {value: "&".join(f"{name}={raw}" for name in NAMES)
               for value, raw in VALUES.items() if len(raw) < 10_000}
    assert refused(client, path, queries) == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_value_of_a_parameter_breaks_the_json_answer(client: Client, name: str) -> None:
    queries = {value: f"{name}={raw}" for value, raw in VALUES.items()}
    assert refused(client, "/api/search/", queries) == {}


@pytest.mark.both_engines
@pytest.mark.parametrize("path", EVERY_ENGINE)
def test_no_words_break_either_engine(client: Client, path: str) -> None:
    queries = {name: f"q={raw}" for name, raw in VALUES.items()}
    queries |= {f"{name} in quotes": f"q=-a+%22{raw}%22" for name, raw in VALUES.items()}
    assert refused(client, path, queries) == {}


@pytest.mark.both_engines
@pytest.mark.parametrize("name", ["page", "size", "from", "country", "theme", "sort"])
def test_no_value_of_a_parameter_breaks_either_engine(client: Client, name: str) -> None:
    queries = {value: f"{name}={raw}" for value, raw in VALUES.items()}
    assert refused(client, "/api/search/", queries) == {}


@pytest.mark.both_engines
@pytest.mark.parametrize("query", ["page=10000&size=100", "page=500", "page=10000&sort=title&q=p",
                                   "from=0&to=9999", "from=9999&to=0", "theme=unknown&country=XX"])
def test_the_far_ends_of_what_may_be_asked_are_answered(client: Client, query: str) -> None:
    assert client.get("/api/search/", QUERY_STRING=query).status_code == 200


@pytest.mark.both_engines
def test_sixty_words_of_the_thesaurus_are_not_too_many(client: Client, load: Load) -> None:
    languages = ("en", "fi", "sv", "nb", "da", "is")
    load(*(lines.theme(f"t{n}", labels={code: f"word{n} {code}word{n}" for code in languages},
                       synonyms={code: [f"{code}syn{n}x{m} other{m}" for m in range(6)]
                                 for code in languages}) for n in range(30)))
    query = " ".join(f"word{n} enword{n}" for n in range(30))
    answer = client.get("/api/search/", {"q": query})
    assert answer.status_code == 200
    assert len(answer.json()["expansions"]) == 30


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", ["&" * 5_000, "=", "%00=%00", "q[]=1", "q=a;q=b",
                                   "&".join(f"country=F{n}" for n in range(900)),
                                   "&".join(f"x{n}=1" for n in range(5_000))])
def test_no_shape_of_a_query_string_breaks_a_page(client: Client, path: str, query: str) -> None:
    client.raise_request_exception = False
    assert client.get(path, QUERY_STRING=query).status_code in (200, 400)


@pytest.mark.parametrize("path", [
    "/en/practices/%00/", "/en/practices/%ff/", "/en/archive/reports/%00/", "/%00/", "/en/%00",
    "/en/themes/%ff/", "/en/network/countries/%00/", "/en/network/countries/deutschland/",
    "/en/" + "a/" * 500, "/en/practices/" + "a" * 20_000 + "/", "/documents/999999999999999/x/",
    "/documents/0/x.pdf", "/media/images/../../portal.sqlite3", "/media/documents/x.pdf",
])  # fmt: skip
def test_no_path_breaks_the_portal(client: Client, path: str) -> None:
    client.raise_request_exception = False
    assert client.get(path).status_code in (400, 404)


@pytest.mark.both_engines
def test_a_refused_query_still_finds_nothing_private(client: Client, load: Load) -> None:
    load(lines.practice("secret", sharing="amber", title="Secretword"))
    for q in ("Secretword OR level:2", "level:2", '"Secretword" NEAR *', "Secretword) OR (*"):
        answer = client.get("/api/search/", {"q": q, "kind": "practice"}).json()
        assert "practice:secret" not in [f"practice:{one['id']}" for one in answer["results"]]


@pytest.mark.both_engines
@pytest.mark.parametrize("value", ["100 kB", "700 words", "a regex bomb", "many quotes",
                                   "5,000 terms"])
def test_a_hostile_query_is_answered_in_a_second(client: Client, value: str) -> None:
    client.get("/api/search/", {"q": "warm"})
    answer = client.get("/api/search/", QUERY_STRING=f"q={VALUES[value]}")
    assert answer.json()["took_ms"] < 1000
