"""Names are completed from any of their words: acronyms, numbers, words joined by a hyphen."""

from typing import Any

import pytest
from django.test import Client

from search.audience import Audience
from search.document import Item
from search.engines.base import Engine
from search.plan import make_plan
from search.query import Query
from search.typed import Typed
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.search.documents import document, item
from tests.search.test_engines import engine
from tests.search.test_lookups import completed
from tests.search.test_suggest import options, suggested

__all__ = ["engine"]

TITLES = {
    "greta": "GRETA evaluation 2021",
    "directive": "Directive 2011/36/EU",
    "visa": "The T-visa and U\u2011visa",
    "covid": "COVID-19 at work",
    "rights": "Victim’s rights",
    "asetus": "EU:n asetus",
    "anti": "Anti-trafficking",
}


@pytest.mark.parametrize(("typed", "found"), [
    ("GRETA", ["greta"]), ("gre", ["greta"]), ("2021", ["greta"]), ("20", ["directive", "greta"]),
    ("EU", ["asetus", "directive"]), ("eu dir", ["directive"]), ("2011/36", ["directive"]),
    ("36/eu", ["directive"]), ("T-visa", ["visa"]), ("t-v", ["visa"]), ("tvi", ["visa"]),
    ("visa", ["visa"]), ("U-visa T-vi", ["visa"]), ("covid-19", ["covid"]), ("19", ["covid"]),
    ("work covid", ["covid"]), ("victim's", ["rights"]), ("victims ri", ["rights"]),
    ("rights victim", ["rights"]), ("EU:n", ["asetus"]), ("anti-traf", ["anti"]),
    ("antitraf", ["anti"]), ("traffick", ["anti"]), ("anti cov", []), ("gret eval", []),
])  # fmt: skip
def test_short_words_numbers_and_joined_words_are_completed(
    engine: Engine, typed: str, found: list[str]
) -> None:
    engine.write([item(name, title) for name, title in TITLES.items()])
    assert completed(engine, typed) == found


def test_other_names_are_completed(engine: Engine) -> None:
    engine.write([Item((document("a", "Victim Support", names=("RIKU",)),)), item("b", "Riksdag")])
    assert completed(engine, "RIKU") == ["a"]
    assert completed(engine, "victim rik") == ["a"]
    assert completed(engine, "rik") == ["a", "b"]


@pytest.mark.parametrize("typed", ["e", "EU", "eu-", "eu l", "Åb", "abo", "åbo"])
def test_a_name_that_begins_as_typed_is_never_crowded_out(engine: Engine, typed: str) -> None:
    crowd = "All of Europe, lands and Eu, and Åbo; eldest {}"
    engine.write([item(f"m{n}", crowd.format(n)) for n in range(40)])
    engine.write([item("eu", "EU law"), item("abo", "Åbo")])
    wanted = "abo" if typed[0] in "åÅa" else "eu"
    typed_words = Typed.read(typed)
    assert typed_words is not None
    for language in ("en", "sv"):
        found = engine.complete(typed_words, Audience.ANONYMOUS, language, ("practice",), 10)
        assert found[0].first.id == wanted


def test_a_whole_word_stands_before_beginnings_of_longer_ones(engine: Engine) -> None:
    engine.write([item(f"m{n}", f"On Iomega {n}") for n in range(40)])
    engine.write([item("iom", "Work of IOM")])
    assert "iom" in completed(engine, "iom")


@pytest.mark.parametrize(("audience", "seen"), [
    (Audience.ANONYMOUS, ["clear"]), (Audience.MEMBER, ["clear", "green"]),
    (Audience.COORDINATOR, ["amber", "clear", "green"]),
])  # fmt: skip
@pytest.mark.parametrize("typed", ["X-9", "9", "x", "xyz", "alpha xy"])
def test_names_are_completed_only_for_those_who_may_read_the_item(
    engine: Engine, audience: Audience, seen: list[str], typed: str
) -> None:
    engine.write([Item((document(name, "X-9 alpha", names=("XYZ",), level=level),))
                  for level, name in enumerate(("clear", "green", "amber"))])
    assert completed(engine, typed, audience) == seen


# --- As they are suggested ---------------------------------------------------------------
@pytest.fixture
def content(load: Load) -> None:
    """Themes, organisations and practices whose words may be typed in any order."""
    load(
        lines.theme("trafficking", labels={"en": "Trafficking in human beings"}),
        lines.theme("exploitation", labels={"en": "Labour exploitation"}),
        lines.theme("beings", labels={"en": "Beings of labour", "sv": "Beings"}),
        lines.organisation("support", name="Victim Support", acronym="RIKU"),
        lines.organisation("secret", name="Secret Service", acronym="RIXX", sharing="amber"),
        lines.practice("greta", title="Answers to GRETA in 2021"),
        lines.practice("gretas", title="Gretas arbete"),
        lines.practice("both", title="Labour inspections",
                       translations={"sv": {"title": "Tillsyn i Europa", "summary": "Kurs."}}),
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.both_engines
@pytest.mark.parametrize(("typed", "group", "found"), [
    ("beings trafficking", "Themes", ["Trafficking in human beings"]),
    ("human beings", "Themes", ["Trafficking in human beings"]),
    ("exploitation lab", "Themes", ["Labour exploitation"]),
    ("beings human traf", "Themes", ["Trafficking in human beings"]),
    ("being", "Themes", ["Beings of labour", "Trafficking in human beings"]),
    ("labour", "Themes", ["Labour exploitation", "Beings of labour"]),
    ("2021 answers GRE", "Practices and publications", ["Answers to GRETA in 2021"]),
    ("greta", "Practices and publications", ["Gretas arbete", "Answers to GRETA in 2021"]),
    ("riku", "Organisations and coordinators", ["Victim Support (RIKU)"]),
    ("support rik", "Organisations and coordinators", ["Victim Support (RIKU)"]),
    ("victim", "Organisations and coordinators", ["Victim Support"]),
])  # fmt: skip
def test_words_may_be_typed_in_any_order(
    content: None, client: Client, typed: str, group: str, found: list[str]
) -> None:
    assert suggested(client, typed).get(group) == found


@pytest.mark.django_db
@pytest.mark.both_engines
@pytest.mark.parametrize("typed", ["beings labour traf", "hum traf", "tillsyn insp",
                                   "inspections Eur"])
def test_every_word_must_stand_in_what_is_suggested(
    content: None, client: Client, typed: str
) -> None:
    assert suggested(client, typed) == {}


@pytest.mark.django_db
@pytest.mark.both_engines
def test_nobody_learns_of_a_restricted_organisation_by_its_acronym(
    content: None, client: Client, member: Client, coordinator_client: Client
) -> None:
    found: dict[str, list[dict[str, Any]]] = {
        name: options(reader, "RIXX")
        for name, reader in (("visitor", client), ("member", member),
                             ("coordinator", coordinator_client))
    }  # fmt: skip
    assert [bool(some) for some in found.values()] == [False, False, True]


def test_who_is_called_so_stands_before_who_has_the_word_in_the_text(engine: Engine) -> None:
    ministry = item("ministry", "Ministry of Justice", names=("OM",), kind="organisation")
    texts = [item(f"t{n}", f"Title {n}", body="frågor om stöd om arbete om", language="sv")
             for n in range(5)]
    engine.write([*texts, ministry])
    found = engine.search(Query(q="OM"), make_plan("OM"), Audience.ANONYMOUS, "fi")
    assert found.items[0].first.id == "ministry"
