"""Files with which an answer can be checked: guarded, never wider than the report, kept."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from network.ledger import files
from network.models import ReportPage, Response, ResponseFile
from portal.interchange.exporting import export_lines
from portal.interchange.importing import import_file
from portal.models import AuditEntry, Country, PortalDocument
from portal.models.audit import Action
from tests.network.test_responding import SAID
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.fixtures import Load, exported, exported_item, make_user, sign_in, signed_in
from tests.portal.html import Read
from tests.portal.lines import write

pytestmark = pytest.mark.django_db
REPORT = "/en/archive/reports/r/r1/"
ANSWER, FILES = f"{REPORT}fi/", f"{REPORT}fi/files/"


@pytest.fixture
def finn(load: Load) -> Client:
    """The Finnish coordinator's browser, with an answer that is published."""
    load(lines.report("r", sharing="green", countries=["FI"], recommendations=[
        {"id": "r1", "text": "Set up a network."}]))
    user = make_user("coordinator")
    user.countries.add(Country.objects.get(name="FI"))
    client = Client()
    sign_in(client, user)
    client.post(ANSWER, SAID | {"seen": 0, "action": "publish"})
    return client


def add(client: Client, name: str = "plan 2026.pdf", content: bytes | None = None) -> Any:
    return client.post(FILES, {"file": SimpleUploadedFile(name, content or pdf()), "add": "file"})


def test_a_coordinator_adds_a_file_for_who_may_read_the_report(finn: Client) -> None:
    assert FILES in Read(finn, REPORT).links()
    assert add(finn).status_code == 302
    add(finn)  # a double click
    document = PortalDocument.objects.get()
    page = f"/en/documents/{document.pk}/"
    assert (document.sharing, document.filename) == ("green", "plan_2026.pdf")
    member = signed_in("member")
    for address in (REPORT, "/en/archive/reports/r/"):
        assert page in Read(member, address).links()
    assert [one.get(page).status_code for one in (member, Client())] == [200, 404]
    assert Client().get(document.url).status_code == 404
    logged = AuditEntry.objects.filter(action=Action.PUBLISHED, kind="recommendation").latest("pk")
    assert (logged.item, logged.detail) == ("r_r1", "FI: plan_2026.pdf")
    ReportPage.objects.get().unpublish()
    assert member.get(page).status_code == 404


def test_it_becomes_narrower_with_the_report(finn: Client) -> None:
    add(finn)
    report = ReportPage.objects.get()
    report.sharing = "amber"
    report.save_revision().publish()
    assert PortalDocument.objects.get().sharing == "amber"


def test_a_file_narrower_than_the_report_is_not_named_to_others(finn: Client) -> None:
    add(finn)
    PortalDocument.objects.update(sharing="amber")
    assert "plan_2026" not in Read(signed_in("member"), REPORT).html
    assert "plan_2026" in Read(finn, REPORT).html


@pytest.mark.parametrize(("name", "content", "told"), [
    ("bad.pdf", b"MZ", "bad.pdf: The content is not what"),
    ("note.txt", b"Her number is 131052-308T.", "a Finnish personal identity code"),
    ("run.exe", b"MZ", "The content is not what"),
])  # fmt: skip
def test_what_may_not_come_in_is_refused_in_words(
    finn: Client, name: str, content: bytes, told: str
) -> None:
    answer = add(finn, name, content)
    assert answer.status_code == 422 and told in answer.content.decode()
    assert not PortalDocument.objects.exists()
    assert_field_says(answer, told)


def assert_field_says(answer: Any, told: str) -> None:
    """The field for the file is marked, and the text that describes it says why."""
    tree = html.fromstring(answer.content)
    (described,) = tree.xpath("//input[@type='file'][@aria-invalid='true']/@aria-describedby")
    assert told in " ".join(tree.get_element_by_id(one).text_content() for one in described.split())


@pytest.mark.parametrize("gone", [True, False], ids=["deleted", "replaced"])
def test_an_answer_that_changes_while_the_file_is_read_is_told_of(
    finn: Client, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    entry, read = Response.objects.get(), files.look_through

    def meanwhile(file: Any) -> None:
        read(file)
        if gone:
            entry.delete()
        else:
            finn.post(ANSWER, SAID | {"seen": entry.pk, "action": "publish", "note": "More."})

    monkeypatch.setattr(files, "look_through", meanwhile)
    assert "The file was not added" in finn.post(FILES, {
        "file": SimpleUploadedFile("plan.pdf", pdf()), "add": "file"}, follow=True).content.decode()
    assert not PortalDocument.objects.exists()


def test_a_form_without_a_file_and_a_sixth_file_are_told_so(finn: Client) -> None:
    assert "Choose a file first." in finn.post(FILES, {"add": "file"}).content.decode()
    for number in range(6):
        answer = add(finn, f"note{number}.txt", f"Note {number}.".encode())
    assert answer.status_code == 422 and "room for 5 files" in answer.content.decode()
    assert PortalDocument.objects.count() == 5


def test_taking_one_out_asks_first_and_deletes_it(finn: Client) -> None:
    add(finn)
    row, document = ResponseFile.objects.get(), PortalDocument.objects.get()
    asked = finn.post(FILES, {"remove": row.pk}).content.decode()
    assert "deleted from the portal" in asked and PortalDocument.objects.exists()
    assert finn.post(FILES, {"sure": row.pk}).status_code == 302
    assert not PortalDocument.objects.exists()
    assert finn.get(document.url).status_code == 404
    assert finn.post(FILES, {"sure": row.pk}).status_code == 404
    assert AuditEntry.objects.filter(action=Action.DELETED, detail="FI: plan_2026.pdf").exists()


def test_a_file_goes_with_its_answer(finn: Client) -> None:
    add(finn)
    Response.objects.get().delete()
    assert not PortalDocument.objects.exists()


def test_it_stays_with_the_entry_that_it_came_with(finn: Client) -> None:
    add(finn)
    entry = Response.objects.get()
    finn.post(ANSWER, SAID | {"seen": entry.pk, "action": "publish", "note": "More."})
    page = Read(finn, REPORT)
    assert "plan_2026.pdf" in page.text("//section[@aria-labelledby='history']")
    assert "plan_2026.pdf" not in page.text("//table")


def test_only_who_answers_for_the_country_adds_files(finn: Client) -> None:
    for client in (signed_in("member"), Client()):
        add(client)
    assert not PortalDocument.objects.exists()
    Response.objects.all().delete()
    assert finn.get(FILES)["Location"] == ANSWER


def test_files_survive_export_and_import(finn: Client, tmp_path: Path) -> None:
    add(finn)
    PortalDocument.objects.update(sharing="amber")
    before = exported_item("report", "r")
    assert before is not None
    folder = tmp_path / "out"
    folder.mkdir()
    text = "".join(f"{line}\n" for line in export_lines(folder=folder))
    (folder / "all.jsonl").write_text(text)
    for _time in range(2):
        import_file(folder / "all.jsonl")
        assert exported_item("report", "r") == before
        document = PortalDocument.objects.get()
        assert (document.sharing, document.title) == ("amber", "plan_2026")
    ReportPage.objects.get().delete()
    assert not PortalDocument.objects.exists()
    import_file(folder / "all.jsonl")
    assert exported_item("report", "r") == before
    said = before["recommendations"][0]["responses"][0]
    assert said["files"][0]["sharing"] == "amber" and said["files"][0]["file"].endswith(".pdf")
    assert "plan_2026" not in str(exported(public=True))


def test_a_file_that_is_not_there_stops_the_import(db: None, tmp_path: Path) -> None:
    line = lines.report("r", recommendations=[{"id": "r1", "text": "x", "responses": [
        {"country": "FI", "status": "noted", "files": [{"file": "none.pdf"}]}]}])
    with pytest.raises(Exception, match=r"line 1, recommendations: none\.pdf is not there"):
        import_file(write(tmp_path / "a.jsonl", [line]))
