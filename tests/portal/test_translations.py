"""Translations: they take the original's facts, whoever saves what in which order."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from practices.models import PracticePage
from tests.portal import lines
from tests.portal.fixtures import Load, exported_item
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


def version(language: str) -> PracticePage:
    return PracticePage.objects.get(item_id="p", locale__language_code=language)


@pytest.fixture
def original(load: Load) -> PracticePage:
    """An English practice with facts."""
    load(lines.theme("t"), lines.theme("u"), lines.organisation("o"),
         lines.practice("p", themes=["t"], countries=["FI"], organisations=["o"], started="2020",
                        status="ongoing", languages=["fi"], sources=["https://a.example/"]))
    return version("en")


@pytest.fixture
def translated(original: PracticePage) -> PracticePage:
    """Its Finnish translation, made as the admin makes it and published."""
    locale = Locale.objects.get(language_code="fi")
    copy = original.copy_for_translation(locale, copy_parents=True)
    copy.title = "Suomeksi"
    copy.save_revision().publish()
    return version("fi")


def test_a_translation_made_in_the_admin_is_the_same_item(translated: PracticePage) -> None:
    assert translated.item_id == "p"
    assert translated.original_language == "en"
    assert not translated.is_original


def test_a_translation_takes_the_originals_facts(translated: PracticePage) -> None:
    assert (translated.started, translated.status) == ("2020", "ongoing")
    assert translated.languages == ["fi"]
    assert [theme.slug for theme in translated.themes.all()] == ["t"]
    assert [country.name for country in translated.countries.all()] == ["FI"]
    assert [link.organisation.item_id for link in translated.organisations.all()] == ["o"]


def test_a_changed_fact_of_the_original_is_that_of_its_translation(
    translated: PracticePage, client: Client
) -> None:
    page = version("en")
    page.status, page.started = "completed", "2019"
    page.save_revision().publish()
    assert (version("fi").status, version("fi").started) == ("completed", "2019")
    assert "2019" in Read(client, "/fi/practices/p/").text()


def test_a_translation_cannot_change_a_fact(translated: PracticePage) -> None:
    translated.sharing, translated.status = "amber", "discontinued"
    translated.save_revision().publish()
    assert (version("fi").sharing, version("fi").status) == ("clear", "ongoing")


def test_a_translation_made_in_the_admin_is_exported_with_its_original(
    translated: PracticePage,
) -> None:
    line = exported_item("practice", "p")
    assert line is not None
    assert line["translations"]["fi"]["title"] == "Suomeksi"


def test_an_editor_of_a_translation_sees_no_facts_to_fill_in(
    translated: PracticePage, editor: Client
) -> None:
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).content.decode()
    assert 'name="title"' in html
    assert 'name="sharing"' not in html
    assert 'name="started"' not in html


def test_a_deleted_translation_falls_back_to_the_original(
    translated: PracticePage, client: Client
) -> None:
    translated.delete()
    page = Read(client, "/fi/practices/p/")
    assert page.status == 200
    assert "notice-language" in page.html


def test_copying_an_item_makes_another_item(original: PracticePage) -> None:
    copy = original.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)
    assert copy.item_id == "copy"
    assert copy.translation_key != original.translation_key
