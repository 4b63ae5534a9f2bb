"""What a document says of itself is proposed to an editor, who takes it over into drafts."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from network.models import ReportPage
from portal.documents.proposals import proposed
from portal.models import DocumentText, PortalDocument
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.documents.test_reading import WORDS, read
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import Load
from tests.portal.html import Read
from tests.portal.test_admin import page_form

pytestmark = pytest.mark.django_db
INFO = "/Title (A study of forced labour) /Author (A. One; B. Two) /CreationDate (D:20240312)"
PRINTED = f"{WORDS[0]}\nA. One\nISBN 978-952-259-500-3\nhttps://doi.org/10.1000/182."


def report_with(load: Load, content: bytes, **fields: Any) -> ReportPage:
    """A published report whose file was read."""
    load(lines.report("r", **fields))
    page = ReportPage.objects.get(item_id="r")
    page.document = make_document(content)
    page.save()
    read(page.document)
    return page


def place(document: PortalDocument | None) -> str:
    assert document is not None
    return f"/admin/document-texts/{document.pk}/"


def take(editor: Client, page: ReportPage, *names: str) -> list[str]:
    """Takes over; returns what the editor is told each time."""
    answers = [
        editor.post(f"{place(page.document)}take/", {"name": name, "author": ["A. One", "B. Two"]})
        for name in names
    ]
    return [str([*get_messages(answer.wsgi_request)][-1]) for answer in answers]


def draft_of(page: ReportPage) -> Any:
    return ReportPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_an_editor_takes_over_what_a_document_says_of_itself(load: Load, editor: Client) -> None:
    page = report_with(load, pdf([PRINTED], info=INFO))
    assert DocumentText.objects.get().metadata == {
        "title": "A study of forced labour", "authors": "A. One\nB. Two", "language": "en",
        "published": "2024-03-12", "dated_by": "file", "isbn": "978-952-259-500-3",
        "doi": "10.1000/182"}
    address = place(page.document)
    assert "stands there already" not in editor.get(address).content.decode()
    told = take(editor, page, "title", "authors", "published", "isbn", "doi")
    draft = draft_of(page)
    assert (draft.authors, draft.doi) == (["A. One", "B. Two"], "10.1000/182")
    assert (draft.published, draft.isbn) == ("2024-03-12", "978-952-259-500-3")
    assert PortalDocument.objects.get().title == "A study of forced labour"
    assert f"the draft of “{page.title}”" in told[1]
    assert f"/admin/pages/{page.pk}/edit/" in told[1]
    assert not ReportPage.objects.get(pk=page.pk).authors
    after = editor.get(address).content.decode()
    assert after.count("stands there already") == 5 and "English" in after
    assert f"/admin/pages/{page.pk}/edit/" in after


def test_authors_taken_over_are_cited_when_the_report_is_published(
    load: Load, editor: Client, client: Client
) -> None:
    page = report_with(load, pdf([PRINTED], info=INFO))
    take(editor, page, "authors")
    draft_of(page).get_latest_revision().publish()
    assert client.get("/en/cite/report/r/?format=csl-json").json()[0]["author"] == [
        {"literal": "A. One"}, {"literal": "B. Two"}]


@pytest.mark.parametrize(("name", "there"), [
    ("authors", ["C. Three"]), ("published", "2023"), ("isbn", "951-1"), ("doi", "10.1000/1"),
])
def test_nothing_is_overwritten_and_the_editor_sees_what_stands_there(
    load: Load, editor: Client, name: str, there: Any
) -> None:
    page = report_with(load, pdf([PRINTED], info=INFO), **{name: there})
    seen = editor.get(place(page.document)).content.decode()
    assert f'value="{name}"' not in seen
    assert f"“{page.title}” says: {'C. Three' if name == 'authors' else there}" in seen
    (told,) = take(editor, page, name)
    assert "Nothing was taken over" in told
    assert getattr(draft_of(page), name) == there


def test_of_two_reports_with_the_file_the_empty_one_is_filled(load: Load, editor: Client) -> None:
    page = report_with(load, pdf([PRINTED], info=INFO))
    load(lines.report("s", authors=["C. Three"]))
    other = ReportPage.objects.get(item_id="s")
    other.document = page.document
    other.save()
    take(editor, page, "authors")
    assert draft_of(page).authors == ["A. One", "B. Two"]
    assert draft_of(other).authors == ["C. Three"]


def test_a_report_that_another_editor_has_locked_is_left_alone(load: Load, editor: Client) -> None:
    page = report_with(load, pdf([PRINTED], info=INFO))
    ReportPage.objects.filter(pk=page.pk).update(locked=True)
    (told,) = take(editor, page, "authors")
    assert "Nothing was taken over" in told and not draft_of(page).authors


def test_an_editor_chooses_who_is_an_author_and_whom_the_pages_name_is_chosen_at_first(
    load: Load, editor: Client
) -> None:
    page = report_with(load, pdf([PRINTED], info=INFO))
    boxes = Read(editor, place(page.document)).tree.xpath("//input[@name='author']")
    assert [(box.get("value"), box.get("checked") is not None) for box in boxes] == [
        ("A. One", True), ("B. Two", False)]
    answer = editor.post(f"{place(page.document)}take/",
                         {"name": "authors", "author": ["B. Two", "Somebody Else"]})
    assert answer.status_code == 302 and draft_of(page).authors == ["B. Two"]
    assert f"“{page.title}” says: B. Two" in editor.get(place(page.document)).content.decode()


def test_without_a_choice_no_author_is_taken_over(load: Load, editor: Client) -> None:
    page = report_with(load, pdf([PRINTED], info=INFO))
    answer = editor.post(f"{place(page.document)}take/", {"name": "authors"}, follow=True)
    assert "Choose who is an author" in answer.content.decode() and not draft_of(page).authors


def test_an_editor_is_told_where_the_rest_is_taken_over(editor: Client) -> None:
    document = make_document(pdf(WORDS, info="/Author (A. One)"))
    read(document)
    assert "Choose this document in a report" in editor.get(place(document)).content.decode()


def test_who_puts_a_file_into_a_report_is_led_to_what_it_says_of_itself(
    load: Load, editor: Client
) -> None:
    load(lines.report("r"))
    address = f"/admin/pages/{ReportPage.objects.get(item_id='r').pk}/edit/"
    document = make_document(pdf([PRINTED], info=INFO))
    read(document)
    form = page_form("report", slug="r", authors="", document=str(document.pk))
    by_itself = editor.post(address, form, HTTP_ACCEPT="application/json")
    assert by_itself.json()["success"]
    for led in (True, False):  # not again at every saving
        told = editor.post(address, form, follow=True).content.decode()
        assert (place(document) in told) == led
        assert ("does not stand here yet: Authors, ISBN, DOI." in told) == led


@pytest.mark.parametrize(("written", "said"), [
    ("D:20240312", "2024-03-12"), ("D:2024", "2024"), ("D:20241399", None), ("D:00000101", None),
    ("2024-02-30T10:00:00Z", None), ("soon", None),
])
def test_a_date_outside_the_calendar_is_not_proposed(written: str, said: str | None) -> None:
    assert proposed({"date": written}, [], "en").get("published") == said


@pytest.mark.parametrize(("own", "said"), [
    ("A study of forced labour", "A study of forced labour"), ("scan0017", "Printed on the page"),
    ("Microsoft Word - Draft 3", "Printed on the page"), ("final.docx", "Printed on the page"),
])
def test_the_name_of_a_file_is_no_title_where_one_is_printed(own: str, said: str) -> None:
    assert proposed({"title": own}, ["7\nPrinted on the page"], "en")["title"] == said


def test_many_authors_are_proposed_whole() -> None:
    names = [f"Author Number{n}" for n in range(60)]
    assert proposed({"author": "; ".join(names)}, [], "en")["authors"].splitlines() == names


def test_a_doi_that_no_report_can_hold_is_not_proposed() -> None:
    assert "doi" not in proposed({}, ["10.1000/" + "a" * 300], "en")
