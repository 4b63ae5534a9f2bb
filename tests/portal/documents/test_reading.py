"""Documents are read page by page; whatever a file does, its state says so."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from portal.documents import reading, recognition, tasks
from portal.documents.quality import is_poor, language_and_quality
from portal.models import DocumentText, PortalDocument, ReadingState
from tests.portal.documents.making import (
    docx,
    odt,
    pdf,
    photographed_pdf,
    pptx,
    resaved,
    scanned,
    scanned_pdf,
)
from tests.portal.documents.test_serving import make_document
from tests.services.missing import missing

pytestmark = pytest.mark.django_db
WORDS = [
    "Forced labour in the berry sector is hard to see for those who only visit once.",
    "The inspectors visit every farm together with the police and speak with the workers.",
]


def read(document: PortalDocument) -> DocumentText:
    """Has a worker read what waits."""
    for task in DBTaskResult.objects.ready():
        task.task.call(*task.args_kwargs["args"])
        task.delete()
    return DocumentText.objects.get(document=document)


def texts(document: PortalDocument) -> list[str]:
    return list(document.page_texts.values_list("text", flat=True))


@pytest.mark.parametrize(("name", "make"), [
    ("a.pdf", lambda pages: pdf(pages)), ("a.docx", lambda pages: docx(*pages)),
    ("a.pptx", lambda pages: pptx(*pages)), ("a.odt", lambda pages: odt(*pages)),
    ("a.txt", lambda pages: "\f".join(pages).encode()),
])  # fmt: skip
def test_each_kind_is_read_page_by_page(name: str, make: Any) -> None:
    document = make_document(make(WORDS), name)
    done = read(document)
    assert (done.state, done.pages, done.done, done.language) == ("read", 2, 2, "en")
    assert texts(document) == WORDS


@pytest.mark.django_db(transaction=True)
def test_the_worker_reads_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db_worker.Worker, "configure_signals", lambda _worker: None)
    document = make_document(pdf(WORDS))
    call_command("read_documents", "--batch")
    assert DocumentText.objects.get(document=document).state == ReadingState.READ


def test_a_new_file_is_read_and_the_same_one_is_not_read_again() -> None:
    document = make_document(pdf(WORDS))
    read(document)
    document.title = "Another title"
    document.save()
    assert not DBTaskResult.objects.exists()


def test_letters_of_the_nordic_languages_arrive() -> None:
    document = make_document("Hyväksikäyttö og þrælahald på øya".encode(), "a.txt")
    read(document)
    assert texts(document) == ["Hyväksikäyttö og þrælahald på øya"]


def test_poor_text_is_told_apart() -> None:
    good = "Ihmiskaupan uhri ei aina tunnista olevansa uhri, ja viranomaisen on vaikea auttaa" \
           " häntä ilman luottamusta. Siksi työsuojelun tarkastajat ja poliisi tekevät yhteistyötä."
    bad = "Tyoperaisen hyvaksikayton ennalta ehkaisy ja yhteisty0ssa eri viranomaisten" \
          " kasiteltavat kehittamistoimia edellyttad hyvad ymmarrystda tyontekijalle" \
          " velvollisuuksista syventavaa"
    assert [is_poor(language_and_quality(text, "fi")[1]) for text in (good, bad)] == [False, True]


def test_names_and_addresses_make_no_text_poor() -> None:
    title = "Näkymätön työ: selvitys tarkastuksista\nTestia Nevanpolku ja Mallia Rautjokela" \
            "\nOikeushallinnon julkaisuja\nhttps://julkaisut.example/handle/nakymaton" \
            " tnevanpolku@example.org, www.selvitys.example Exempla Holmqvistsson Prófadóttir"
    assert not is_poor(language_and_quality(title, "fi")[1])


@pytest.mark.parametrize("rotate", [0, 90])
def test_pictures_of_text_are_asked_to_be_recognised(
    monkeypatch: pytest.MonkeyPatch, rotate: int, editor: Client
) -> None:
    monkeypatch.setattr(recognition, "_program", lambda: None)
    document = make_document(scanned_pdf(2, rotate))
    assert read(document).state == ReadingState.PICTURES
    page = editor.get(f"/admin/document-texts/{document.pk}/").content.decode()
    assert "tesseract-ocr-fin" in page


@pytest.mark.parametrize("turned", [0, 90])
def test_pictures_of_text_are_recognised_where_tesseract_is_installed(turned: int) -> None:
    if not recognition.installed():
        missing("Tesseract", f"install {recognition.INSTALL}")
    said = "Hyväksikäyttö työmaalla loppuu, kun tarkastajat puhuvat työntekijöiden kanssa."
    document = make_document(photographed_pdf(said, turned))
    done = read(document)
    assert done.state == ReadingState.READ
    assert texts(document) == [said]
    assert done.metadata["title"] == said
    assert (done.language, done.metadata["language"]) == ("fi", "fi")


@pytest.mark.parametrize(("content", "reason"), [
    (b"%PDF-1.7\nnothing", "broken"), (b"", "empty"), (pdf(WORDS)[:300], "broken"),
    (resaved(pdf(WORDS), encryption=__import__("pikepdf").Encryption(owner="a", user="b")),
     "encrypted"),
])  # fmt: skip
def test_what_cannot_be_read_is_set_aside_with_its_reason(
    content: bytes, reason: str, editor: Client
) -> None:
    document = make_document(content or b"x")
    if not content:
        Path(document.file.path).write_bytes(b"")
    done = read(document)
    assert (done.state, done.reason) == (ReadingState.ASIDE, reason)
    assert "Set aside" in editor.get("/admin/document-texts/").content.decode()


def test_a_file_that_kills_the_parser_is_tried_again_later_then_set_aside(
    monkeypatch: pytest.MonkeyPatch, editor: Client
) -> None:
    monkeypatch.setattr(reading.sandbox, "READ_SECONDS", 0)  # the system kills it at once
    document = make_document(pdf(WORDS))
    waits, told = [], []
    for _attempt in range(reading.MOST_ATTEMPTS):
        task = DBTaskResult.objects.get()
        waits.append((task.run_after - task.enqueued_at).total_seconds()
                     if task.run_after.year < 9999 else 0)
        task.delete()
        tasks.read_document.call(document.pk)
        told.append(editor.get("/admin/document-texts/").content.decode())
    done = DocumentText.objects.get(document=document)
    assert (done.state, done.attempts) == (ReadingState.ASIDE, reading.MOST_ATTEMPTS)
    assert done.reason in ("time", "unread")
    assert [round(wait) for wait in waits] == [0, 60, 300]
    assert "Attempts so far: 1 of 3. The next one begins within 1 min." in told[0]
    assert "2 of 3. The next one begins within 5 min." in told[1] and "Set aside: " in told[2]
    assert not DBTaskResult.objects.exists()


def test_a_worker_that_died_is_followed_by_another_which_reads_on() -> None:
    document = make_document(pdf([f"{WORDS[0]} {n}" for n in range(5)]))
    taken = reading.begin(document.pk)
    assert taken is not None
    reading._keep(taken, [
        {"page": 1, "text": "kept", "scanned": False, "unmapped": False}], "")
    DBTaskResult.objects.all().delete()
    DocumentText.objects.update(changed="2020-01-01T00:00:00Z", pages=5)
    assert tasks.take_up() == 1
    assert read(document).state == ReadingState.READ
    assert texts(document)[0] == "kept"
    assert len(texts(document)) == 5


def test_an_editor_stops_a_reading_and_begins_it_again(editor: Client) -> None:
    document = make_document(pdf(WORDS))
    place = f"/admin/document-texts/{document.pk}/"
    editor.post(f"{place}stop/")
    assert read(document).state == ReadingState.CANCELLED
    editor.post(f"{place}read/")
    assert read(document).state == ReadingState.READ


@pytest.mark.parametrize("who", ["client", "member", "coordinator_client"])
def test_nobody_else_sees_the_texts(request: pytest.FixtureRequest, who: str) -> None:
    client: Client = request.getfixturevalue(who)
    document = make_document(pdf(WORDS))
    for path in ("", f"{document.pk}/"):
        assert client.get(f"/admin/document-texts/{path}").status_code in (302, 403)


def test_a_pdf_without_a_map_to_letters_is_read_without_harm() -> None:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding" \
           " /Differences [70 /g1 /g2 /g3 97 /g4 /g5] >> >>"
    document = make_document(pdf(WORDS, more={3: font}))
    assert read(document).state == ReadingState.READ


def test_an_editor_is_warned_of_pages_with_identity_numbers(editor: Client) -> None:
    document = make_document(pdf(["Nothing here", "Her number is 131052-308T", "Nothing"]))
    assert read(document).numbers == [2]
    other = make_document(pdf(["Nothing"]))
    assert read(other).numbers == []
    listing = editor.get("/admin/document-texts/?numbers").content.decode()
    assert f"/document-texts/{document.pk}/" in listing
    assert f"/document-texts/{other.pk}/" not in listing
    detail = editor.get(f"/admin/document-texts/{document.pk}/").content.decode()
    assert "looks like a personal identity number" in detail
    reading.want(document)  # until it is read, what was read before stands, the warning too
    assert DocumentText.objects.get(document=document).numbers == [2]


def test_many_pictures_keep_no_other_document_from_being_read(
    monkeypatch: pytest.MonkeyPatch, editor: Client
) -> None:
    if not recognition.installed():
        missing("Tesseract", f"install {recognition.INSTALL}")
    monkeypatch.setattr(recognition, "BITE", 0)  # a page at a time
    long = make_document(scanned(pdf([*WORDS, "", *WORDS])), "long.pdf")
    other = make_document(pdf(WORDS), "other.pdf")

    def work() -> None:
        task = DBTaskResult.objects.ready().order_by("enqueued_at").first()
        assert task is not None
        task.task.call(*task.args_kwargs["args"])
        task.delete()

    work()
    assert DocumentText.objects.get(document=long).state == ReadingState.WAITING
    page = editor.get(f"/admin/document-texts/{long.pk}/").content.decode()
    assert "Recognised of the pages that are pictures:" in page and "1 / 5" in page
    work()
    assert DocumentText.objects.get(document=other).state == ReadingState.READ
    while DBTaskResult.objects.exists():
        work()
    done = DocumentText.objects.get(document=long)
    assert (done.state, done.language) == (ReadingState.PICTURES, "en")  # one page has no text
    assert [bool(text) for text in texts(long)] == [True, True, False, True, True]
