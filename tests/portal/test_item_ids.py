"""The address of an item as its editor makes it, and the permanent one that follows from it."""

from typing import Any

import pytest
from django.test import Client

from network.models import Coordinator, Organisation, ReportPage
from portal.models import Theme
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read
from tests.portal.test_admin import PAGES, add_url, page_form, snippet_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("slug", "id_"), [
    ("näkymätön-työ", "nakymaton-tyo"), ("made", "made"), ("þáttur-2", "attur-2"),
])
def test_an_address_with_letters_beyond_ascii_leaves_the_permanent_one_working(
    editor: Client, client: Client, slug: str, id_: str
) -> None:
    form = page_form("report", slug=slug, **{"action-publish": "1"})
    assert editor.post(add_url("report", "fi"), form).status_code == 302
    page = ReportPage.objects.get(slug=slug)
    assert page.item_id == id_
    assert client.get(page.url).status_code == 200
    assert client.get(f"/id/report/{id_}", follow=True).status_code == 200


def test_an_address_of_which_no_letter_can_stand_in_an_id_is_refused(editor: Client) -> None:
    answer = editor.post(add_url("report"), page_form("report", slug="адрес"))
    assert answer.status_code == 200
    assert "letters from a to z" in answer.content.decode()
    assert not ReportPage.objects.filter(slug="адрес").exists()


def test_the_address_is_made_of_the_title_while_it_is_typed(editor: Client) -> None:
    for kind in PAGES:
        title = Read(editor, add_url(kind)).tree.xpath("//input[@id='id_title']")[0]
        assert "w-sync#apply" in title.get("data-action")


@pytest.mark.parametrize("model", [Theme, Organisation, Coordinator])
def test_an_id_is_asked_for_once_and_stays(
    load: Load, editor: Client, client: Client, model: Any
) -> None:
    load(lines.theme("x"), lines.organisation("x"), lines.coordinator("x"))
    name = "slug" if model is Theme else "item_id"
    [field] = Read(editor, snippet_url(model, "add")).tree.xpath(f"//input[@name='{name}']")
    assert field.get("disabled") is None
    thing = model.objects.get()
    address = snippet_url(model, "edit", thing.pk)
    page = Read(editor, address)
    [field] = page.tree.xpath(f"//input[@name='{name}']")
    assert field.get("disabled") is not None
    form = page.tree.xpath("//form[@data-edit-form]")[0]
    sent = {key: value or "" for key, value in form.form_values()}
    assert editor.post(address, {**sent, name: "other", "action-publish": "1"}).status_code == 302
    thing.refresh_from_db()
    assert getattr(thing, name) == "x"
    assert client.get("/en/themes/x/").status_code == 200
