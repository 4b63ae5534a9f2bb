"""Files of a draft: examined, never lost by another's fault, and nobody else's business."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.models import PortalDocument
from practices.models import PracticePage, Submission
from practices.submissions.files import MOST_FILES
from tests.portal.documents.making import docx, pdf
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


def at(submission: Submission, step: str = "files") -> str:
    return f"/en/practices/submit/{submission.token}/{step}/"


def file(name: str = "guide.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or pdf())


def add(client: Client, submission: Submission, *files: Any, **more: str) -> Any:
    return client.post(at(submission), {"files": list(files), **(more or {"add": "files"})})


def test_files_are_added_without_script_and_stand_there(draft: Submission, client: Client) -> None:
    assert add(client, draft, file(), file("note.docx", docx())).status_code == 302
    page = Read(client, at(draft)).text()
    assert "guide.pdf" in page and "note.docx" in page


def test_one_that_is_refused_takes_no_other_with_it(draft: Submission, client: Client) -> None:
    answer = add(client, draft, file(), file("bad.pdf", b"MZ"), file("note.docx", docx()))
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "bad.pdf: The content is not what" in told
    assert list(draft.files.values_list("name", flat=True)) == ["guide.pdf", "note.docx"]


def test_the_same_file_twice_is_one(draft: Submission, client: Client) -> None:
    add(client, draft, file())
    add(client, draft, file())
    assert draft.files.count() == 1


def test_the_button_that_goes_on_takes_the_files_along(draft: Submission, client: Client) -> None:
    answer = add(client, draft, file(), action="next")
    assert answer["Location"].endswith("/preview/")
    assert draft.files.count() == 1


def test_going_on_with_a_refused_file_stays_and_says_so(draft: Submission, client: Client) -> None:
    assert add(client, draft, file("a.pdf", b"x"), action="next").status_code == 422


def test_a_removed_file_can_be_brought_back(draft: Submission, client: Client) -> None:
    add(client, draft, file())
    one = draft.files.get()
    client.post(at(draft), {"remove": str(one.pk)})
    assert "Bring it back" in Read(client, at(draft)).text()
    assert "guide.pdf" not in Read(client, at(draft, "preview")).text()
    client.post(at(draft), {"restore": str(one.pk)})
    assert "guide.pdf" in Read(client, at(draft, "preview")).text()


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_an_identity_number_in_a_file_keeps_it_out(
    draft: Submission, client: Client, name: str
) -> None:
    text = "Customer 131052-308T came to us"
    content = pdf(["First page", text]) if name == "a.pdf" else docx("First page", text)
    answer = add(client, draft, file(name, content))
    assert answer.status_code == 422
    assert "Page 2 has what looks like a Finnish personal identity code" in answer.content.decode()
    assert "131052" not in answer.content.decode()
    assert not draft.files.exists()


def test_there_is_room_for_ten(draft: Submission, client: Client) -> None:
    add(client, draft, *(file(f"{n}.txt", f"text {n}".encode()) for n in range(MOST_FILES)))
    assert add(client, draft, file()).status_code == 422
    assert draft.files.count() == MOST_FILES


def test_a_request_ends_in_time_however_many_files_it_brings(
    draft: Submission, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practices.submissions.files.MOST_SECONDS", 0)
    answer = add(client, draft, file(), file("note.docx", docx()))
    assert answer.content.decode().count("takes too long") == 2


def test_a_files_address_belongs_to_its_draft(draft: Submission, client: Client) -> None:
    add(client, draft, file())
    one = draft.files.get()
    answer = client.get(f"{at(draft)}{one.pk}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    other = Submission.objects.create(mail="b@ngo.example", language="en")
    assert client.get(f"{at(other)}{one.pk}/").status_code == 404
    assert client.get(f"/media/{one.file.name}").status_code == 404
    client.post(at(other), {"remove": str(one.pk)})
    assert draft.files.get().removed is None


def test_files_go_with_the_page_as_documents(
    written: Submission, client: Client, member: Client
) -> None:
    add(client, written, file(), file("gone.txt", b"gone"))
    client.post(at(written), {"remove": str(written.files.get(name="gone.txt").pk)})
    assert client.post(at(written, "preview")).status_code == 302
    document = PortalDocument.objects.get()
    assert (document.title, document.sharing) == ("guide.pdf", "green")
    assert [c.get(document.url).status_code for c in (client, member)] == [404, 404]
    page = PracticePage.objects.get(pk=Submission.objects.get(pk=written.pk).page_id)
    page.get_latest_revision().publish()
    assert [c.get(document.url).status_code for c in (client, member)] == [404, 200]
    assert "guide.pdf" in Read(member, f"/en/practices/{page.slug}/").text()


def test_after_sending_no_file_is_added(written: Submission, client: Client) -> None:
    client.post(at(written, "preview"))
    add(client, written, file())
    assert not written.files.exists()
