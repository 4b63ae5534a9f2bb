"""Notes beside the items of a list: every button saves all of them."""

import pytest
from django.test import Client

from portal.models import ReadingList
from tests.portal.html import Read
from tests.portal.reading_lists.test_lists import act, collect, loaded, order, the_list

__all__ = ["loaded"]
pytestmark = pytest.mark.django_db


def typed(client: Client, notes: dict[str, str]) -> dict[str, str]:
    """The fields of the list's form as a browser sends them, some notes typed anew."""
    page = Read(client, f"/en/lists/{the_list().pk}/")
    form = page.tree.xpath("//form[@id='entries']")[0]
    return {**dict(form.form_values()), **{f"note-{key}": text for key, text in notes.items()}}


def notes() -> dict[str, str]:
    return {entry.key: entry.note for entry in the_list().entries.all()}


@pytest.mark.parametrize("button", [
    "note report:a", "up report:b", "down report:a", "remove report:c", "undo", "share", "name",
])  # fmt: skip
def test_any_button_saves_all_notes(loaded: None, client: Client, button: str) -> None:
    collect(client, "report:a", "report:b", "report:c")
    act(client, the_list(), action="remove report:c")
    fields = typed(client, {"report:a": "First\r\nline", "report:b": "Second"})
    page = act(client, the_list(), **{**fields, "action": button})
    kept = notes()
    assert (kept["report:a"], kept["report:b"]) == ("First\r\nline", "Second")
    assert "The notes are saved." in page.text()


@pytest.mark.parametrize("button", ["up report:b", "remove report:a", "share", "note report:a"])
def test_any_button_saves_the_name(loaded: None, client: Client, button: str) -> None:
    collect(client, "report:a", "report:b")
    old = typed(client, {}) | {"action": button, "name": "Old", "shown": "Old"}
    page = act(client, the_list(), **{**old, "name": "For the minister"})
    assert the_list().name == "For the minister"
    assert "The list is now called “For the minister”." in page.text()
    act(client, the_list(), **old)  # an old page takes no name back
    act(client, the_list(), **{**old, "name": " "})
    assert the_list().name == "For the minister"


def test_every_button_of_the_page_belongs_to_the_one_form(loaded: None, client: Client) -> None:
    collect(client, "report:a", "report:b")
    page = act(client, the_list(), action="remove report:b")
    buttons = page.tree.xpath("//main//button[@name='action']")
    assert {button.get("form") or button.xpath("string(ancestor::form/@id)")
            for button in buttons} == {"entries"}
    assert buttons[0].get("value") == "name"  # what Enter does in the only field of one line


def test_an_old_page_takes_no_note_back(loaded: None, client: Client) -> None:
    collect(client, "report:a", "report:b")
    old = typed(client, {"report:b": "Typed on the old page"})
    act(client, the_list(), **typed(client, {"report:a": "Typed later"}), action="note report:a")
    act(client, the_list(), **old, action="down report:a")
    assert notes() == {"report:a": "Typed later", "report:b": "Typed on the old page"}
    assert order(the_list()) == ["b", "a"]


def test_a_note_is_emptied_and_one_that_was_not_touched_is_not_told(
    loaded: None, client: Client
) -> None:
    collect(client, "report:a", "report:b")
    act(client, the_list(), **typed(client, {"report:a": "Mine", "report:b": "Two\r\nlines"}),
        action="share")
    page = act(client, the_list(), **typed(client, {"report:a": ""}), action="down report:a")
    assert notes() == {"report:a": "", "report:b": "Two\r\nlines"}
    assert "The note is saved." in page.text() and "Now at place 2." in page.text()
    page = act(client, the_list(), **typed(client, {}), action="up report:a")
    assert "saved" not in page.text("//*[@class='messages']")


def test_notes_for_what_is_not_in_the_list_are_dropped(loaded: None, client: Client) -> None:
    collect(client, "report:a")
    act(client, the_list(), action="note report:a", **{"note-report:b": "x", "note-": "y"})
    assert notes() == {"report:a": ""} and ReadingList.objects.count() == 1
