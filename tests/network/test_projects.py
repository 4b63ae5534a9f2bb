"""Projects: the term as a picture, tasks with their state, ways to what came of them."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from wagtail.test.utils.form_data import nested_form_data, streamfield

from network.models import ProjectPage
from network.term import term_of
from portal.blocks import raw_values
from practices.models import PracticePage
from tests.portal import lines
from tests.portal.fixtures import Load, exported_item, signed_in
from tests.portal.html import Read
from tests.portal.test_admin import PAGES

PAGE = "/en/archive/projects/j/"
TODAY = date(2022, 7, 2)


@pytest.fixture
def project(load: Load) -> None:
    """A project with all of it, and a translation."""
    load(
        lines.report("r"), lines.practice("p"), lines.practice("amber", sharing="amber"),
        lines.project("j", starts="2021-02-16", ends="2023-05-31", appointed="2021-02-16",
                      tasks=[{"text": "Collect", "state": "done"}, "Describe",
                             {"text": "Tell", "state": "ongoing"}],
                      outputs=[{"title": "Picture", "report": "r"},
                               {"title": "Model", "practice": "p"},
                               {"title": "Other", "practice": "amber"}],
                      translations={"fi": {"title": "Hanke", "tasks": ["Kerätä", "Kuvata"]}}),
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.one_database
def test_the_page_shows_states_and_links_what_one_may_read(project: None, client: Client) -> None:
    page = Read(client, PAGE)
    assert [task.split() for task in (page.text(f"//ol[@class='tasks']/li[{n}]")
                                      for n in (1, 2, 3))] == [
        ["Collect", "Done"], ["Describe"], ["Tell", "Ongoing"]]
    assert {"/en/practices/p/", "/en/archive/reports/r/"} <= set(page.links())
    assert "/en/practices/amber/" not in page.links()
    assert "/en/practices/amber/" in Read(signed_in("coordinator"), PAGE).links()
    assert "16 February 2021" in page.html and "<svg class=\"term-line\"" in page.html


@pytest.mark.django_db
def test_a_card_tells_when_what_has_ended_began_and_ended(load: Load, client: Client) -> None:
    load(
        lines.project("j", title="Over", starts="2021-01-01", ends="2022-06-30",
                      status="completed"),
        lines.practice("p", title="Over, too", started="2019", ended="2020-03", status="completed"),
        lines.seminar("s", title="Over as well", starts="2021-11-09", ends="2021-11-10"),
        lines.project("k", title="Over or not", starts="2018-05"),
    )
    cards = Read(client, "/en/search/?q=over").tree.xpath("//li[contains(@class, 'hit')]")
    told = {str(card.xpath("string(.//h3)")): card.xpath("string(.//p[@class='eyebrow'])")
            for card in cards}
    for title, span in (
        ("Over", "1 January 2021 – 30 June 2022"), ("Over, too", "2019 – March 2020"),
        ("Over as well", "9 November 2021 – 10 November 2021"), ("Over or not", "May 2018"),
    ):
        assert told[title].endswith(span), told[title]


@pytest.mark.django_db
@pytest.mark.one_database
def test_a_translation_has_the_originals_states(project: None, client: Client) -> None:
    text = Read(client, "/fi/archive/projects/j/").text("//ol[@class='tasks']/li[1]")
    assert text.split() == ["Kerätä", "Toteutettu"]


@pytest.mark.django_db
def test_the_public_export_names_no_hidden_practice(project: None) -> None:
    line = exported_item("project", "j", public=True)
    assert line is not None
    assert line["outputs"][1:] == [{"title": "Model", "practice": "p"}, {"title": "Other"}]
    assert line["tasks"][:2] == [{"text": "Collect", "state": "done"}, "Describe"]
    assert line["translations"]["fi"]["tasks"] == ["Kerätä", "Kuvata"]


def test_a_term_lies_on_whole_years() -> None:
    term = term_of("2021", "2022-06", "2020-12-31", TODAY)
    assert term is not None
    assert [mark.label for mark in term.years] == ["2020", "2021", "2022"]
    assert 33 < term.start < 34 and 82 < term.start + term.width < 84
    assert term.appointed is not None and 33 < term.appointed < term.start
    assert term.done == term.width and not term.is_open
    assert term.today is not None and 83 < term.today < 84


def test_a_term_without_an_end_claims_no_progress() -> None:
    term = term_of("2021-03", "", "", TODAY)
    assert term is not None and term.is_open and term.done == 0
    assert [mark.label for mark in term.years] == ["2021"]


@pytest.mark.parametrize(("starts", "ends"), [("", "2023"), ("2023", "2021")])
def test_no_picture_of_what_is_no_term(starts: str, ends: str) -> None:
    assert term_of(starts, ends, "", TODAY) is None


def test_a_long_term_names_few_years() -> None:
    term = term_of("1900", "2026", "", TODAY)
    assert term is not None and len(term.years) <= 8


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.parametrize(("starts", "ends", "told"), [
    ("2021-02-30", "", "The calendar has no such date: 2021-02-30."),
    ("2023", "2021-12", "The term ends before it begins."),
])  # fmt: skip
def test_editors_are_told_of_dates_that_cannot_be(starts: str, ends: str, told: str) -> None:
    page = ProjectPage(title="x", slug="x", summary="x", starts=starts, ends=ends)
    with translation.override("en"), pytest.raises(ValidationError, match=told):
        page.full_clean(exclude={"path", "depth", "locale", "content_type"})


def form_with(**outputs: str) -> dict[str, str]:
    """A project's form in the admin: titles of outputs, and what is chosen as their practice."""
    chosen = nested_form_data({"outputs": streamfield([
        ("output", {"title": title, "report": "", "practice": practice})
        for title, practice in outputs.items()
    ])})
    texts = {"title": "Project", "summary": "Text.", "slug": "j", "sharing": "clear"}
    return {**PAGES["project"][1], **texts, **chosen, "action-publish": "yes"}


@pytest.mark.django_db
@pytest.mark.one_database
def test_an_editor_chooses_the_practice_that_came_of_it(project: None) -> None:
    editor, page = signed_in("editor"), ProjectPage.objects.get(locale__language_code="en")
    address = f"/admin/pages/{page.pk}/edit/"
    assert "Title of p" in Read(editor, address).html
    practice = PracticePage.objects.get(item_id="amber")
    form = form_with(Model=str(practice.pk), Leaflet="")
    assert editor.post(address, form).status_code == 302
    line = exported_item("project", "j")
    assert line is not None
    assert line["outputs"] == [{"title": "Model", "practice": "amber"}, {"title": "Leaflet"}]
    assert "/en/practices/amber/" in Read(editor, PAGE).links()



@pytest.mark.django_db
@pytest.mark.one_database
def test_a_practice_that_is_not_there_is_kept_until_an_editor_clears_it(project: None) -> None:
    editor, page = signed_in("editor"), ProjectPage.objects.get(locale__language_code="en")
    address = f"/admin/pages/{page.pk}/edit/"
    PracticePage.objects.get(item_id="p").delete()

    def practice(at: int) -> Any:
        page.refresh_from_db()
        return raw_values(page.outputs)[at]["practice"]

    field = page.outputs.stream_block.child_blocks["output"].child_blocks["practice"]
    sent = field.get_form_state(page.outputs[1].value["practice"])["id"]
    shown = Read(editor, address).html
    assert sent in shown and "p (the portal has no such practice now)" in shown
    assert editor.post(address, form_with(Model=sent)).status_code == 302
    assert practice(0) == "p" and editor.get(address).status_code == 200
    assert editor.post(address, form_with(Other="id:<p>")).status_code == 200  # nothing is saved
    assert editor.post(address, form_with(Model="")).status_code == 302
    assert practice(0) == ""
    first, *_others, last = page.revisions.order_by("pk").values_list("pk", flat=True)
    compared = editor.get(f"/admin/pages/{page.pk}/revisions/compare/{first}...{last}/")
    assert compared.status_code == 200
