"""Did you mean, and the other ways on from a search that finds little."""

import time
from typing import Any

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
PAGE = "/en/search/"


@pytest.fixture
def content(load: Load) -> None:
    """Words of six languages in titles and texts, and a theme."""
    load(
        lines.theme("trafficking", labels={"en": "trafficking in human beings",
                                           "fi": "ihmiskauppa", "is": "mansal"}),
        lines.practice("fi", language="fi", title="Työperäinen hyväksikäyttö",
                       summary="Viranomaisten yhteistyö."),
        lines.practice("sv", language="sv", title="Gränsöverskridande tillsyn", summary="Text."),
        lines.practice("nb", language="nb", title="Arbeidslivskriminalitet", summary="Tekst."),
        lines.practice("da", language="da", title="Menneskehandel i kommunerne", summary="Tekst."),
        lines.practice("is", language="is", title="Þolendur mansals", summary="Texti."),
        lines.practice("en", title="Workplace inspections", summary="Text.", countries=["FI"],
                       started="2015"),
    )


def meant(client: Client, q: str, language: str = "en", **more: str) -> str | None:
    results = client.get(f"/{language}/search/", {"q": q, **more}).context["results"]
    return results.ways.meant.label if results.ways.meant else None


@pytest.mark.parametrize(("language", "typed", "right"), [
    ("en", "inspektions", "inspections"), ("en", "wrkplace", "workplace"),
    ("fi", "hyvaksikaytö", "hyväksikäyttö"), ("fi", "ihmiskaupa", "ihmiskauppa"),
    ("sv", "gränsövrskridande", "gränsöverskridande"),
    ("sv", "gransoverskrdande", "gränsöverskridande"),
    ("nb", "arbeidslivkriminalitet", "arbeidslivskriminalitet"),
    ("da", "mennekehandel", "menneskehandel"), ("da", "menneskehandl", "menneskehandel"),
    ("is", "þolendr", "þolendur"),
])  # fmt: skip
def test_a_slip_is_put_right_in_each_language(
    content: None, client: Client, language: str, typed: str, right: str
) -> None:
    assert meant(client, typed, language) == right


@pytest.mark.parametrize("typed", ["inspections", "inspection", "tyoperainen", "ihmiskaupan",
                                   "menneskehandelens", "qqqqqq", "abc", "2015", "wor"])
def test_words_that_are_known_or_near_nothing_are_left_alone(
    content: None, client: Client, typed: str
) -> None:
    assert meant(client, typed) is None


@pytest.mark.parametrize(("typed", "in_english", "in_icelandic"), [
    ("Vietnam", None, None),  # two letters from vélnám, but well spelt
    ("kannanes", None, "kannanir"), ("kannanjr", "kannanir", "kannanir"),
])
def test_no_word_of_another_language_is_offered_that_is_not_very_near(
    load: Load, client: Client, typed: str, in_english: str | None, in_icelandic: str | None
) -> None:
    load(lines.practice("is", language="is", title="Vélnám", summary="Kannanir um mansal."))
    assert meant(client, typed) == in_english
    assert meant(client, typed, "is") == in_icelandic


def test_only_the_unknown_word_changes_and_signs_are_kept(content: None, client: Client) -> None:
    assert meant(client, 'workplace "inspektions" -Xyzzy') == 'workplace "inspections" -Xyzzy'


def test_it_is_one_click_away_with_its_count_and_keeps_the_filters(
    content: None, client: Client
) -> None:
    page = Read(client, f"{PAGE}?q=inspektions&country=FI")
    (url,) = page.links("//p[@class='meant']/a")
    assert client.get(url).context["results"].count == 1
    assert "country=FI" in url
    assert "1 result" in page.text("//p[@class='meant']")


@pytest.mark.parametrize("level", ["green", "amber"])
def test_a_hidden_word_is_neither_offered_nor_known(
    load: Load, client: Client, member: Client, coordinator_client: Client, editor: Client,
    level: str,
) -> None:
    load(lines.practice("x", title="Xyzzyword", summary="Xyzzyword", sharing=level),
         lines.practice("y", title="Xyzzyworld", summary="Open"))
    readers = {"visitor": client, "member": member, "coordinator": coordinator_client,
               "editor": editor}
    sees = {"visitor": False, "member": level == "green", "coordinator": True, "editor": True}
    for name, reader in readers.items():
        # The hidden word itself is to a visitor a slip like any other.
        assert meant(reader, "xyzzyword") == (None if sees[name] else "xyzzyworld"), name
        offered = {meant(reader, typed) for typed in ("xyzzywords", "xyzyword", "xyzzywrd")}
        assert ("xyzzyword" in offered) is sees[name], name


def test_a_hidden_word_takes_the_same_way_as_one_that_is_nowhere(
    load: Load, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search.engines import engine

    load(lines.practice("x", title="Xyzzyword", summary="Xyzzyword", sharing="amber"))
    asked: list[str] = []
    near = engine().near

    def noting(word: str, *rest: Any) -> Any:
        asked.append(word)
        return near(word, *rest)

    monkeypatch.setattr(engine(), "near", noting)
    for word in ("xyzzyword", "qqzzyword"):
        assert client.get(PAGE, {"q": word}).status_code == 200
    assert asked == ["xyzzyword", "qqzzyword"]


def test_many_unknown_words_cost_no_more_than_a_few(content: None, client: Client) -> None:
    client.get(PAGE, {"q": "warm"})
    begin = time.perf_counter()
    assert client.get(PAGE, {"q": " ".join(f"qwrtz{'x' * (n % 9)}y" for n in range(300))})
    assert time.perf_counter() - begin < 5


def test_each_filter_can_be_left_out_with_its_count(content: None, client: Client) -> None:
    page = Read(client, f"{PAGE}?q=inspections&country=NO&from=2014&to=2016")
    ways = page.response.context["results"].ways
    assert [(way.label, way.count) for way in ways.without] == [("Norway", 1)]
    assert "leave out “Norway”: 1 result" in page.text("//div[@class='empty']")
    assert client.get(ways.without[0].url).context["results"].count == 1


def test_years_the_wrong_way_round_are_turned(content: None, client: Client) -> None:
    ways = client.get(PAGE, {"q": "inspections", "from": "2016", "to": "2014"}).context[
        "results"].ways
    assert (ways.years.label, ways.years.count) == ("2014–2016", 1)


def test_coordinators_of_the_country_can_be_asked_by_who_may_see_them(
    load: Load, client: Client, member: Client
) -> None:
    load(lines.coordinator("open", title="Open function", country="FI"),
         lines.coordinator("shut", title="Shut function", country="FI", sharing="green"))
    for reader, seen in ((client, ["Open"]), (member, ["Open", "Shut"])):
        ways = reader.get(PAGE, {"q": "qqqq", "country": "FI", "kind": "report"}).context[
            "results"].ways
        assert [way.label.split()[0] for way in ways.coordinators] == seen


def test_counts_of_ways_on_are_of_what_may_be_read(load: Load, client: Client) -> None:
    load(lines.practice("x", title="Xyzzyword", sharing="green", countries=["FI"]))
    ways = client.get(PAGE, {"q": "xyzzyword", "country": "NO"}).context["results"].ways
    assert ways.without == ()
