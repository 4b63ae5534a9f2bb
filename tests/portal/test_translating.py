"""Translating in the admin: what is not translated yet is never published by itself."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from search.indexing.outbox import drain_now
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read
from tests.portal.privacy.test_audit import ADDRESSES
from tests.portal.test_admin import PAGES

pytestmark = pytest.mark.django_db
CONTENT = list(lines.ITEM_KINDS)


def submit(editor: Client, kind: str, capture: Any) -> Any:
    """The Swedish version of the item "x", made by "Translate this page"."""
    original = PAGES[kind][0].objects.get(item_id="x")
    address = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
    with capture(execute=True):
        editor.post(address, {"locales": [Locale.objects.get(language_code="sv").pk]})
    drain_now()
    return PAGES[kind][0].objects.get(item_id="x", locale__language_code="sv")


@pytest.mark.parametrize("kind", CONTENT)
def test_a_translation_begins_as_a_draft(
    load: Load, editor: Client, client: Client, kind: str, django_capture_on_commit_callbacks: Any
) -> None:
    load(lines.ITEM_KINDS[kind]("x"))
    assert not submit(editor, kind, django_capture_on_commit_callbacks).live
    page = Read(client, ADDRESSES[kind].replace("/en/", "/sv/"))
    assert page.status == 200
    assert "notice-language" in page.html
    [found] = client.get("/api/search/", {"kind": kind}).json()["results"]
    assert found["available_languages"] == ["en"]


def test_bringing_new_texts_to_translators_publishes_nothing(
    load: Load, editor: Client, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    load(lines.practice("x"))
    copy = submit(editor, "practice", django_capture_on_commit_callbacks)
    copy.title = "På svenska"
    copy.save_revision().publish()
    original = PAGES["practice"][0].objects.get(item_id="x", locale__language_code="en")
    original.title = "A new title"
    original.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(original)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert Read(editor, address).tree.xpath("//input[@type='checkbox']") == []
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(address, {"publish_translations": "on"})
    assert answer.status_code == 302
    assert "På svenska" in Read(client, "/sv/practices/x/").text()
    translation = Translation.objects.get(source=source)
    assert "A new title" in [entry.msgid for entry in translation.export_po()]
