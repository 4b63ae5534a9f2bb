"""The parameters of a search as a value: parsed, turned back, refused."""

import pytest
from django.http import QueryDict

from search.query import MAX_TEXT, BadParameter, Query, clean_text

pytestmark = pytest.mark.one_database

GOOD = {
    "": Query(),
    "q=a+b": Query(q="a b"),
    "q=%22a+b%22+-c": Query(q='"a b" -c'),
    "kind=practice&kind=report": Query(kind=("practice", "report")),
    "type=training": Query(type=("training",)),
    "country=FI&country=se": Query(country=("FI", "SE")),
    "country=FI&country=FI": Query(country=("FI",)),
    "theme=labour-exploitation": Query(theme=("labour-exploitation",)),
    "language=fi&language=se": Query(language=("fi", "se")),
    "evidence=untested&status=ongoing": Query(evidence=("untested",), status=("ongoing",)),
    "from=2020&to=2022": Query(year_from=2020, year_to=2022),
    "when=coming&sort=newest": Query(when="coming", sort="newest"),
    "page=3&size=100": Query(page=3, size=100),
    "expand=0": Query(expand=False),
    "expand=1": Query(),
    "unknown=1&utm_source=x": Query(),
    "country=&from=&page=&sort=&size=&expand=": Query(),
    "q=first&q=last": Query(q="last"),
}  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_parameters_become_a_query(text: str) -> None:
    assert Query.parse(QueryDict(text)) == GOOD[text]


@pytest.mark.parametrize("text", GOOD)
def test_a_query_becomes_the_parameters_that_make_it(text: str) -> None:
    address = GOOD[text].address("/search/")
    assert Query.parse(QueryDict(address.partition("?")[2])) == GOOD[text]


def test_a_querys_address_says_nothing_that_is_a_default() -> None:
    assert Query().parameters() == []
    assert Query().address("/en/search/") == "/en/search/"


BAD = {
    "kind": ["victim", "Practice", "practice,report", "a" * 99],
    "type": ["nonsense", "a b"],
    "country": ["Finland", "F", "F1", "<b>", "\x00\x00"],
    "theme": ["a_b", "Ä", "a/b", "x" * 151],
    "language": ["f", "finnish!", "fi_FI"],
    "evidence": ["good", "--"],
    "status": ["done"],
    "from": ["yesterday", "-1", "10000", "2021-03", "٢٠٢١", "1e3", "9" * 400],
    "to": ["soon", "2021.5"],
    "when": ["soon", "Past"],
    "sort": ["oldest", "Title", "relevance;drop"],
    "page": ["0", "-1", "x", "10001", "1.0"],
    "size": ["0", "101", "all", "９"],
    "expand": ["yes", "2", "true"],
}


@pytest.mark.parametrize(("name", "value"), [(name, one) for name in BAD for one in BAD[name]])
def test_a_bad_value_is_refused_with_its_parameter(name: str, value: str) -> None:
    given = QueryDict(mutable=True)
    given.update({"q": "word", name: value})
    with pytest.raises(BadParameter) as refused:
        Query.parse(given)
    assert refused.value.name == name


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_is_told_and_the_rest_is_read(name: str) -> None:
    given = QueryDict(mutable=True)
    given.update({"q": "word", name: BAD[name][0]})
    query, (bad,) = Query.read(given)
    assert (query, bad.name, bad.value) == (Query(q="word"), name, BAD[name][0].strip())


def test_each_bad_value_is_told_and_the_good_ones_of_the_same_filter_are_read() -> None:
    query, bad = Query.read(QueryDict("country=FI&country=Finland&country=SE&country=x&page=0"))
    assert query == Query(country=("FI", "SE"))
    assert [(one.name, one.value) for one in bad] == [
        ("country", "Finland"), ("country", "x"), ("page", "0")
    ]


@pytest.mark.parametrize(("text", "clean"), [
    ("a\x00b", "a b"), ("  a \t\r\n b  ", "a b"), ("\x00", ""), ("   ", ""),
    ("a\ud800b", "a b"), ("x" * 5_000, "x" * MAX_TEXT), ("ä\u0308", "ä\u0308"),
])  # fmt: skip
def test_a_querys_text_has_only_visible_characters_and_single_blanks(
    text: str, clean: str
) -> None:
    assert clean_text(text) == clean


def test_toggling_a_value_adds_it_or_takes_it_away_from_page_one() -> None:
    query = Query(country=("FI",), page=4)
    assert query.toggled("country", "SE") == Query(country=("FI", "SE"))
    assert query.toggled("country", "FI") == Query()


@pytest.mark.parametrize(("text", "order"), [
    ("when=coming", "earliest"), ("when=coming&q=training", "relevance"),
    ("when=coming&sort=earliest&q=training", "earliest"), ("when=past&sort=earliest", "newest"),
    ("sort=earliest", "newest"), ("sort=earliest&q=training", "relevance"),
])  # fmt: skip
def test_what_is_not_coming_does_not_stand_earliest_first(text: str, order: str) -> None:
    assert Query.parse(QueryDict(text)).order == order
