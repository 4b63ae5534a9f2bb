"""Documents and images open for those who may see them, and nothing else below /media/ does."""

import io
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import ModelLogEntry, PageLogEntry

from network.models import Organisation, ReportPage
from portal.documents.names import safe_name
from portal.models import PortalDocument, PortalImage
from portal.models.moves import SharingMoves
from portal.vocabulary.sharing import Sharing
from practices.models import Adoption
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.fixtures import Load, own_media
from tests.portal.html import Read
from tests.portal.privacy.test_audit import ADDRESSES
from tests.portal.test_admin import PAGES, page_form

__all__ = ["own_media"]
pytestmark = pytest.mark.django_db
WHO = {"client": 0, "member": 1, "coordinator_client": 2, "editor": 2}
LEVELS = {"clear": 0, "green": 1, "amber": 2}


def make_image(**fields: Any) -> PortalImage:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    file = ContentFile(picture.getvalue(), name="a name.png")
    image = PortalImage(title="i", file=file, **fields)
    image.save()
    return image


def make_document(
    content: bytes | None = None, name: str = "a.pdf", **fields: Any
) -> PortalDocument:
    document = PortalDocument(title=name, file=ContentFile(content or pdf(), name=name), **fields)
    document._set_document_file_metadata()
    document.save()
    return document


def publish(load: Load, document: PortalDocument) -> PortalDocument:
    """The document, as that of a public report."""
    load(lines.report("r"))
    ReportPage.objects.filter(item_id="r").update(document=document)
    return document


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("who", WHO)
def test_each_opens_for_those_of_its_level(
    request: pytest.FixtureRequest, load: Load, who: str, level: str
) -> None:
    client: Client = request.getfixturevalue(who)
    image = make_image(sharing=level)
    rendition = image.get_rendition("width-20")
    document = publish(load, make_document(sharing=level))
    addresses = [image.file.url, rendition.url, document.url]
    expected = 200 if WHO[who] >= LEVELS[level] else 404
    assert [client.get(address).status_code for address in addresses] == [expected] * 3


@pytest.mark.parametrize(("level", "kept"), [("green", "private, no-store"),
                                             ("clear", "public, no-cache")])  # fmt: skip
def test_only_what_is_public_is_kept_by_others(
    coordinator_client: Client, level: str, kept: str
) -> None:
    answer = coordinator_client.get(make_image(sharing=level).get_rendition("width-20").url)
    assert answer["Cache-Control"] == kept
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_image_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    url = make_image().get_rendition("width-20").url
    tag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304


def test_what_a_browser_kept_is_not_shown_after_the_level_was_raised(
    load: Load, client: Client
) -> None:
    image, document = make_image(), publish(load, make_document())
    kept = {url: client.get(url) for url in (image.get_rendition("width-20").url, document.url)}
    assert {answer["Cache-Control"] for answer in kept.values()} == {"public, no-cache"}
    for media in (image, document):
        media.sharing = "amber"
        media.save()
    for url, answer in kept.items():
        again = client.get(url, headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 404, url


def test_a_level_moved_up_closes_sizes_made_before(client: Client) -> None:
    image = make_image()
    url = image.get_rendition("width-20").url
    image.sharing = "amber"
    image.save()
    assert client.get(url).status_code == 404


def test_places_cannot_be_guessed() -> None:
    one, other = make_document(), make_document()
    assert one.file.name != other.file.name
    assert all(len(str(made.file.name).split("/")[1]) == 22 for made in (one, other))
    assert len(make_image().get_rendition("width-20").file.name.split("/")[1]) == 22


def test_nothing_else_below_media_is_served(editor: Client) -> None:
    document = make_document()
    for path in (document.file.name, "../portal.sqlite3", "wagtail_uploads/x", ""):
        assert editor.get(f"/media/{path}").status_code == 404


def test_documents_are_downloads_and_a_pdf_opens_when_asked(load: Load, client: Client) -> None:
    document = publish(load, make_document())
    answer = client.get(document.url)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"{document.url}?open=1")["Content-Disposition"].startswith("inline")
    text = publish(load, make_document(b"words", "a.txt"))
    assert client.get(f"{text.url}?open=1")["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(("name", "safe"), [
    ("../../etc/passwd.txt", "passwd.txt"), ("a\u202efdp.exe.pdf", "afdp_exe.pdf"),
    ("C:\\temp\\Skýrsla um vinnu.PDF", "Skýrsla_um_vinnu.pdf"), ("con.txt", "con_.txt"),
    ("\x00\r\n<b>.pdf", "b.pdf"), ("", "document"), (".htaccess", "htaccess"),
    ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
])  # fmt: skip
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_editors_open_what_belongs_to_a_draft_and_nobody_else(
    load: Load, client: Client, editor: Client
) -> None:
    load(lines.report("r"))
    page = ReportPage.objects.get(item_id="r")
    page.document = make_document()
    page.save()
    page.unpublish()
    assert client.get(page.document.url).status_code == 404
    assert editor.get(page.document.url).status_code == 200


def test_a_move_of_a_level_is_logged() -> None:
    document = make_document()
    document.sharing = "green"
    document.save()
    entry = ModelLogEntry.objects.get(action="portal.sharing")
    assert entry.data == {"from": "clear", "to": "green"}
    assert "Green" in entry.message


def test_whatever_has_a_level_logs_its_moves(load: Load) -> None:
    shared = [model for model in apps.get_models()
              if any(field.name == "sharing" for field in model._meta.get_fields())]
    assert len(shared) >= 9
    assert [model for model in shared if not issubclass(model, SharingMoves)] == []
    load(lines.organisation("o"), lines.practice("p"), lines.adoption("a", "p"))
    for model in (Organisation, Adoption):
        thing = model.objects.get()
        thing.sharing = "amber"
        thing.save_revision().publish()
        entry = ModelLogEntry.objects.for_instance(thing).get(action="portal.sharing")
        assert entry.data == {"from": "clear", "to": "amber"}


def test_a_move_of_a_pages_level_is_logged_when_it_takes_effect(load: Load) -> None:
    load(lines.report("r"))
    page = ReportPage.objects.get(item_id="r")
    page.sharing = "amber"
    revision = page.save_revision()
    assert not PageLogEntry.objects.filter(action="portal.sharing").exists()
    revision.publish()
    entry = PageLogEntry.objects.get(action="portal.sharing")
    assert entry.data == {"from": "clear", "to": "amber"}


def test_a_public_page_does_not_show_a_restricted_file(load: Load, client: Client) -> None:
    load(lines.report("r"))
    page = ReportPage.objects.get(item_id="r")
    page.document = make_document(name="secret.pdf", sharing="amber")
    page.save_revision().publish()
    assert b"secret" not in client.get("/en/archive/reports/r/").content


@pytest.mark.parametrize("kind", ["report", "seminar"])
def test_its_editor_is_warned_of_a_restricted_file_of_a_public_page(
    load: Load, editor: Client, kind: str
) -> None:
    load(lines.ITEM_KINDS[kind]("x"))
    document = str(make_document(name="secret.pdf", sharing="amber").pk)
    row = {"material-TOTAL_FORMS": "1", "material-0-document": document, "material-0-title": "",
           "material-0-kind": "material", "material-0-link": "", "material-0-session": "",
           "material-0-ORDER": "1"}
    form = page_form(kind, **({"document": document} if kind == "report" else row))
    page = PAGES[kind][0].objects.get(item_id="x")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editor.post(address, form, HTTP_ACCEPT="application/json").json()["success"]
    answer = editor.post(address, form, follow=True)  # by hand, after the browser did so by itself
    assert answer.content.decode().count("who may not open the file is not shown it") == 1


def test_who_narrows_a_file_reads_on_how_many_public_pages_it_stands(
    load: Load, editor: Client
) -> None:
    load(lines.report("r"))
    page, document = ReportPage.objects.get(item_id="r"), make_document()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert "who may not open it" not in editor.get(address).content.decode()
    page.document = document
    page.save_revision().publish()
    assert "It stands on 1 published page" in editor.get(address).content.decode()


@pytest.mark.parametrize("level", ["green", "amber"])
@pytest.mark.parametrize("kind", ADDRESSES)
def test_the_level_is_explained_beside_its_label(
    load: Load, coordinator_client: Client, kind: str, level: str
) -> None:
    make = {**lines.ITEM_KINDS, "organisation": lines.organisation,
            "coordinator": lines.coordinator}[kind]
    load(make("x", sharing=level))
    page = Read(coordinator_client, ADDRESSES[kind])
    labels = page.tree.xpath("//p[@class='eyebrow']/span[contains(@class, 'sharing')]")
    assert [one.text_content() for one in labels] == [Sharing(level).label]
    assert "pass it on" in page.text("//p[@class='quiet sharing-meaning']")
    found = Read(coordinator_client, f"/en/search/?q=x&kind={kind}").tree
    assert found.xpath(f"//li//span[contains(@class, 'sharing-{level}')]")
    printed = Read(coordinator_client, f"/en/search/list/?q=x&kind={kind}")
    assert str(Sharing(level).label) in printed.text("//ol[@class='printed-list']")


def test_the_level_of_an_adoption_is_explained_where_it_is_listed(
    load: Load, coordinator_client: Client, client: Client
) -> None:
    load(lines.practice("p"), lines.adoption("a", "p", sharing="amber"))
    page = Read(coordinator_client, "/en/practices/p/")
    assert "pass it on" in page.text("//li[@class='adoption']")
    assert "pass it on" not in Read(client, "/en/practices/p/").text()
