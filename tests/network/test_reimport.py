"""What coordinators and editors wrote on the portal outlives an import that does not know it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from network.ledger.answering import answer, current
from network.models import Coordinator, ProjectPage, ReportPage, Response
from portal.interchange.importing import BadLine
from portal.models import User
from tests.portal import lines
from tests.portal.fixtures import Load, exported_item, make_user
from tests.portal.lines import Fields, write

pytestmark = pytest.mark.django_db


def report(*recommendations: Fields, **fields: Any) -> Fields:
    return lines.report("r", recommendations=list(recommendations), **fields)


R1, R2 = {"id": "r1", "text": "Set up a network."}, {"id": "r2", "text": "Train."}


@pytest.fixture
def answered(load: Load) -> Fields:
    """An export of a report to which Finland has answered twice, and then Sweden."""
    load(report(R1, R2))
    user, page = make_user("coordinator"), ReportPage.objects.get()
    for code, note in (("FI", "One\r\nword."), ("FI", "Two words."), ("SE", "Three.")):
        before = current(page.pk, "r1", code)
        said = {"status": "accepted", "progress": "done", "date": "2026", "note": note}
        answer(page, "r1", code, user, said, before.pk if before else 0)
    line = exported_item("report", "r")
    assert line is not None and len(line["recommendations"][0]["responses"]) == 2
    return line


def test_a_report_without_responses_keeps_its_answers(answered: Fields, load: Load) -> None:
    load(report(R1 | {"text": "Set it up."}, R2, title="New title"))
    line = exported_item("report", "r")
    assert line is not None and line["title"] == "New title"
    assert line["recommendations"][0] == answered["recommendations"][0] | {"text": "Set it up."}


def test_what_was_exported_is_taken_as_it_is(answered: Fields, load: Load) -> None:
    load(answered)
    assert exported_item("report", "r") == answered
    ReportPage.objects.get().delete()
    load(answered)
    assert exported_item("report", "r") == answered


def test_answers_follow_a_report_that_gets_another_original(answered: Fields, load: Load) -> None:
    load(report(R1, R2, language="fi", translations={"en": {"title": "In English"}}))
    line = exported_item("report", "r")
    assert line is not None and line["language"] == "fi"
    assert line["recommendations"][0]["responses"] == answered["recommendations"][0]["responses"]


def test_answers_that_a_file_brought_are_those_of_the_file(load: Load) -> None:
    said = {"country": "FI", "status": "accepted", "evidence": ["https://a.example"]}
    load(report(R1 | {"responses": [said, {"country": "SE", "status": "noted"}]}, R2))
    load(report(R1 | {"responses": [said | {"status": "partly"}]}, R2))
    assert list(Response.objects.values_list("country__name", "status")) == [("FI", "partly")]
    load(report(R1 | {"responses": []}, R2))
    assert not Response.objects.exists()


@pytest.mark.parametrize("recommendations", [
    pytest.param([R1 | {"responses": []}, R2], id="an empty list"),
    pytest.param([R2], id="the recommendation left out"),
    pytest.param([R1 | {"responses": [{"country": "FI", "status": "accepted"}]}, R2],
                 id="other answers"),
])  # fmt: skip
def test_a_line_that_would_lose_an_answer_is_refused(
    answered: Fields, tmp_path: Path, recommendations: list[Fields]
) -> None:
    path = write(tmp_path / "old.jsonl", [lines.theme("new"), report(*recommendations)])
    for options in ([], ["--dry-run"]):
        with pytest.raises(CommandError, match=r"line 2, recommendations: what FI answered to r1"):
            call_command("import_content", str(path), *options)
    assert exported_item("report", "r") == answered and exported_item("theme", "new") is None


def test_an_export_from_before_an_answer_is_refused(answered: Fields, load: Load) -> None:
    page, user = ReportPage.objects.get(), User.objects.get()
    answer(page, "r2", "FI", user, {"status": "noted", "progress": "done", "date": "2026"}, 0)
    load(answered)  # r2 has no responses there
    entry = current(page.pk, "r1", "SE")
    assert entry is not None and current(page.pk, "r2", "FI") is not None
    answer(page, "r1", "SE", user, {"status": "rejected", "progress": "done", "date": "2026"},
           entry.pk)
    with pytest.raises(BadLine, match="what SE answered to r1"):
        load(answered)


def test_a_task_without_a_state_keeps_the_one_it_has(load: Load) -> None:
    load(lines.project("j", tasks=[{"text": "Collect", "state": "done"}, "Describe"]))
    load(lines.project("j", title="New title", tasks=["Describe", "Collect", "Tell"]))
    line = exported_item("project", "j")
    assert line is not None and line["title"] == "New title"
    assert line["tasks"] == ["Describe", {"text": "Collect", "state": "done"}, "Tell"]
    load(lines.project("j", tasks=[{"text": "Collect"}]))
    assert ProjectPage.objects.get().tasks[0].value["state"] == ""


def test_a_contact_keeps_what_was_written_on_the_portal(load: Load) -> None:
    load(lines.theme("t"), lines.coordinator("c", country="FI", themes=["t"], phone="1"))
    contact = Coordinator.objects.get()
    contact.email, contact.phone, contact.mandate = "office@ministry.example", "2", "All of it."
    contact.save_revision().publish()
    load(lines.coordinator("c", title="New title", phone="3"))
    kept = exported_item("coordinator", "c")
    assert kept == lines.coordinator(
        "c", title="New title", country="FI", themes=["t"], mandate="All of it.",
        email="office@ministry.example", phone="3")
    saved = Coordinator.objects.get()
    assert saved.get_latest_revision_as_object().phone == "3" and not saved.has_unpublished_changes


def test_a_withdrawn_contact_stays_withdrawn(load: Load) -> None:
    load(lines.coordinator("c", person="Óla Example"))
    Coordinator.objects.get().unpublish()
    load(lines.coordinator("c", person="Óla Example"))
    assert exported_item("coordinator", "c") is None
