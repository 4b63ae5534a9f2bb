"""Lists stand in the alphabetical order of the page's language, not in that of code points."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from portal.accounts.forms import JoinForm
from portal.models import Country, JoinRequest
from practices.submissions.forms import countries_by_name
from tests.portal import lines
from tests.portal.fixtures import Load, make_user
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
LEDGER = "/is/archive/recommendations/"


@pytest.fixture
def themes(load: Load) -> None:
    """Four themes, one with the others below, and two reports about them."""
    labels = {"a": "Áætlanir", "b": "Börn", "u": "Útlendingar", "v": "Vinna"}
    load(
        *(lines.theme(one, labels={"en": one, "is": label}) for one, label in labels.items()),
        *(lines.theme(f"{one}-top", broader="b",
                      labels={"en": f"{one} top", "is": f"{label} undir"})
          for one, label in labels.items()),
        lines.report("r", language="fi", title="Raportti", themes=list(labels), countries=["IS"],
                     recommendations=[{"id": "x", "text": "Tehdään."}],
                     translations={"is": {"title": "Öryggi", "summary": "S."}}),
        lines.report("s", language="fi", title="Selvitys", themes=["a"], countries=["IS"],
                     recommendations=[{"id": "x", "text": "Tehdään."}]),
    )


def test_themes_stand_by_the_icelandic_alphabet(themes: None, client: Client) -> None:
    words = ["Áætlanir", "Börn", "Útlendingar", "Vinna"]
    for path in ("/is/themes/", "/is/themes/b/"):
        text = Read(client, path).text("//main")
        places = [text.index(f"{word} undir") for word in words]
        assert places == sorted(places)


def options(page: Read, name: str) -> list[tuple[str, str | None]]:
    """Words and language of what can be chosen."""
    return [(str(one.text), one.get("lang"))
            for one in page.tree.xpath(f"//select[@name='{name}']/option[@value!='']")]


def test_the_ledgers_filters_speak_and_spell_the_readers_language(
    themes: None, client: Client
) -> None:
    page = Read(client, LEDGER)

    assert options(page, "report") == [("Selvitys", "fi"), ("Öryggi", None)]
    assert [word for word, _lang in options(page, "theme")] == [
        "Áætlanir", "Börn", "Útlendingar", "Vinna"]
    countries = [word for word, _lang in options(page, "country")]
    assert countries[0] == "Álandseyjar" and countries[-1] == "Svíþjóð"


def test_the_directorys_countries_stand_by_name(themes: None, client: Client) -> None:
    countries = [word for word, _lang in options(Read(client, "/is/network/"), "country")]
    assert countries[0] == "Álandseyjar" and countries[-1] == "Svíþjóð"


def test_who_asks_to_join_chooses_from_countries_by_name() -> None:
    for code in ("AX", "FI", "SE", "DK"):
        Country.objects.get_or_create(name=code, defaults={"slug": code.lower()})
    with translation.override("sv"):
        form = JoinForm(instance=JoinRequest(user=make_user("member")))
        country: Any = form.fields["country"]
        names = [str(label) for value, label in country.choices if value]

    assert names.index("Danmark") < names.index("Sverige") < names.index("Åland")


@pytest.mark.parametrize(("language", "last"), [("sv", "Åland"), ("fi", "Tanska"), ("nb", "Åland")])
def test_who_shares_a_practice_chooses_from_countries_by_name(language: str, last: str) -> None:
    with translation.override(language):
        assert [name for _code, name in countries_by_name()][-1] == last
