"""Sharing: what is green or amber is nowhere for who may not read it, not even as a number.

`test_every_address` opens every address; here are the numbers, translations, and ways round.
"""

from typing import Any

import pytest
from django.test import Client

from network.models import Coordinator, Organisation
from practices.models import Adoption, PracticePage
from tests.portal import lines
from tests.portal.fixtures import Load, exported, found_ids
from tests.portal.lines import Fields

pytestmark = pytest.mark.django_db
SECRET = "Xyzzyword"
ADDRESSES = {
    "practice": "/en/practices/x/", "seminar": "/en/archive/seminars/x/",
    "report": "/en/archive/reports/x/", "project": "/en/archive/projects/x/",
    "organisation": "/en/network/organisations/x/",
    "coordinator": "/en/network/coordinators/x/",
}
KINDS = pytest.mark.parametrize("kind", ADDRESSES)
LEVELS = pytest.mark.parametrize("level", ["green", "amber"])


def hidden(kind: str, level: str) -> Fields:
    """An object with a telling word in every place that lists show."""
    if kind == "organisation":
        return lines.organisation("x", name=SECRET, acronym=SECRET, country="FI", sharing=level,
                                  names={"fi": SECRET}, type="ngo")
    if kind == "coordinator":
        return lines.coordinator("x", title=SECRET, country="FI", sharing=level, themes=["t"])
    dates = {"practice": {"started": "2017"}, "report": {"published": "2017"}}
    return lines.ITEM_KINDS[kind]("x", title=SECRET, summary=SECRET, countries=["FI"],
                                  themes=["t"], sharing=level,
                                  translations={"fi": {"title": SECRET, "summary": SECRET}},
                                  **dates.get(kind, {"starts": "2017"}))


@KINDS
@LEVELS
def test_an_item_that_is_not_public_answers_404(
    load: Load, client: Client, kind: str, level: str
) -> None:
    load(lines.theme("t"), hidden(kind, level))
    assert client.get(ADDRESSES[kind]).status_code == 404
    assert client.get(ADDRESSES[kind].replace("/en/", "/fi/")).status_code == 404


def numbers(client: Client) -> dict[str, Any]:
    """Every number that pages and answers show the public."""
    home = client.get("/en/").context
    themes = client.get("/en/themes/").context["tree"]
    return {
        "home": home["counts"], "countries": [entry["total"] for entry in home["countries"]],
        "practices of countries": [entry["practices"] for entry in home["countries"]],
        "top themes": [entry["count"] for entry in home["top_themes"]],
        "themes": [node["count"] for node in themes],
        "facets": client.get("/api/search/").json()["facets"],
        "library": client.get("/en/practices/").context["results"].count,
        "archive": [entry["count"] for entry in client.get("/en/archive/").context["sections"]],
        "country": client.get("/en/network/countries/fi/").context["results"].count,
        "theme": client.get("/en/themes/t/").context["results"].count,
    }


@pytest.mark.both_engines
@KINDS
@LEVELS
def test_no_number_counts_an_item_that_is_not_public(
    load: Load, client: Client, kind: str, level: str
) -> None:
    load(lines.theme("t"), lines.practice("open", themes=["t"], countries=["FI"]))
    before = numbers(client)
    load(hidden(kind, level))
    assert numbers(client) == before


@pytest.mark.both_engines
@KINDS
@pytest.mark.parametrize(("level", "sees"), [("green", True), ("amber", False)])
def test_members_see_green_and_not_amber(
    load: Load, member: Client, kind: str, level: str, sees: bool
) -> None:
    load(lines.theme("t"), hidden(kind, level))
    assert member.get(ADDRESSES[kind]).status_code == (200 if sees else 404)
    assert (f"{kind}:x" in found_ids(member, q=SECRET)) is sees


@pytest.mark.both_engines
@KINDS
@LEVELS
def test_coordinators_see_green_and_amber(
    load: Load, coordinator_client: Client, kind: str, level: str
) -> None:
    load(lines.theme("t"), hidden(kind, level))
    assert coordinator_client.get(ADDRESSES[kind]).status_code == 200
    assert f"{kind}:x" in found_ids(coordinator_client, q=SECRET)


def test_a_signed_in_contributor_sees_what_the_public_sees(load: Load, client: Client) -> None:
    from django.contrib.auth.models import Group

    from portal.accounts.roles import CONTRIBUTORS
    from tests.portal.fixtures import make_user

    user = make_user("contributor")
    user.groups.add(Group.objects.get(name=CONTRIBUTORS))
    client.force_login(user)
    load(lines.theme("t"), hidden("practice", "green"))
    assert client.get(ADDRESSES["practice"]).status_code == 404


# --- A translation follows its original ---------------------------------------------------


@pytest.fixture
def raised(load: Load) -> PracticePage:
    """A practice in three languages whose original an editor has made amber."""
    load(lines.practice("x", translations={
        "fi": {"title": "Suomeksi", "summary": "Xyzzyword"},
        "sv": {"title": "Svenska", "summary": "Xyzzyword"}}))
    page = PracticePage.objects.get(item_id="x", locale__language_code="en")
    page.sharing = "amber"
    page.save_revision().publish()
    from search.indexing.outbox import drain_now

    drain_now()
    return page


@pytest.mark.parametrize("language", ["en", "fi", "nb"])
def test_raising_the_original_hides_the_page_in_every_language(
    raised: PracticePage, client: Client, language: str
) -> None:
    assert client.get(f"/{language}/practices/x/").status_code == 404


def test_raising_the_original_hides_the_translations_from_search(
    raised: PracticePage, client: Client
) -> None:
    assert found_ids(client, q=SECRET) == []
    assert found_ids(client, kind="practice") == []


def test_raising_the_original_hides_the_translations_from_the_public_export(
    raised: PracticePage,
) -> None:
    assert exported(public=True) == []


def test_raising_the_original_leaves_nothing_public_in_the_database(
    raised: PracticePage,
) -> None:
    assert set(PracticePage.objects.values_list("sharing", flat=True)) == {"amber"}


def test_an_old_draft_of_a_translation_cannot_make_it_public_again(
    load: Load, client: Client
) -> None:
    load(lines.practice("x", translations={"fi": {"title": "A", "summary": "B"}}))
    translation = PracticePage.objects.get(item_id="x", locale__language_code="fi")
    draft = translation.save_revision()
    load(lines.practice("x", sharing="amber", translations={"fi": {"title": "A",
                                                                   "summary": "B"}}))
    draft.publish()
    assert client.get("/fi/practices/x/").status_code == 404


# --- Ways round ----------------------------------------------------------------------------


@LEVELS
@pytest.mark.parametrize("slug", ["yhteistyö", "þór"])
def test_a_slug_with_nordic_letters_is_no_way_round(
    load: Load, client: Client, slug: str, level: str
) -> None:
    load(lines.practice("x", sharing=level))
    PracticePage.objects.filter(item_id="x").update(slug=slug)
    page = PracticePage.objects.get(item_id="x")
    page.set_url_path(page.get_parent())
    page.save(update_fields=["url_path"])
    assert client.get(f"/en/practices/{slug}/").status_code == 404


def test_a_public_item_whose_slug_has_nordic_letters_is_served(
    load: Load, client: Client
) -> None:
    load(lines.practice("x"))
    page = PracticePage.objects.get(item_id="x")
    page.slug = "yhteistyö"
    page.save_revision().publish()
    assert client.get("/en/practices/yhteistyö/").status_code == 200


@LEVELS
def test_a_hidden_organisations_name_finds_no_coordinator_of_it(
    load: Load, client: Client, level: str
) -> None:
    load(lines.organisation("x", name=SECRET, sharing=level),
         lines.coordinator("c", organisation="x", country="FI"))
    assert found_ids(client, q=SECRET) == []
    page = client.get("/en/network/", {"q": SECRET})
    assert "/coordinators/c/" not in page.content.decode()


def test_a_withdrawn_organisation_is_nowhere(load: Load, client: Client) -> None:
    load(lines.organisation("x", name=SECRET, country="FI"),
         lines.coordinator("c", organisation="x", country="FI"),
         lines.practice("p", organisations=["x"]), lines.adoption("a", "p", organisation="x"))
    Organisation.objects.get(item_id="x").unpublish()
    from search.indexing.outbox import drain_now

    drain_now()
    assert client.get("/en/network/organisations/x/").status_code == 404
    pages = ["/en/network/", "/en/network/coordinators/c/", "/en/practices/p/",
             "/en/network/countries/fi/", f"/api/search/?q={SECRET}"]
    assert [path for path in pages if SECRET in client.get(path).content.decode()] == []


def test_a_withdrawn_coordinator_is_nowhere(load: Load, client: Client) -> None:
    load(lines.coordinator("c", title=SECRET, country="FI"))
    Coordinator.objects.get(item_id="c").unpublish()
    assert client.get("/en/network/coordinators/c/").status_code == 404
    assert SECRET not in client.get("/en/network/").content.decode()


@LEVELS
def test_an_adoption_that_is_not_public_is_on_no_public_page(
    load: Load, client: Client, level: str
) -> None:
    load(lines.practice("p"), lines.seminar("s"),
         lines.adoption("a", "p", country="SE", result=SECRET, source_event="s"))
    Adoption.objects.update(sharing=level)
    pages = ["/en/practices/p/", "/en/network/countries/se/", "/en/archive/seminars/s/"]
    assert [path for path in pages if SECRET in client.get(path).content.decode()] == []


def test_a_coordinators_mail_phone_and_person_are_not_searched(
    load: Load, client: Client
) -> None:
    load(lines.coordinator("c", email="xyzzy@ministry.example", phone="12345678", person=SECRET))
    for words in ("xyzzy", "12345678", SECRET):
        assert found_ids(client, q=words) == []
