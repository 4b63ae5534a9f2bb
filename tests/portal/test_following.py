"""Language versions go with their original, whichever way it goes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.models import AuditEntry
from portal.models.audit import Action
from practices.models import PracticePage
from search.indexing.outbox import drain_now
from tests.portal import lines
from tests.portal.fixtures import Load, found_ids
from tests.portal.html import Read
from tests.portal.privacy.test_audit import ADDRESSES
from tests.portal.test_admin import PAGES

pytestmark = pytest.mark.django_db
TEXT = {"title": "Suomeksi", "summary": "Kuvaus."}


@pytest.fixture
def both(load: Load) -> None:
    """An English practice with a Finnish translation, both published."""
    load(lines.practice("x", translations={"fi": TEXT}))


def version(language: str, kind: str = "practice") -> Any:
    return PAGES[kind][0].objects.get(item_id="x", locale__language_code=language)


def by_page(editor: Client, what: str) -> None:
    editor.post(reverse(f"wagtailadmin_pages:{what}", args=[version("en").pk]))


def in_bulk(editor: Client, what: str) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", what])
    editor.post(f"{address}?id={version('en').pk}&next=/admin/")


def by_code(editor: Client, what: str) -> None:
    getattr(version("en"), what)()


def on_a_day(editor: Client, what: str) -> None:
    past = timezone.now() - timedelta(days=1)
    PracticePage.objects.filter(pk=version("en").pk).update(expire_at=past)
    call_command("publish_scheduled")


WAYS = [by_page, in_bulk, by_code]
Way = Callable[[Client, str], None]


@pytest.mark.parametrize("way", [*WAYS, on_a_day])
def test_an_original_that_is_withdrawn_takes_its_translations_along(
    both: None, editor: Client, client: Client, way: Way
) -> None:
    way(editor, "unpublish")
    drain_now()
    assert not version("en").live
    assert not version("fi").live
    for language in ("en", "fi"):
        assert client.get(f"/{language}/practices/x/").status_code == 404
    assert found_ids(client) == []
    rows = AuditEntry.objects.filter(action=Action.UNPUBLISHED, item="x")
    assert sorted(rows.values_list("title", flat=True)) == ["Suomeksi", "Title of x"]
    who = {"Editors"} if way in (by_page, in_bulk) else {""}
    assert {row.who for row in rows} == who


@pytest.mark.parametrize("way", WAYS)
def test_an_original_that_is_deleted_takes_its_translations_along(
    both: None, editor: Client, client: Client, way: Way
) -> None:
    way(editor, "delete")
    drain_now()
    assert not PracticePage.objects.exists()
    assert client.get("/fi/practices/x/").status_code == 404
    assert found_ids(client) == []
    rows = AuditEntry.objects.filter(kind="practice").exclude(action=Action.PUBLISHED)
    assert sorted(rows.values_list("action", "title")) == [
        (Action.DELETED, "Suomeksi"), (Action.DELETED, "Title of x")]


@pytest.mark.parametrize("kind", [kind for kind in lines.ITEM_KINDS if kind != "practice"])
def test_it_is_so_of_every_kind(load: Load, client: Client, kind: str) -> None:
    load(lines.ITEM_KINDS[kind]("x", translations={"fi": TEXT}))
    version("en", kind).unpublish()
    assert client.get(ADDRESSES[kind].replace("/en/", "/fi/")).status_code == 404
    version("en", kind).delete()
    assert not PAGES[kind][0].objects.exists()


@pytest.mark.parametrize("what", ["unpublish", "delete"])
def test_the_confirmation_names_what_goes_along(both: None, editor: Client, what: str) -> None:
    page = reverse(f"wagtailadmin_pages:{what}", args=[version("en").pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", what])
    for address in (page, f"{bulk}?id={version('en').pk}&next=/admin/"):
        [named] = Read(editor, address).tree.xpath("//*[contains(@class, 'versions-that-go')]")
        assert "Finnish: Suomeksi" in named.text_content()
    alone = reverse(f"wagtailadmin_pages:{what}", args=[version("fi").pk])
    assert "versions-that-go" not in Read(editor, alone).html


@pytest.mark.parametrize("what", ["unpublish", "delete"])
def test_an_original_and_its_translation_may_be_chosen_together(
    both: None, editor: Client, client: Client, what: str
) -> None:
    chosen = "&".join(f"id={version(language).pk}" for language in ("en", "fi"))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", what])
    assert editor.post(f"{bulk}?{chosen}&next=/admin/").status_code == 302
    for language in ("en", "fi"):
        assert client.get(f"/{language}/practices/x/").status_code == 404


def test_a_draft_is_deleted_but_cannot_be_withdrawn(both: None, editor: Client) -> None:
    version("fi").unpublish()
    address = reverse("wagtailadmin_pages:unpublish", args=[version("en").pk])
    assert "versions-that-go" not in Read(editor, address).html
    address = reverse("wagtailadmin_pages:delete", args=[version("en").pk])
    assert "versions-that-go" in Read(editor, address).html


@pytest.mark.parametrize("what", ["unpublish", "delete"])
def test_a_translation_goes_alone(both: None, client: Client, what: str) -> None:
    getattr(version("fi"), what)()
    assert version("en").live
    assert Read(client, "/fi/practices/x/").status == 200


def test_an_import_makes_a_translation_the_original(load: Load, both: None) -> None:
    load({**lines.practice("x"), **TEXT, "language": "fi"})
    assert version("fi").live
    assert version("fi").is_original
    assert not version("en").live
    assert not version("en").is_original


def test_the_whole_section_can_be_deleted(both: None) -> None:
    for language in ("en", "fi"):
        PracticePage.section(language).delete()
    assert not PracticePage.objects.exists()
