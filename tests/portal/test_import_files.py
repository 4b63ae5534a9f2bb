"""Files of reports: taken from beside the JSON Lines file, never from elsewhere."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from network.models import ReportPage
from portal.interchange.exporting import export_lines
from portal.interchange.importing import import_file
from portal.models import PortalDocument
from tests.portal import lines
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import Load, exported_item
from tests.portal.lines import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file `files/plan.txt`, and a secret outside it."""
    (tmp_path / "in" / "files").mkdir(parents=True)
    (tmp_path / "in" / "files" / "plan.txt").write_text("The plan.")
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "in"


def document_of(item_id: str) -> PortalDocument:
    document = ReportPage.objects.get(item_id=item_id).document
    assert document is not None
    return document


def content_of(item_id: str) -> bytes:
    with document_of(item_id).file.open("rb") as stream:
        content: bytes = stream.read()
    return content


def test_a_file_is_read_relative_to_the_lines_and_kept_with_its_content(folder: Path) -> None:
    import_file(write(folder / "a.jsonl", [lines.report("r", file="files/plan.txt")]))
    with document_of("r").file.open("rb") as stream:
        assert stream.read() == b"The plan."


def test_the_same_file_again_makes_no_second_document(folder: Path) -> None:
    for _time in range(2):
        import_file(write(folder / "a.jsonl", [lines.report("r", file="files/plan.txt")]))
    assert PortalDocument.objects.count() == 1


def test_a_title_with_a_dot_is_no_file_name(folder: Path, tmp_path: Path) -> None:
    import_file(write(folder / "a.jsonl", [lines.report("r", file="files/plan.txt")]))
    PortalDocument.objects.update(title="Plan 1.1.2026")
    path = tmp_path / "all.jsonl"
    path.write_text("".join(f"{line}\n" for line in export_lines(folder=tmp_path)))
    import_file(path)
    assert PortalDocument.objects.get().title == "Plan 1.1.2026"


@pytest.mark.parametrize("second", ["plan.txt", "Plan.TXT"])
def test_two_files_of_one_name_do_not_overwrite_each_other(
    load: Load, tmp_path: Path, second: str
) -> None:
    load(*(lines.report(name) for name in "rst"))
    titles = {"r": "plan.txt", "s": second, "t": "plan.txt"}
    said = {"r": b"The old plan.", "s": b"Another plan.", "t": b"The old plan."}
    for name, title in titles.items():
        document = make_document(said[name], title)
        ReportPage.objects.filter(item_id=name).update(document=document)
    path = tmp_path / "all.jsonl"
    path.write_text("".join(f"{line}\n" for line in export_lines(folder=tmp_path)))
    files = {line["id"]: line["file"] for line in map(json.loads, path.read_text().splitlines())}
    assert {name: (tmp_path / file).read_bytes() for name, file in files.items()} == said
    assert files["r"] == files["t"] == "plan.txt"  # the same file stands there once
    assert len({file.casefold() for file in files.values()}) == 2
    import_file(path)
    assert {one.title for one in PortalDocument.objects.all()} == set(titles.values())
    assert {name: content_of(name) for name in titles} == said


def test_lines_without_their_files_keep_what_is_stored_under_either_name(
    load: Load, tmp_path: Path
) -> None:
    load(*(lines.report(name) for name in "rs"))
    for name in "rs":
        ReportPage.objects.filter(item_id=name).update(
            document=make_document(name.encode(), "plan.txt"))
    path = tmp_path / "all.jsonl"
    path.write_text("".join(f"{line}\n" for line in export_lines()))
    import_file(path)
    assert {name: content_of(name) for name in "rs"} == {"r": b"r", "s": b"s"}
    assert PortalDocument.objects.count() == 2


def test_a_changed_file_replaces_the_old_one(folder: Path) -> None:
    path = write(folder / "a.jsonl", [lines.report("r", file="files/plan.txt")])
    import_file(path)
    (folder / "files" / "plan.txt").write_text("The new plan.")
    import_file(path)
    with document_of("r").file.open("rb") as stream:
        assert stream.read() == b"The new plan."


def test_a_report_without_its_file_any_more_has_none(folder: Path) -> None:
    import_file(write(folder / "a.jsonl", [lines.report("r", file="files/plan.txt")]))
    import_file(write(folder / "a.jsonl", [lines.report("r")]))
    assert exported_item("report", "r") == lines.report("r")


@pytest.mark.parametrize("name", [
    "../secret.txt", "files/../../secret.txt", "/etc/hostname.txt", "files/link.txt",
])  # fmt: skip
def test_a_file_outside_the_folder_is_refused(folder: Path, name: str) -> None:
    (folder / "files" / "link.txt").symlink_to(folder.parent / "secret.txt")
    path = write(folder / "a.jsonl", [lines.report("r", file=name)])
    with pytest.raises(CommandError, match=r"line 1.*file.*lies outside"):
        call_command("import_content", str(path))
    assert not PortalDocument.objects.exists()


@pytest.mark.parametrize("name", ["files/none.pdf", "files", "files/plan.txt/", "no-suffix"])
def test_a_file_that_is_not_there_is_refused(folder: Path, name: str) -> None:
    path = write(folder / "a.jsonl", [lines.report("good"), lines.report("r", file=name)])
    if name == "files/plan.txt/":
        (folder / "files" / "plan.txt").unlink()
    with pytest.raises(CommandError, match=r"line 2.*file"):
        call_command("import_content", str(path))
    assert not ReportPage.objects.exists()


def test_a_missing_file_is_named_with_its_field(folder: Path) -> None:
    path = write(folder / "a.jsonl", [lines.report("r", file="files/none.pdf")])
    with pytest.raises(CommandError, match=r"line 1, file: "):
        call_command("import_content", str(path))


def test_a_dry_run_finds_a_missing_file(folder: Path) -> None:
    path = write(folder / "a.jsonl", [lines.report("r", file="files/none.pdf")])
    with pytest.raises(CommandError, match="line 1"):
        call_command("import_content", str(path), "--dry-run")


def test_a_program_is_not_taken_for_a_report(folder: Path) -> None:
    (folder / "files" / "run.exe").write_bytes(b"MZ")
    path = write(folder / "a.jsonl", [lines.report("r", file="files/run.exe")])
    with pytest.raises(CommandError, match=r"line 1.*run\.exe is not one of pdf"):
        call_command("import_content", str(path))


def test_a_file_of_a_refused_import_is_not_left_behind(folder: Path, settings) -> None:
    path = write(folder / "a.jsonl", [
        lines.report("r", file="files/plan.txt"), lines.theme("a", broader="a"),
    ])
    with pytest.raises(CommandError):
        call_command("import_content", str(path))
    assert [found for found in Path(settings.MEDIA_ROOT).rglob("*") if found.is_file()] == []


@pytest.mark.parametrize(("sharing", "status"), [("clear", 200), ("green", 404), ("amber", 404)])
def test_a_reports_file_is_public_only_when_the_report_is(
    folder: Path, client: Client, sharing: str, status: int
) -> None:
    line = lines.report("r", file="files/plan.txt", sharing=sharing)
    import_file(write(folder / "a.jsonl", [line]))
    assert client.get(document_of("r").url).status_code == status


def test_members_get_a_green_reports_file(folder: Path, member: Client) -> None:
    line = lines.report("r", file="files/plan.txt", sharing="green")
    import_file(write(folder / "a.jsonl", [line]))
    assert member.get(document_of("r").url).status_code == 200


def test_members_do_not_get_an_amber_reports_file(folder: Path, member: Client) -> None:
    line = lines.report("r", file="files/plan.txt", sharing="amber")
    import_file(write(folder / "a.jsonl", [line]))
    assert member.get(document_of("r").url).status_code == 404


def test_a_file_follows_its_report_when_an_editor_raises_the_sharing(
    folder: Path, client: Client
) -> None:
    import_file(write(folder / "a.jsonl", [lines.report("r", file="files/plan.txt")]))
    page = ReportPage.objects.get(item_id="r")
    page.sharing = "amber"
    page.save_revision().publish()
    assert client.get(document_of("r").url).status_code == 404


def test_a_withdrawn_reports_file_is_not_public(folder: Path, client: Client) -> None:
    import_file(write(folder / "a.jsonl", [lines.report("r", file="files/plan.txt")]))
    ReportPage.objects.get(item_id="r").unpublish()
    assert client.get(document_of("r").url).status_code == 404
