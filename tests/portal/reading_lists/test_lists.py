"""Reading lists: collecting with and without an account, ordering, annotating, undoing."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.models import ReadingList
from portal.reading_lists.mine import KEPT_DAYS, MOST_ENTRIES, forget_old
from tests.portal import lines
from tests.portal.fixtures import Load, make_user
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
HERE: Any = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def loaded(load: Load) -> None:
    """Three reports."""
    load(*(lines.report(name) for name in "abc"))


def collect(client: Client, *keys: str, **extra: str) -> None:
    for key in keys:
        response = client.post("/en/lists/collect/", {"item": key}, **(HERE | extra))
        assert response.status_code == 302


def the_list() -> ReadingList:
    return ReadingList.objects.get()


def order(reading_list: ReadingList) -> list[str]:
    return [entry.key[-1] for entry in reading_list.present]


def act(client: Client, reading_list: ReadingList, **data: str) -> Read:
    response = client.post(f"/en/lists/{reading_list.pk}/change/", data)
    assert response.status_code == 302
    return Read(client, response.headers["Location"])


def test_reading_sets_no_cookie_and_collecting_does(loaded: None, client: Client) -> None:
    for path in ("/en/archive/reports/a/", "/en/search/", "/en/lists/", "/en/archive/reports/"):
        assert not client.get(path).cookies
    assert "csrfmiddlewaretoken" not in client.get("/en/archive/reports/a/").content.decode()

    collect(client, "report:a")

    assert "sessionid" in client.cookies
    assert order(the_list()) == ["a"]


def test_collecting_leads_back_and_the_page_shows_it(loaded: None, client: Client) -> None:
    response = client.post("/en/lists/collect/", {"item": "report:a"}, **HERE,
                           HTTP_REFERER="http://testserver/en/search/?q=title")
    assert response.headers["Location"] == "/en/search/?q=title#collect-report-a"
    assert Read(client, "/en/search/?q=title").text("//*[@id='collect-report-a']")
    foreign = client.post("/en/lists/collect/", {"item": "report:b"}, **HERE,
                          HTTP_REFERER="https://elsewhere.example/x")
    assert foreign.headers["Location"] == "/en/archive/reports/b/#collect-report-b"

    assert "In your reading list" in Read(client, "/en/archive/reports/a/").text()
    assert "In your reading list" in Read(client, "/en/search/").text()
    assert "Add to reading list" in Read(client, "/en/archive/reports/c/").text()


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None])
def test_a_form_from_elsewhere_is_asked_again(
    loaded: None, origin: str | None
) -> None:
    client = Client(enforce_csrf_checks=True)
    extra: Any = {"HTTP_ORIGIN": origin} if origin else {}
    response = client.post("/en/lists/collect/", {"item": "report:a"}, **extra)

    assert response.status_code == 200
    assert not ReadingList.objects.exists()
    assert client.post("/en/lists/collect/sure/", {"item": "report:a"}).status_code == 403
    token = response.context["csrf_token"]
    again = client.post("/en/lists/collect/sure/",
                        {"item": "report:a", "csrfmiddlewaretoken": str(token)})
    assert again.status_code == 302
    assert order(the_list()) == ["a"]


@pytest.mark.parametrize("key", [
    "", "report:absent", "nothing", "organisation:x", "report:", "\x00", "x" * 5000,
])
def test_what_is_not_there_is_not_collected(loaded: None, client: Client, key: str) -> None:
    response = client.post("/en/lists/collect/", {"item": key}, **HERE)

    assert response.status_code == 404
    assert not ReadingList.objects.exists()


def test_items_move_by_buttons(loaded: None, client: Client) -> None:
    collect(client, "report:a", "report:b", "report:c")

    act(client, the_list(), action="down report:a")
    assert order(the_list()) == ["b", "a", "c"]
    act(client, the_list(), action="up report:c")
    assert order(the_list()) == ["b", "c", "a"]
    act(client, the_list(), action="up report:b")
    act(client, the_list(), action="down report:a")
    act(client, the_list(), action="up report:absent")
    assert order(the_list()) == ["b", "c", "a"]


def test_the_moved_button_keeps_the_focus(loaded: None, client: Client) -> None:
    collect(client, "report:a", "report:b", "report:c")
    response = client.post(f"/en/lists/{the_list().pk}/change/",
                           {"action": "down report:a"}, follow=True)

    assert response.redirect_chain[0][0].endswith("?focus=down-2")
    assert response.content.decode().count("autofocus") == 1


def test_a_removed_item_comes_back_with_its_note_and_place(loaded: None, client: Client) -> None:
    collect(client, "report:a", "report:b", "report:c")
    act(client, the_list(), action="note report:b", **{"note-report:b": "Read <b>this</b>\nfirst"})

    page = act(client, the_list(), action="remove report:b")
    assert order(the_list()) == ["a", "c"]
    assert "Undo" in page.text()

    page = act(client, the_list(), action="undo")
    assert page.text("//button[@autofocus]").endswith("Title of b")
    assert order(the_list()) == ["a", "b", "c"]
    assert "Read <b>this</b>\nfirst" in [area.text.strip() for area in
                                         page.tree.xpath("//textarea") if area.text]


def test_numbers_of_persons_are_struck_out_of_notes(loaded: None, client: Client) -> None:
    collect(client, "report:a")
    act(client, the_list(), action="note report:a", **{"note-report:a": "Ask 131052-308T"})

    assert "131052-308T" not in the_list().entries.get().note


def test_names_notes_and_links_are_kept_within_bounds(loaded: None, client: Client) -> None:
    collect(client, "report:a")
    act(client, the_list(), action="name", name="  For \x00the  minister " + "x" * 500)
    act(client, the_list(), action="note report:a", **{"note-report:a": "y" * 9_000})
    act(client, the_list(), action="no such thing")

    assert the_list().name.startswith("For the minister") and len(the_list().name) == 120
    assert len(the_list().entries.get().note) == 2_000


def test_a_list_is_of_nobody_else(loaded: None, client: Client, member: Client) -> None:
    collect(client, "report:a")
    number = the_list().pk

    for other in (Client(), member):
        for path in ("", "export/?format=ris", "brief/", "delete/"):
            assert other.get(f"/en/lists/{number}/{path}").status_code == 404
        changed = other.post(f"/en/lists/{number}/change/", {"action": "share"})
        assert changed.status_code == 404
    assert the_list().token is None


def test_several_lists_of_an_account_and_the_chosen_one_collects(
    loaded: None, member: Client
) -> None:
    collect(member, "report:a")
    first = the_list()
    member.post("/en/lists/new/", {"name": "Second"})
    collect(member, "report:b")
    act(member, first, action="choose")
    collect(member, "report:c")

    assert order(first) == ["a", "c"]
    assert order(ReadingList.objects.get(name="Second")) == ["b"]
    text = Read(member, "/en/lists/").text()
    assert "Second" in text and "Reading list" in text


def test_signing_in_takes_the_list_along(loaded: None, client: Client) -> None:
    collect(client, "report:a", "report:b")
    act(client, the_list(), action="note report:a", **{"note-report:a": "mine"})
    user = make_user("member")
    client.force_login(user)

    assert the_list().owner == user
    assert Read(client, f"/en/lists/{the_list().pk}/").status == 200


def test_signing_in_joins_the_list_that_is_there(loaded: None, client: Client) -> None:
    user = make_user("member")
    other = Client()
    other.force_login(user)
    collect(other, "report:b")
    collect(client, "report:a", "report:b")
    client.force_login(user)

    assert order(the_list()) == ["b", "a"]


def test_a_shared_list_stays_one_of_its_own_at_sign_in(loaded: None, client: Client) -> None:
    user = make_user("member")
    other = Client()
    other.force_login(user)
    collect(other, "report:b")
    collect(client, "report:a")
    session_list = ReadingList.objects.get(owner=None)
    act(client, session_list, action="share")
    client.force_login(user)

    assert ReadingList.objects.filter(owner=user).count() == 2
    token = ReadingList.objects.exclude(token=None).get().token
    assert Client().get(f"/en/lists/shared/{token}/").status_code == 200


def test_lists_of_ended_sessions_are_forgotten(loaded: None, client: Client) -> None:
    collect(client, "report:a")
    old = timezone.now() - timedelta(days=KEPT_DAYS + 1)
    ReadingList.objects.update(changed=old)
    forget_old()

    assert not ReadingList.objects.exists()
    collect(client, "report:b")
    assert order(the_list()) == ["b"]


def test_a_list_has_an_end(loaded: None, client: Client) -> None:
    collect(client, "report:a")
    reading_list = the_list()
    for n in range(MOST_ENTRIES - 1):
        reading_list.entries.create(key=f"report:n{n}", position=n)
    collect(client, "report:b")

    assert reading_list.present.count() == MOST_ENTRIES


def test_an_empty_list_says_what_to_do(client: Client, member: Client) -> None:
    for reader in (client, member):
        assert "Add to reading list" in Read(reader, "/en/lists/").text()


@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb", "da", "is"])
def test_every_page_of_a_list_in_every_language(
    loaded: None, client: Client, language: str
) -> None:
    collect(client, "report:a")
    path = f"/{language}/lists/{the_list().pk}/"

    for page in ("", "brief/", "export/?style=apa", "delete/", "export/?format=csv"):
        assert client.get(path + page).status_code == 200, page
    assert client.get(f"{path}export/?format=exe").status_code == 302


def test_a_list_of_50_asks_the_database_as_often_as_one_of_5(load: Load) -> None:
    load(lines.theme("t"), lines.organisation("o"), *(
        make(f"{kind}{n}", countries=["FI"], themes=["t"])
        for kind, make in lines.ITEM_KINDS.items() for n in range(13)
    ), *(lines.adoption(f"a{n}", f"practice{n}") for n in range(13)),
         *(lines.coordinator(f"c{n}", country="FI", organisation="o") for n in range(3)))
    keys = [f"{kind}:{kind}{n}" for n in range(13) for kind in lines.ITEM_KINDS][:50]
    counts = {}
    for size in (5, 50):
        reading_list = ReadingList.objects.create(token=f"token{size}")
        for place, key in enumerate(keys[:size]):
            reading_list.entries.create(key=key, position=place)
        for page in ("", "brief/", "export/?format=bibtex", "export/?format=csv"):
            client = Client()
            client.get(f"/en/lists/shared/token{size}/{page}")
            with CaptureQueriesContext(connection) as asked:
                text = client.get(f"/en/lists/shared/token{size}/{page}").content.decode()
            assert text.count("practice1") > 0 or size == 5
            counts[size, page] = len([one for one in asked.captured_queries
                                      if "portal_stamp" not in one["sql"]])
    for page in ("", "brief/", "export/?format=bibtex", "export/?format=csv"):
        assert counts[50, page] == counts[5, page] <= 45, counts
