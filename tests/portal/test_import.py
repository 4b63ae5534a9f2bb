"""Importing: every field of every kind, upserts, references, several files, dry runs."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.interchange.importing import import_file
from portal.models import Theme
from practices.models import PracticePage
from search.engines import engine
from tests.portal import lines
from tests.portal.fixtures import Load, exported, exported_item, found_ids
from tests.portal.lines import Fields, full, full_lines, write

pytestmark = pytest.mark.django_db
KINDS = ("theme", "organisation", "coordinator", "report", "seminar", "project", "practice",
         "adoption")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A file with every kind and every field, and the file its report names."""
    (tmp_path / "in" / "files").mkdir(parents=True)
    (tmp_path / "in" / "files" / "report.txt").write_text("The report.")
    return write(tmp_path / "in" / "full.jsonl", full_lines())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_survives_import_and_export(content: Path, kind: str) -> None:
    import_file(content)
    assert exported_item(kind, "full") == full(kind)


def test_lines_may_stand_in_any_order(content: Path) -> None:
    write(content, reversed(full_lines()))
    import_file(content)
    assert exported() == full_lines()


def test_importing_twice_changes_nothing(content: Path) -> None:
    import_file(content)
    import_file(content)
    assert exported() == full_lines()


def without(line: Fields, field: str) -> Fields:
    return {name: value for name, value in line.items() if name != field}


REQUIRED = {"kind", "id", "language", "title", "summary", "labels", "name"}
REQUIRED_OF = {("adoption", "practice"), ("adoption", "country"), ("adoption", "status"),
               ("report", "recommendations")}  # answers written on the portal need them


def named_after(kind: str, field: str) -> Fields:
    """A full line with an id of its own."""
    line = {**full(kind), "id": f"without-{field.replace('_', '-')}"}
    if kind == "theme":  # no two are called the same
        line["labels"] = {"en": f"Without {field}"}
    return line


@pytest.mark.parametrize("kind", KINDS)
def test_fields_left_out_later_are_emptied(content: Path, kind: str) -> None:
    fields = [field for field in full(kind)
              if field not in REQUIRED and (kind, field) not in REQUIRED_OF]
    import_file(content)
    import_file(write(content, [named_after(kind, field) for field in fields]))
    lines_without = [without(named_after(kind, field), field) for field in fields]
    import_file(write(content, lines_without))
    kept = {line["id"]: line for line in exported() if line["kind"] == kind}
    assert [kept[line["id"]] for line in lines_without] == lines_without


def test_a_translation_left_out_later_is_not_public_any_more(
    load: Load, client: Client
) -> None:
    line = lines.practice("p", translations={"sv": {"title": "Svensk", "summary": "Text."}})
    load(line)
    load(without(line, "translations"))
    assert exported_item("practice", "p") == without(line, "translations")
    assert not PracticePage.objects.get(item_id="p", locale__language_code="sv").live
    assert client.get("/api/search/", {"q": "Svensk"}).json()["count"] == 0


def test_a_translation_left_out_and_given_again_is_public_again(load: Load) -> None:
    line = lines.practice("p", translations={"sv": {"title": "Svensk", "summary": "Text."}})
    load(line)
    load(without(line, "translations"))
    load(line)
    assert exported_item("practice", "p") == line


def test_a_translation_becomes_the_original_and_stays_one_item(load: Load) -> None:
    english, finnish = {"title": "A", "summary": "B"}, {"title": "Ä", "summary": "Ö"}
    load(lines.practice("p", language="en", **english, translations={"fi": finnish}))
    turned = {"kind": "practice", "id": "p", "language": "fi", **finnish,
              "translations": {"en": english}}
    load(turned)
    assert exported() == [turned]
    assert len(set(PracticePage.objects.values_list("translation_key", flat=True))) == 1


def test_an_original_in_a_new_language_stays_one_item(load: Load) -> None:
    load(lines.practice("p", language="en", title="A", summary="B"))
    turned = {"kind": "practice", "id": "p", "language": "fi", "title": "Ä", "summary": "Ö",
              "translations": {"en": {"title": "A", "summary": "B"}}}
    load(turned)
    assert exported() == [turned]
    assert len(set(PracticePage.objects.values_list("translation_key", flat=True))) == 1


@pytest.mark.parametrize("language", ["nn", "se", "fo", "kl"])
@pytest.mark.parametrize("kind", lines.ITEM_KINDS)
def test_content_may_be_written_in_languages_that_the_interface_lacks(
    load: Load, kind: str, language: str
) -> None:
    line = lines.ITEM_KINDS[kind]("x", language=language)
    load(line)
    assert exported() == [line]


def test_a_later_line_may_be_pointed_at(load: Load) -> None:
    load(lines.practice("p", themes=["t"], organisations=["o"]), lines.organisation("o"),
         lines.theme("t"))
    assert exported_item("practice", "p") == lines.practice("p", themes=["t"],
                                                            organisations=["o"])


def test_a_theme_that_is_related_to_another_stays_so_when_only_one_line_says_it(
    load: Load,
) -> None:
    load(lines.theme("a", related=["b"]), lines.theme("b"))
    related = {line["id"]: line.get("related") for line in exported()}
    assert related == {"a": ["b"], "b": ["a"]}


def test_two_themes_may_swap_their_labels(load: Load) -> None:
    load(lines.theme("a", labels={"en": "One"}), lines.theme("b", labels={"en": "Two"}))
    load(lines.theme("a", labels={"en": "Two"}), lines.theme("b", labels={"en": "One"}))
    assert {line["id"]: line["labels"]["en"] for line in exported()} == {"a": "Two", "b": "One"}


def test_labels_longer_than_a_hundred_characters_that_begin_alike_are_two_themes(
    load: Load,
) -> None:
    first, second = "x" * 100 + " one", "x" * 100 + " two"
    load(lines.theme("a", labels={"en": first}), lines.theme("b", labels={"en": second}))
    assert [line["labels"]["en"] for line in exported()] == [first, second]


def test_a_dry_run_keeps_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_content", str(content), "--dry-run")
    assert exported() == []
    assert not list(engine().keys())
    assert f"{len(full_lines())} checked" in capsys.readouterr().out


def test_a_dry_run_names_the_same_bad_line_as_a_real_one(tmp_path: Path) -> None:
    path = write(tmp_path / "bad.jsonl", [lines.theme("t"), lines.practice("p", themes=["no"])])
    with pytest.raises(CommandError, match=r"line 2, themes: there is no theme no"):
        call_command("import_content", str(path), "--dry-run")


@pytest.mark.django_db(transaction=True)
def test_a_good_file_stays_when_a_later_one_is_bad(tmp_path: Path, client: Client) -> None:
    good = write(tmp_path / "good.jsonl", [lines.practice("good")])
    bad = write(tmp_path / "bad.jsonl", [lines.practice("bad"), "{"])
    with pytest.raises(CommandError, match=r"bad\.jsonl: line 2"):
        call_command("import_content", str(good), str(bad))
    assert [line["id"] for line in exported()] == ["good"]
    assert found_ids(client, kind="practice") == ["practice:good"]


def test_a_file_may_point_at_what_an_earlier_file_brought(tmp_path: Path) -> None:
    themes = write(tmp_path / "themes.jsonl", [lines.theme("t")])
    practices = write(tmp_path / "practices.jsonl", [lines.practice("p", themes=["t"])])
    call_command("import_content", str(themes), str(practices))
    assert exported_item("practice", "p") == lines.practice("p", themes=["t"])


def test_what_was_imported_is_found_when_the_command_ends(content: Path, client: Client) -> None:
    call_command("import_content", str(content))
    assert found_ids(client, q="Rettleiar") == ["report:second"]


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "windows.jsonl"
    text = lines.as_text([lines.theme("a"), "", lines.theme("b")])
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert import_file(path) == 2


def test_an_empty_file_is_taken_and_changes_nothing(tmp_path: Path) -> None:
    assert import_file(write(tmp_path / "empty.jsonl", [])) == 0


def test_a_missing_file_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.jsonl: No such file"):
        call_command("import_content", str(tmp_path / "none.jsonl"))


def test_reimporting_a_theme_keeps_what_is_tagged_with_it(load: Load) -> None:
    load(lines.theme("t"), lines.practice("p", themes=["t"]))
    before = Theme.objects.get(slug="t").pk
    load(lines.theme("t", labels={"en": "New label"}))
    assert Theme.objects.get(slug="t").pk == before
    assert exported_item("practice", "p") == lines.practice("p", themes=["t"])
