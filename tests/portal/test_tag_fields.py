"""Themes and countries in the admin's forms: ticked, in the editor's language, never lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from portal.models import Theme
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.test_admin import PAGES, add_url, page_form, snippet_url

pytestmark = pytest.mark.django_db

LABOUR = {
    "labels": {"en": "Labour exploitation", "sv": "arbetskraftsexploatering",
               "fi": "työvoiman hyväksikäyttö"},
    "synonyms": {"sv": ["utnyttjande i arbetslivet"], "fi": ["työperäinen hyväksikäyttö"]},
}
VICTIMS = {"labels": {"en": "Victims", "sv": "brottsoffer"}}
CHILDREN = {"labels": {"en": "Children", "sv": "barn"}}


@pytest.fixture
def themes(load: Load) -> None:
    load(lines.theme("labour", **LABOUR), lines.theme("victims", **VICTIMS),
         lines.theme("children", **CHILDREN))


@pytest.fixture
def swedish(editor: Client) -> Client:
    """An editor whose admin speaks Swedish."""
    from wagtail.users.models import UserProfile

    from portal.models import User

    user = User.objects.get(pk=editor.session["_auth_user_id"])
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "sv"
    profile.save()
    return editor


def boxes(response: Any, field: str) -> list[tuple[str, str, bool]]:
    """The boxes of a field: value, label, ticked or not."""
    page = html.fromstring(response.content.decode())
    return [(box.get("value"), box.getparent().text_content().strip(), "checked" in box.attrib)
            for box in page.xpath(f"//input[@type='checkbox'][@name='{field}']")]


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_ticked_is_kept(editor: Client, themes: None, kind: str) -> None:
    form = page_form(kind, themes=["victims", "labour"], countries=["SE", "FI"],
                     **{"action-publish": "1"})
    assert editor.post(add_url(kind), form).status_code == 302
    page = PAGES[kind][0].objects.get(slug="made")
    assert [link.tag.slug for link in page.theme_links.order_by("pk")] == ["victims", "labour"]
    assert sorted(country.name for country in page.countries.all()) == ["FI", "SE"]


@pytest.mark.parametrize("kind", PAGES)
def test_boxes_have_names_in_the_editors_language_in_its_order(
    swedish: Client, themes: None, kind: str
) -> None:
    response = swedish.get(add_url(kind))
    assert [label for _, label, _ in boxes(response, "countries")] == [
        "Danmark", "Finland", "Färöarna", "Grönland", "Island", "Norge", "Sverige", "Åland"]
    assert [label for _, label, _ in boxes(response, "themes")] == [
        "arbetskraftsexploatering", "barn", "brottsoffer"]


def test_chosen_themes_stand_first_in_their_own_order(editor: Client, load: Load) -> None:
    load(lines.theme("a"), lines.theme("b"), lines.theme("c"),
         lines.report("r", themes=["c", "b"]))
    page = PAGES["report"][0].objects.get()
    found = boxes(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])), "themes")
    assert [(value, ticked) for value, _, ticked in found] == [
        ("c", True), ("b", True), ("a", False)]


@pytest.mark.parametrize("field", ["themes", "countries"])
@pytest.mark.parametrize("kind", PAGES)
def test_what_is_not_in_the_list_is_an_error_that_names_it(
    editor: Client, themes: None, kind: str, field: str
) -> None:
    form = page_form(kind, **{field: ["invented"], "action-publish": "1"})
    response = editor.post(add_url(kind), form)
    assert "invented" in str(response.context["form"].errors[field])
    assert not PAGES[kind][0].objects.exists()


@pytest.mark.parametrize("words", [
    "arbetskraft", "ARBETS", "labour", "hyväksikäyttö", "i arbetslivet", "utnyttjande arbets",
])
def test_any_word_of_any_language_leads_to_a_theme(
    swedish: Client, themes: None, words: str
) -> None:
    answer = swedish.get(reverse("find_themes"), {"q": words})
    assert answer.json() == {"found": ["labour"]}


def test_a_theme_is_related_to_what_is_ticked(editor: Client, themes: None) -> None:
    theme = Theme.objects.get(slug="labour")
    form = {"name": theme.name, "slug": theme.slug, "exact_match": "", "broader": "",
            "related": ["victims"], "terms-TOTAL_FORMS": "0", "terms-INITIAL_FORMS": "0"}
    response = editor.post(snippet_url(Theme, "edit", theme.pk), form)
    assert response.status_code == 302
    assert [related.slug for related in theme.related.all()] == ["victims"]


def test_the_thesaurus_is_searched_and_sorted_by_what_the_editor_reads(
    swedish: Client, themes: None
) -> None:
    url = snippet_url(Theme, "list")
    assert [theme.slug for theme in swedish.get(url).context["object_list"]] == [
        "labour", "children", "victims"]
    for words in ("arbetskraftsexploatering", "työperäinen"):
        found = swedish.get(url, {"q": words}).context["object_list"]
        assert [theme.slug for theme in found] == ["labour"]
