"""Exporting: the same bytes after a way through import, and nothing for the public to miss."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from network.models import Coordinator, Organisation, ProjectPage, ReportPage, SeminarPage
from portal.interchange.importing import import_file
from portal.models import Theme, ThemeTerms
from practices.models import Adoption, PracticePage
from tests.portal import lines
from tests.portal.fixtures import Load, exported, exported_item
from tests.portal.lines import full_lines, write

pytestmark = pytest.mark.django_db


def emptied() -> None:
    """Removes all content from the database, through the models that hold it."""
    Adoption.objects.all().delete()
    for model in (PracticePage, ProjectPage, SeminarPage, ReportPage):
        for page in model.objects.all():
            page.delete()
    Coordinator.objects.all().delete()
    Organisation.objects.all().delete()
    Theme.objects.update(broader=None)
    Theme.objects.all().delete()


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A folder from which everything has been imported."""
    (tmp_path / "in" / "files").mkdir(parents=True)
    (tmp_path / "in" / "files" / "report.txt").write_text("The report.")
    import_file(write(tmp_path / "in" / "full.jsonl", full_lines()))
    return tmp_path


def export(path: Path, *options: str) -> bytes:
    path.parent.mkdir(exist_ok=True)
    call_command("export_content", str(path), *options)
    return path.read_bytes()


def test_export_import_export_gives_the_same_bytes(full: Path) -> None:
    first = export(full / "out" / "a.jsonl")
    import_file(full / "out" / "a.jsonl")
    assert export(full / "out" / "b.jsonl") == first


def test_export_import_export_gives_the_same_bytes_in_an_empty_database(full: Path) -> None:
    first = export(full / "out" / "a.jsonl")
    emptied()
    assert export(full / "out" / "none.jsonl") == b""
    import_file(full / "out" / "a.jsonl")
    assert export(full / "out" / "b.jsonl") == first


@pytest.mark.one_database
def test_the_demo_content_comes_back_with_the_same_bytes_in_an_empty_database(
    demo: None, tmp_path: Path
) -> None:
    first = export(tmp_path / "out" / "a.jsonl")
    emptied()
    import_file(tmp_path / "out" / "a.jsonl")
    assert export(tmp_path / "out" / "b.jsonl") == first


def test_terms_that_an_editor_entered_in_any_order_come_back_with_the_same_bytes(
    tmp_path: Path,
) -> None:
    theme = Theme(name="Gangs", slug="gangs")
    theme.terms = [
        ThemeTerms(language="fi", label="", synonyms=["jengit"]),
        ThemeTerms(language="en", label="Gangs", synonyms=["bands"]),
    ]
    theme.save()
    first = export(tmp_path / "out" / "a.jsonl")
    import_file(tmp_path / "out" / "a.jsonl")
    assert export(tmp_path / "out" / "b.jsonl") == first


def test_without_a_file_name_the_lines_go_to_standard_output(
    load: Load, capsys: pytest.CaptureFixture[str]
) -> None:
    load(lines.theme("t"))
    call_command("export_content")
    assert capsys.readouterr().out == lines.as_text([lines.theme("t")])


def test_letters_are_written_as_they_are(load: Load, tmp_path: Path) -> None:
    load(lines.practice("p", title="Þjófnaður å æ ø", language="is"))
    assert "Þjófnaður å æ ø".encode() in export(tmp_path / "a.jsonl")


def test_reports_files_are_exported_beside_the_lines(full: Path) -> None:
    export(full / "out" / "a.jsonl")
    assert (full / "out" / "files" / "report.txt").read_text() == "The report."


def test_a_withdrawn_item_is_not_exported(load: Load) -> None:
    load(lines.practice("p"))
    PracticePage.objects.get(item_id="p").unpublish()
    assert exported() == []


def test_what_points_at_a_withdrawn_organisation_can_be_imported_elsewhere(
    load: Load, tmp_path: Path
) -> None:
    load(
        lines.organisation("o"), lines.coordinator("c", organisation="o"),
        lines.practice("p", organisations=["o"]), lines.adoption("a", "p", organisation="o"),
        lines.seminar("s", organisers=["o"]),
    )
    Organisation.objects.get(item_id="o").unpublish()
    export(tmp_path / "out.jsonl")
    emptied()
    assert import_file(tmp_path / "out.jsonl") == 4


def test_an_unpublished_draft_of_an_item_is_not_exported(load: Load) -> None:
    load(lines.practice("p", title="Published"))
    page = PracticePage.objects.get(item_id="p")
    page.title = "Draft"
    page.save_revision()
    assert exported_item("practice", "p") == lines.practice("p", title="Published")


def test_an_adoption_that_is_not_public_stays_so_in_an_empty_database(
    load: Load, tmp_path: Path
) -> None:
    load(lines.practice("p"), lines.adoption("a", "p"))
    Adoption.objects.update(sharing="amber")
    export(tmp_path / "out.jsonl")
    emptied()
    import_file(tmp_path / "out.jsonl")
    assert exported_item("adoption", "a", public=True) is None


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("export_content", str(tmp_path / "none" / "content.jsonl"))
