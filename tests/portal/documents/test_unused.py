"""A document that nothing published uses opens for editors and who put it in, for nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from network.models import ReportPage, SeminarPage
from network.models.material import SeminarMaterial
from portal.models import Country, CountryProfile, PortalDocument, StandardPage, User
from portal.tree import home
from practices.models import PracticeFile, PracticePage
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.documents.test_serving import make_document, publish
from tests.portal.fixtures import Load, own_media, sign_in

__all__ = ["own_media"]
pytestmark = pytest.mark.django_db


def answers(client: Client, document: PortalDocument) -> set[int]:
    """What the file, its text and its first page answer with."""
    addresses = (document.url, f"/sv/documents/{document.pk}/",
                 f"/documents/{document.pk}/first-page.jpg")
    return {client.get(address).status_code for address in addresses}


@pytest.fixture
def document(db: None) -> PortalDocument:
    """A public document with the picture of its first page."""
    made = make_document(pdf(["Zugwort."]))
    made.reading.first_page.save("first-page.jpg", make_document().file)
    return made


def test_one_that_stands_nowhere(
    document: PortalDocument, client: Client, member: Client, coordinator_client: Client,
    editor: Client,
) -> None:
    for anybody in (client, member, coordinator_client):
        assert answers(anybody, document) == {404}
    assert answers(editor, document) == {200}


def test_who_put_it_in_opens_it_up_to_the_own_level(
    document: PortalDocument, client: Client
) -> None:
    document.uploaded_by_user = User.objects.create_user("a@portal.example", "x")
    document.save()
    sign_in(client, document.uploaded_by_user)
    assert answers(client, document) == {200}
    document.sharing = "green"
    document.save()
    assert answers(client, document) == {404}


def of_a_draft(page: ReportPage, document: PortalDocument) -> None:
    page.document = document
    page.save_revision()


def replaced(page: ReportPage, document: PortalDocument) -> None:
    for file in (document, make_document()):
        page.document = file
        page.save_revision().publish()


def deleted(page: ReportPage, document: PortalDocument) -> None:
    page.document = document
    page.save_revision().publish()
    page.delete()


@pytest.mark.parametrize("way", [of_a_draft, replaced, deleted])
def test_one_that_is_no_longer_published_or_not_yet(
    load: Load, document: PortalDocument, client: Client, editor: Client,
    way: Callable[[ReportPage, PortalDocument], None],
) -> None:
    load(lines.report("r"))
    way(ReportPage.objects.get(item_id="r"), document)
    assert answers(client, document) == {404}
    assert answers(editor, document) == {200}


def test_each_kind_of_item_that_has_files_opens_them(
    load: Load, document: PortalDocument, client: Client
) -> None:
    publish(load, document)
    assert answers(client, document) == {200}
    ReportPage.objects.update(document=None)
    load(lines.seminar("s"), lines.practice("p"))
    row = SeminarMaterial.objects.create(page=SeminarPage.objects.get(), document=document)
    assert answers(client, document) == {200}
    row.delete()
    PracticeFile.objects.create(page=PracticePage.objects.get(), document=document)
    assert answers(client, document) == {200}


def in_a_practice(load: Load, text: str) -> Any:
    load(lines.practice("p", body=text))
    return PracticePage.objects.get()


def in_a_page_of_text(load: Load, text: str) -> Any:
    page = StandardPage(title="About", body=text)
    home("en").add_child(instance=page)
    return page


@pytest.mark.parametrize("place", [in_a_practice, in_a_page_of_text])
def test_a_published_text_may_link_to_it(
    load: Load, document: PortalDocument, client: Client, place: Callable[[Load, str], Any]
) -> None:
    page = place(load, f"[The file](/documents/{document.pk}/a.pdf)")
    assert answers(client, document) == {200}
    assert answers(client, make_document()) == {404}
    page.unpublish()
    assert answers(client, document) == {404}


def test_the_text_of_a_country_may_link_to_it(document: PortalDocument, client: Client) -> None:
    CountryProfile.objects.create(
        country=Country.objects.get(name="FI"), language="fi", summary="S",
        body=f"[Se](https://portal.example/fi/documents/{document.pk}/)")
    assert answers(client, document) == {200}


def test_a_text_that_few_read_opens_it_for_them_only(
    load: Load, document: PortalDocument, client: Client, member: Client
) -> None:
    load(lines.practice("p", body=f"[F](/documents/{document.pk}/a.pdf)", sharing="green"))
    assert answers(client, document) == {404}
    assert answers(member, document) == {200}
