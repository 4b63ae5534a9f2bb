"""A shared list: strangers get of it what they may read, whatever way they ask."""

from typing import Any

import pytest
from django.test import Client

from portal.models import ReadingList
from tests.portal import lines
from tests.portal.citations.works import levels, telling
from tests.portal.fixtures import Load

pytestmark = pytest.mark.django_db
PAGES = ["", "brief/", *(f"export/?format={name}" for name in ("bibtex", "ris", "csl-json", "csv")),
         *(f"export/?style={name}" for name in
           ("apa", "chicago-author-date", "harvard-cite-them-right"))]


@pytest.fixture
def shared(load: Load) -> ReadingList:
    """A list of a report of each level, each with a note of its own, and what stands around them.

    The practice is public, but who runs it, who took it into use and a coordinator are not.
    """
    load(
        *levels(),
        lines.organisation("hidden", name="Titlegreen organisation", sharing="green"),
        lines.practice("open", countries=["FI"], organisations=["hidden"]),
        lines.adoption("hidden", "open", country="SE", sharing="amber", result="Summaryamber"),
        lines.coordinator("open", country="FI", title="Titleclear coordinator",
                          organisation="hidden", person="Somebody Inperson",
                          email="function@ministry.example"),
        lines.coordinator("hidden", country="FI", title="Titleamber coordinator",
                          sharing="amber"),
    )
    made = ReadingList.objects.create(name="Shared", token="secret-token")
    for place, level in enumerate(("amber", "green", "clear")):
        made.entries.create(key=f"report:{level}", position=place, note=f"Author{level} noted")
    made.entries.create(key="practice:open", position=3)
    return made


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_of_the_link_sees_what_is_for_this_reader(
    shared: ReadingList, client: Client, member: Client, coordinator_client: Client, page: str
) -> None:
    address = f"/en/lists/shared/secret-token/{page}"

    stranger = client.get(address)
    assert stranger.status_code == 200 and not stranger.cookies
    assert telling(stranger.content.decode()) == {"clear"}
    assert telling(member.get(address).content.decode()) == {"clear", "green"}
    everything = {"clear", "green", "amber"}
    assert telling(coordinator_client.get(address).content.decode()) == everything


def test_a_stranger_does_not_learn_that_something_is_left_out(
    shared: ReadingList, client: Client
) -> None:
    before = client.get("/en/lists/shared/secret-token/").content
    shared.entries.exclude(key__in=["report:clear", "practice:open"]).delete()

    assert client.get("/en/lists/shared/secret-token/").content == before


def test_the_one_pager_names_functions_and_no_person(
    shared: ReadingList, coordinator_client: Client
) -> None:
    text = coordinator_client.get("/en/lists/shared/secret-token/brief/").content.decode()

    assert "Titleclear coordinator" in text and "function@ministry.example" in text
    assert "Inperson" not in text
    assert "TLP:AMBER" in text


def test_a_link_can_be_ended_and_is_another_one_afterwards(
    shared: ReadingList, client: Client, member: Client
) -> None:
    shared.owner_id = int(member.session["_auth_user_id"])
    shared.save()
    change = f"/en/lists/{shared.pk}/change/"

    member.post(change, {"action": "unshare"})
    assert client.get("/en/lists/shared/secret-token/").status_code == 404
    member.post(change, {"action": "share"})
    shared.refresh_from_db()
    assert shared.token and shared.token != "secret-token" and len(shared.token) >= 40
    assert client.get(f"/en/lists/shared/{shared.token}/").status_code == 200


@pytest.mark.parametrize("token", ["None", "x", "x" * 500, "%00", "secret-token/x"])
def test_no_other_address_opens_a_list(shared: ReadingList, client: Client, token: str) -> None:
    ReadingList.objects.create(name="Not shared")

    assert client.get(f"/en/lists/shared/{token}/").status_code in (400, 404)


def test_what_became_amber_leaves_the_owners_own_list_too(
    load: Load, shared: ReadingList, member: Client
) -> None:
    shared.owner_id = int(member.session["_auth_user_id"])
    shared.save()

    for page in PAGES:
        text = member.get(f"/en/lists/{shared.pk}/{page}").content.decode()
        assert telling(text) == {"clear", "green"}, page
    own = member.get(f"/en/lists/{shared.pk}/").content.decode()
    assert "1 item of this list is not there for you at present." in own


def test_green_is_collected_by_members_only(
    shared: ReadingList, client: Client, member: Client
) -> None:
    here: Any = {"HTTP_ORIGIN": "http://testserver"}

    assert client.post("/en/lists/collect/", {"item": "report:green"}, **here).status_code == 404
    assert member.post("/en/lists/collect/", {"item": "report:green"}, **here).status_code == 302
