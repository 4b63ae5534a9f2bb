"""`export_content --public`: neither what is shared with fewer, nor that it exists."""

from pathlib import Path

import pytest
from django.core.management import call_command

from portal.interchange.importing import import_file
from tests.portal import lines
from tests.portal.fixtures import Load, exported, exported_item
from tests.portal.lines import write

pytestmark = pytest.mark.django_db
LEVELS = pytest.mark.parametrize("level", ["green", "amber"])


@LEVELS
@pytest.mark.parametrize("kind", lines.ITEM_KINDS)
def test_items_that_are_not_public_are_left_out(load: Load, kind: str, level: str) -> None:
    make = lines.ITEM_KINDS[kind]
    load(make("open"), make("hidden", sharing=level,
                            translations={"fi": {"title": "A", "summary": "B"}}))
    assert [line["id"] for line in exported(public=True)] == ["open"]
    assert [line["id"] for line in exported()] == ["hidden", "open"]


@LEVELS
def test_organisations_and_coordinators_that_are_not_public_are_left_out(
    load: Load, level: str
) -> None:
    load(lines.organisation("o", sharing=level), lines.coordinator("c", sharing=level))
    assert exported(public=True) == []


@LEVELS
def test_nothing_public_points_at_an_organisation_that_is_not(load: Load, level: str) -> None:
    load(
        lines.organisation("secret-body", sharing=level),
        lines.coordinator("c", organisation="secret-body"),
        lines.practice("p", organisations=["secret-body"]),
        lines.seminar("s", organisers=["secret-body"]),
        lines.adoption("a", "p", organisation="secret-body"),
    )
    pointing = [line["kind"] for line in exported(public=True) if "secret-body" in str(line)]
    assert pointing == []


@LEVELS
def test_nothing_public_points_at_a_report_that_is_not(load: Load, level: str) -> None:
    load(
        lines.report("secret-report", sharing=level),
        lines.seminar("s", reports=["secret-report"]),
        lines.project("j", outputs=[{"title": "Output", "report": "secret-report"}],
                      translations={"fi": {"title": "A", "summary": "B", "outputs": [
                          {"title": "Tuotos", "report": "secret-report"}]}}),
    )
    pointing = [line["kind"] for line in exported(public=True) if "secret-report" in str(line)]
    assert pointing == []


@LEVELS
def test_an_adoption_of_a_practice_that_is_not_public_is_left_out(
    load: Load, level: str
) -> None:
    load(lines.practice("p", sharing=level), lines.adoption("a", "p"))
    assert exported(public=True) == []


@LEVELS
def test_an_adoption_does_not_name_an_event_that_is_not_public(load: Load, level: str) -> None:
    load(lines.practice("p"), lines.seminar("s", sharing=level),
         lines.adoption("a", "p", source_event="s"))
    assert exported_item("adoption", "a", public=True) == lines.adoption("a", "p")


@LEVELS
def test_files_of_reports_that_are_not_public_are_not_copied(
    db: None, tmp_path: Path, level: str
) -> None:
    (tmp_path / "plan.txt").write_text("secret")
    import_file(write(tmp_path / "in.jsonl", [
        lines.report("r", file="plan.txt", sharing=level), lines.report("open"),
    ]))
    out = tmp_path / "out" / "public.jsonl"
    out.parent.mkdir()
    call_command("export_content", str(out), "--public")
    assert out.read_text() == lines.as_text([lines.report("open")])
    assert [path.name for path in out.parent.rglob("*")] == ["public.jsonl"]


def test_a_public_export_can_be_imported_into_an_empty_portal(load: Load, tmp_path: Path) -> None:
    load(
        lines.organisation("o", sharing="green"), lines.report("r", sharing="amber"),
        lines.coordinator("c", organisation="o"), lines.seminar("s", reports=["r"]),
        lines.practice("p", organisations=["o"]), lines.adoption("a", "p", organisation="o"),
    )
    out = tmp_path / "public.jsonl"
    call_command("export_content", str(out), "--public")
    from tests.portal.test_export import emptied

    emptied()
    assert import_file(out) == 4
