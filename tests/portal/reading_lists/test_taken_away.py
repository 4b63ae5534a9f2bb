"""Taken away from a list: the minister's one-pager, and exports in the order of the list."""

import csv
import io

import pytest
from django.test import Client

from portal.models import ReadingList
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read
from tests.portal.reading_lists.test_lists import act, collect, the_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def collected(load: Load, client: Client) -> ReadingList:
    """A practice that another country took into use, and a report that one has answered."""
    load(
        lines.practice(
            "p", title="Joint inspections", countries=["FI"], sources=["https://source.example/a"],
            problem_solutions=[{"problem": "Farms hide it.", "solution": "We go together."}],
            outcomes=[{"statement": "More cases.", "direction": "worked",
                       "evidence": "local-evaluation"}]),
        lines.adoption("a", "p", country="SE", status="piloting", result="Two towns began."),
        lines.report("r", title="The plan", summary="What to do.", countries=["FI", "NO"],
                     recommendations=[{"id": "r1", "text": "Act.", "responses": [
                         {"country": "NO", "status": "accepted"}]}]),
        lines.coordinator("c", country="FI", title="National coordinator", email="c@nc.example"),
    )  # fmt: skip
    collect(client, "practice:p", "report:r")
    act(client, the_list(), action="note report:r", **{"note-report:r": "For Monday"})
    return the_list()


def test_the_one_pager_has_problem_countries_evidence_contacts_and_sources(
    collected: ReadingList, client: Client
) -> None:
    page = Read(client, f"/en/lists/{collected.pk}/brief/")
    first, second = (f"//section[@class='brief-row'][{n}]" for n in (1, 2))
    for shown in ("Joint inspections", "Problem Farms hide it.", "Solution We go together.",
                  "Finland", "Sweden : Piloting", "Two towns began.",
                  "More cases. (Worked; Local evaluation)"):
        assert shown in page.text(first), shown
    for shown in ("The plan", "What to do.", "Norway : Accepted: 1", "Note: For Monday"):
        assert shown in page.text(second), shown
    contacts = page.text("//section[@aria-labelledby='contacts']")
    assert "Finland National coordinator" in contacts and "c@nc.example" in contacts
    sources = page.text("//section[@aria-labelledby='sources']")
    for shown in ("https://source.example/a", "/id/practice/p/", "/id/report/r/"):
        assert shown in sources, shown


@pytest.mark.parametrize(("name", "marks"), [
    ("bibtex", ("report-r", "practice-p")), ("ris", ("report-r", "practice-p")),
    ("csl-json", ("report:r", "practice:p")), ("csv", ("/id/report/r", "/id/practice/p")),
])
def test_an_export_has_the_order_and_the_notes_of_the_list(
    collected: ReadingList, client: Client, name: str, marks: tuple[str, str]
) -> None:
    act(client, collected, action="up report:r")
    text = client.get(f"/en/lists/{collected.pk}/export/", {"format": name}).content.decode()
    first, second = (text.index(mark) for mark in marks)
    assert first < second and "For Monday" in text
    if name == "csv":
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert [row[0] for row in rows[1:]] == ["The plan", "Joint inspections"]
