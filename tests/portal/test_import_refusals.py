"""Broken lines: refused with line number, field and reason, and nothing of the file is kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.models import Theme
from search.engines import engine
from tests.portal import lines
from tests.portal.fixtures import Load, exported, found_ids
from tests.portal.lines import Fields, as_text, write

pytestmark = pytest.mark.django_db


def line(fields: Fields) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")


def practice(**fields: Any) -> bytes:
    return line(lines.practice("p", **fields))


def without(fields: Fields, *names: str) -> bytes:
    return line({name: value for name, value in fields.items() if name not in names})


# name → (the bad line, the field that must be named, words of the reason)
BAD: dict[str, tuple[bytes, str, str]] = {
    "not JSON": (b"{nothing}", "", "not JSON"),
    "cut short": (b'{"kind": "theme", "id":', "", "not JSON"),
    "a list": (b"[1, 2]", "", "not a JSON object"),
    "a number": (b"7", "", "not a JSON object"),
    "nested too deep": (b"[" * 100_000, "", "not JSON"),
    "invalid UTF-8": (b'{"kind": "theme", "id": "\xff"}', "", "not UTF-8"),
    "unknown kind": (b'{"kind": "victim", "id": "x"}', "kind", "is not one of"),
    "no kind": (b'{"id": "x"}', "kind", "is not one of"),
    "a kind that is a list": (b'{"kind": ["theme"], "id": "x"}', "kind", "is not one of"),
    "unknown field": (practice(colour="red"), "colour", "not permitted"),
    "no title": (without(lines.practice("p"), "title"), "title", "required"),
    "no summary": (without(lines.seminar("s"), "summary"), "summary", "required"),
    "no language": (without(lines.report("r"), "language"), "language", "required"),
    "no labels": (without(lines.theme("t"), "labels"), "labels", "required"),
    "no name": (without(lines.organisation("o"), "name"), "name", "required"),
    "no function": (without(lines.coordinator("c"), "title"), "title", "required"),
    "no practice": (without(lines.adoption("a", "p"), "practice"), "practice", "required"),
    "no country": (without(lines.adoption("a", "p"), "country"), "country", "required"),
    "no status": (without(lines.adoption("a", "p"), "status"), "status", "required"),
    "empty name": (line(lines.organisation("o", name="")), "name", "at least 1"),
    "empty function": (line(lines.coordinator("c", title="")), "title", "at least 1"),
    "empty title": (practice(title=""), "title", "at least 1"),
    "empty summary": (practice(summary=""), "summary", "at least 1"),
    "empty problem": (practice(problem_solutions=[{"problem": ""}]),
                      "problem_solutions.0.problem", "at least 1"),
    "empty phase": (practice(phases=[{"title": ""}]), "phases.0.title", "at least 1"),
    "empty outcome": (practice(outcomes=[{"statement": ""}]), "outcomes.0.statement",
                      "at least 1"),
    "empty session": (line(lines.seminar("s", sessions=[{"title": ""}])), "sessions.0.title",
                      "at least 1"),
    "empty output": (line(lines.project("j", outputs=[{"title": ""}])), "outputs.0.title",
                     "at least 1"),
    "empty measure": (line(lines.organisation("o", competences=[{"measure": ""}])),
                      "competences.0.measure", "at least 1"),
    "no id": (without(lines.practice("p"), "id"), "id", "required"),
    "an id with spaces": (line(lines.practice("a b")), "id", "pattern"),
    "an id in capitals": (line(lines.practice("Abc")), "id", "pattern"),
    "month 13": (practice(started="2021-13"), "started", "date"),
    "30 February": (practice(ended="2021-02-30"), "ended", "date"),
    "a date in words": (line(lines.report("r", published="March")), "published", "date"),
    "a time without offset": (line(lines.seminar("s", starts="2021-01-01T09:00:00")), "starts",
                              "offset"),
    "a session at 25 o'clock": (
        line(lines.seminar("s", sessions=[{"title": "a", "starts": "2021-01-01T25:00+02:00"}])),
        "sessions.0.starts", "date"),
    "unknown country": (practice(countries=["FI", "DE"]), "countries.1", "is not one of FI"),
    "a country in small letters": (line(lines.organisation("o", country="fi")), "country",
                                   "is not one of"),
    "unknown language": (practice(language="de"), "language", "is not one of"),
    "a translation into no language": (practice(translations={"xx": {"title": "a"}}),
                                       "translations.xx", "is not one of"),
    "unknown field in a translation": (practice(translations={"fi": {"started": "2021"}}),
                                       "translations.fi.started", "not permitted"),
    "unknown theme": (practice(themes=["nowhere"]), "themes", "there is no theme nowhere"),
    "unknown organisation": (practice(organisations=["nobody"]), "organisations",
                             "there is no organisation nobody"),
    "unknown report": (line(lines.seminar("s", reports=["none"])), "reports",
                       "there is no report none"),
    "unknown report of a translated output": (
        line(lines.project("j", translations={
            "fi": {"outputs": [{"title": "a", "report": "none"}]}})),
        "outputs", "there is no report none"),
    "unknown event": (line(lines.adoption("a", "good", source_event="none")), "source_event",
                      "there is no seminar none"),
    "unknown broader theme": (line(lines.theme("t", broader="none")), "broader",
                              "there is no theme none"),
    "an id twice": (line(lines.practice("good")), "id", "stands on line 1 already"),
    "NUL in a text": (practice(summary="a\x00b"), "summary", "not text"),
    "half a surrogate pair": (
        b'{"kind": "theme", "id": "t", "labels": {"en": "\\ud800"}}', "labels.en", ""),
    "a list for a text": (practice(summary=["a"]), "summary", "string"),
    "a number for a text": (practice(title=7), "title", "string"),
    "a text for a list": (practice(themes="a"), "themes", "list"),
    "a null for a title": (practice(title=None), "title", "string"),
    "a title too long": (practice(title="x" * 256), "title", "at most 255"),
    "an acronym too long": (line(lines.organisation("o", acronym="x" * 31)), "acronym",
                            "at most 30"),
    "a phone number too long": (line(lines.coordinator("c", phone="1" * 41)), "phone",
                                "at most 40"),
    "a mail address that is none": (line(lines.coordinator("c", email="nobody")), "email", ""),
    "a project number too long": (line(lines.project("j", number="x" * 61)), "number",
                                  "at most 60"),
    "an ISBN too long": (line(lines.report("r", isbn="1" * 31)), "isbn", "at most 30"),
    "a DOI too long": (line(lines.report("r", doi="x" * 151)), "doi", "at most 150"),
    "an unknown direction": (practice(outcomes=[{"statement": "a", "direction": "good"}]),
                             "outcomes.0.direction", ""),
    "an unknown sharing level": (practice(sharing="red"), "sharing", ""),
    "a script for a source": (practice(sources=["javascript:alert(1)"]), "sources.0", ""),
    "a recommendation number twice": (
        line(lines.report("r", recommendations=[{"id": "r1", "text": "a"},
                                                {"id": "r1", "text": "b"}])),
        "recommendations", "r1"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_named_with_its_number_field_and_reason_and_nothing_is_kept(
    name: str, tmp_path: Path, client: Client
) -> None:
    bad, field, reason = BAD[name]
    path = tmp_path / "bad.jsonl"
    path.write_bytes(as_text([lines.practice("good"), ""]).encode() + bad + b"\n")
    with pytest.raises(CommandError) as refused:
        call_command("import_content", str(path))
    message = str(refused.value)
    assert f"line 3, {field}" in message if field else "line 3: " in message, message
    assert reason in message
    assert exported() == []
    assert not list(engine().keys())


def test_a_circle_of_themes_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "circle.jsonl", [
        lines.theme("a", broader="b"), lines.theme("b", broader="c"),
        lines.theme("c", broader="a"),
    ])
    with pytest.raises(CommandError, match=r"line \d.*theme \w would stand under itself"):
        call_command("import_content", str(path))
    assert not Theme.objects.exists()


def test_a_theme_under_itself_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "circle.jsonl", [lines.theme("a", broader="a")])
    with pytest.raises(CommandError, match="would stand under itself"):
        call_command("import_content", str(path))


def test_two_themes_with_one_english_label_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "same.jsonl",
                 [lines.theme("a", labels={"en": "Same"}), lines.theme("b", labels={"en": "Same"})])
    with pytest.raises(CommandError, match=r"line 2.*Same"):
        call_command("import_content", str(path))


def test_a_file_that_fails_late_leaves_the_live_content_as_it_was(
    load: Load, tmp_path: Path, client: Client
) -> None:
    load(lines.practice("p", title="Before"))
    bad = write(tmp_path / "late.jsonl", [
        lines.practice("p", title="After"), lines.practice("new"), lines.theme("a", broader="a"),
    ])
    with pytest.raises(CommandError):
        call_command("import_content", str(bad))
    assert exported() == [lines.practice("p", title="Before")]
    assert found_ids(client, kind="practice") == ["practice:p"]


@pytest.mark.django_db(transaction=True)
def test_a_good_file_is_taken_right_after_a_bad_one_in_a_new_language(tmp_path: Path) -> None:
    good = lines.practice("p", language="nn")
    bad = write(tmp_path / "bad.jsonl", [good, lines.theme("a", broader="a")])
    with pytest.raises(CommandError):
        call_command("import_content", str(bad))
    call_command("import_content", str(write(tmp_path / "good.jsonl", [good])))
    assert exported() == [good]
