"""Answering for a country: by whom, with nothing lost, and with everything kept."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils.timezone import localdate

from network.models import Response
from portal.models import AuditEntry, Country, User
from portal.models.audit import Action
from tests.portal import lines
from tests.portal.fixtures import Load, exported_item, make_user, sign_in, signed_in
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
REPORT = "/en/archive/reports/r/"
PATH = f"{REPORT}r1/fi/"
SAID = {"status": "accepted", "progress": "in-progress", "date": "2026-03",
        "note": "The working group has begun.", "evidence": "https://ministry.example/a"}


@pytest.fixture
def report(load: Load) -> None:
    """A report that concerns Finland and Sweden."""
    load(lines.report("r", countries=["FI", "SE"], recommendations=[
        {"id": "r1", "text": "Set up a network.", "due": "2020"}]))


@pytest.fixture
def finn(report: None) -> Client:
    """The Finnish coordinator's browser."""
    user = make_user("coordinator")
    user.countries.add(Country.objects.get(name="FI"))
    client = Client()
    sign_in(client, user)
    return client


def seen() -> int:
    entry = Response.objects.filter(replaced_by=None).last()
    return entry.pk if entry else 0


def post(client: Client, action: str = "publish", path: str = PATH, **fields: Any) -> Any:
    return client.post(path, {"seen": seen(), "action": action} | SAID | fields)


def test_a_coordinator_answers_for_the_own_country(finn: Client) -> None:
    assert post(finn, "check").status_code == 200
    assert not Response.objects.exists()
    assert post(finn).status_code == 302
    text = Read(Client(), f"{REPORT}r1/").text()
    assert all(word in text for word in ("Accepted", "In progress", "March 2026", "Finland",
                                         SAID["note"], SAID["evidence"]))
    entry = AuditEntry.objects.get(action=Action.PUBLISHED, kind="recommendation")
    assert (entry.item, entry.detail) == ("r_r1", "FI: accepted, in-progress")
    assert entry.who == "Coordinators (FI)"


def test_dates_and_addresses_are_taken_as_people_write_them(finn: Client) -> None:
    assert post(finn, date="15.3.2024", evidence="www.ministry.example/a").status_code == 302
    entry = Response.objects.get()
    assert (entry.date, entry.evidence) == ("2024-03-15", ["https://www.ministry.example/a"])


def test_what_was_said_before_stays(finn: Client) -> None:
    post(finn)
    post(finn, progress="done", note="All is done.", evidence="")
    post(finn, progress="done", note="Almost all is done.", evidence="", correction="on")
    text = Read(Client(), f"{REPORT}r1/").text()
    assert all(word in text for word in (SAID["note"], "All is done.", "Almost all is done.",
                                         "Correction of the entry before"))
    line = exported_item("report", "r")
    assert line is not None
    answers = line["recommendations"][0]["responses"]
    assert [one["note"] for one in answers] == ["Almost all is done."]
    assert [one["note"] for one in answers[0]["history"]] == [SAID["note"], "All is done."]
    assert answers[0]["recorded"] == localdate().isoformat() and answers[0]["correction"] is True


def test_the_answer_that_stands_now_is_the_only_one_that_counts(finn: Client) -> None:
    post(finn)
    post(finn, status="rejected", progress="not-started", note="Not any more.")
    rows = finn.get("/en/archive/recommendations/?country=FI").context["rows"]
    assert [one["row"].status for one in rows] == ["rejected"]


@pytest.mark.parametrize("path", [PATH, f"{REPORT}r1/xx/"])
@pytest.mark.parametrize("role", ["contributor", "member", "stranger"])
def test_nobody_else_answers(report: None, role: str, path: str) -> None:
    client = signed_in(role) if role != "stranger" else Client()
    status = 302 if role == "stranger" else 404
    assert client.get(path).status_code == post(client, path=path).status_code == status
    assert not Response.objects.exists()


def test_not_for_another_country_and_not_without_a_second_factor(finn: Client) -> None:
    assert post(finn, path=f"{REPORT}r1/se/").status_code == 404
    assert "Answer for Sweden" not in Read(finn, f"{REPORT}r1/").text()
    Authenticator.objects.all().delete()
    again = Client()
    again.force_login(User.objects.get())
    assert post(again).status_code == 404
    assert not Response.objects.exists()


def test_an_editor_answers_for_all(report: None) -> None:
    editor = signed_in("editor")
    assert post(editor, path=f"{REPORT}r1/se/").status_code == 302
    assert Response.objects.get().country.name == "SE"


def test_a_page_that_is_out_of_date_publishes_nothing_and_loses_nothing(finn: Client) -> None:
    post(finn, note="The first.")
    answer = post(finn, seen=0, note="The second.")
    assert answer.status_code == 409
    assert all(word in answer.content.decode() for word in ("The first.", "The second.",
                                                            "somebody else has answered"))
    assert Response.objects.count() == 1


@pytest.mark.parametrize(("fields", "told"), [
    ({"date": "2026-02-30"}, "The calendar has no such date: 2026-02-30."),
    ({"date": "last week"}, "Write a date as 2026"), ({"date": "2999"}, "yet to come"),
    ({"status": ""}, "Choose one."), ({"status": "maybe"}, "Select a valid choice"),
    ({"evidence": "javascript:alert(1)"}, "javascript:alert(1): Enter a valid URL"),
    ({"evidence": "https://a.example\nsee page 4"}, "see page 4: Enter a valid URL"),
    ({"evidence": "https://a.example\n" * 11}, "At most 10"),
    ({"progress": "done", "note": "", "evidence": ""}, "Say what was done"),
    ({"note": "Her number is 131052-308T."}, "a Finnish personal identity code"),
])  # fmt: skip
def test_what_is_wrong_is_told_and_the_rest_stays(
    finn: Client, fields: dict[str, str], told: str
) -> None:
    answer = post(finn, **fields)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert told in text and ("note" in fields or SAID["note"] in text)
    assert not Response.objects.exists()


def test_what_is_typed_is_kept_until_it_is_published(finn: Client) -> None:
    assert post(finn, "auto", note="Half a sen 131052-308T").status_code == 204
    kept = Read(finn, PATH).html
    assert "Half a sen" in kept and "131052-308T" not in kept
    post(finn, note="A whole sentence.")
    assert "sentence" not in Read(finn, PATH).text("//form//textarea")


def test_the_same_once_more_is_no_answer(finn: Client) -> None:
    post(finn)
    assert post(finn).status_code == 422


def test_coordinators_find_what_their_country_is_to_do(finn: Client) -> None:
    links = [link for link in Read(finn, "/en/").links("//a") if "recommendations/?" in link]
    assert links and "Set up a network." in Read(finn, links[0]).text()
    post(finn, progress="done")
    assert "Set up a network." not in Read(finn, links[0]).text("//main")
    assert not [link for link in Read(Client(), "/en/").links("//a") if "recommendations/?" in link]


def test_taking_an_entry_away_brings_the_one_before_back(finn: Client) -> None:
    for note in ("One", "Two", "Three"):
        post(finn, note=note)
    Response.objects.get(replaced_by=None).delete()
    now = Response.objects.get(replaced_by=None)
    assert (now.note, [one.note for one in now.earlier.all()]) == ("Two", ["One"])


def test_editors_take_entries_away_in_the_admin_and_write_none_over(finn: Client) -> None:
    post(finn)
    pk, editor = Response.objects.get().pk, signed_in("editor")
    base = "/admin/snippets/network/response"
    for address in (f"{base}/add/", f"{base}/edit/{pk}/"):
        assert editor.get(address).status_code in (302, 403)
    assert editor.get(f"{base}/delete/{pk}/").status_code == 200
    assert editor.post(f"{base}/delete/{pk}/").status_code == 302
    assert not Response.objects.exists()
    assert AuditEntry.objects.filter(action=Action.DELETED, kind="response").exists()


def test_a_number_that_was_answered_to_stays(finn: Client) -> None:
    from network.models import ReportPage

    post(finn)
    page = ReportPage.objects.get()
    form_class = page.get_edit_handler().get_form_class()
    data = {"title": page.title, "slug": page.slug, "summary": page.summary, "sharing": "clear",
            "recommendations-TOTAL_FORMS": 1, "recommendations-INITIAL_FORMS": 0,
            "recommendations-0-ref": "other", "recommendations-0-text": "x",
            "recommendations-0-ORDER": 1, "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    form = form_class(data, instance=page, for_user=User.objects.get())
    assert not form.is_valid() and "r1" in str(form.non_field_errors())
