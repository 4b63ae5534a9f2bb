"""A group's worksheet: nothing typed is lost, and it becomes assessments and adoptions."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portal.accounts.roles import COORDINATORS
from portal.models import Country, User
from practices.models import Adoption, StudyTour, TransferAssessment, Worksheet
from tests.portal.fixtures import exported_item, make_user, sign_in, signed_in
from tests.practices.study_tours.answering import ANSWERS, post

QUEUE = "/en/practices/study-tours/answers/"


def coordinator(code: str) -> Client:
    client = Client()
    user = make_user("coordinator") if not User.objects.filter(
        email="coordinator@portal.example").exists() else User.objects.get(
        email="coordinator@portal.example")
    user.groups.set(Group.objects.filter(name=COORDINATORS))
    user.countries.set(Country.objects.filter(name=code))
    sign_in(client, user)
    return client


def test_a_tour_begins_worksheets_at_addresses_of_their_own(
    tour: StudyTour, group: Client
) -> None:
    answer = group.post(f"/en/practices/study-tours/{tour.token}/")
    sheet = Worksheet.objects.get()
    assert answer["Location"] == f"/en/practices/study-tours/groups/{sheet.token}/"
    page = group.get(answer["Location"])
    assert b"Exit programme" in page.content and not page.cookies
    assert sheet.token.encode() not in group.get(f"/en/practices/study-tours/{tour.token}/").content


@pytest.mark.parametrize("action", ["keep", "auto"])
def test_half_an_answer_is_kept_by_every_button_and_by_the_browser(
    sheet: Worksheet, group: Client, action: str
) -> None:
    post(group, sheet, action=action, group="", country="")
    sheet.refresh_from_db()
    assert sheet.data["exit"]["usable"] == "The mentors." and sheet.sent is None
    assert sheet.data["exit"]["steps"][0]["when"] == "May 2026"
    page = group.get(f"/en/practices/study-tours/groups/{sheet.token}/").content
    assert b"The mentors." in page and b"Head of crime prevention" in page


def test_another_row_keeps_what_was_typed(sheet: Worksheet, group: Client) -> None:
    sent = {"writer": "one", **ANSWERS, "add": "exit",
            "exit-step-1-who": "Police"}
    page = group.post(f"/en/practices/study-tours/groups/{sheet.token}/", sent)
    assert b'name="exit-step-2-who"' in page.content and b"May 2026" in page.content


def test_a_personal_number_is_struck_out_and_keeps_the_sheet_from_being_handed_in(
    sheet: Worksheet, group: Client
) -> None:
    assert post(group, sheet, action="send", **{"exit-usable": "131052-308T"}) == 422
    sheet.refresh_from_db()
    assert "131052-308T" not in str(sheet.data) and sheet.sent is None


def test_a_sheet_is_handed_in_with_group_and_country_only(
    sheet: Worksheet, group: Client
) -> None:
    assert post(group, sheet, action="send", group="") == 422
    assert post(group, sheet, action="send", country="XX") == 422
    assert post(group, sheet, action="send") == 302
    (made,) = TransferAssessment.objects.all()
    assert (made.practice.item_id, made.usable, made.obstacles, made.status) == (
        "exit", "The mentors.", "No money yet.", "assessing")
    assert made.steps == [{"who": "Head of crime prevention", "what": "asks the council",
                           "when": "May 2026"}]


def test_what_is_typed_into_a_sheet_that_was_handed_in_is_shown(
    sheet: Worksheet, group: Client
) -> None:
    post(group, sheet, action="send")
    address = f"/en/practices/study-tours/groups/{sheet.token}/"
    answer = group.post(address, {**ANSWERS, "exit-usable": "Too late.", "writer": "two"})
    assert answer.status_code == 409 and b"Too late." in answer.content
    group.post(address, {"action": "again"})
    assert b'name="exit-usable"' in group.get(address).content


@pytest.mark.parametrize(("name", "value"), [
    ("seen", "x"), ("seen", "[" * 5000), ("seen", '{"country": 1}'), ("writer", "\0"),
    ("exit-usable", "a\0b"), ("country", "\0"), ("exit-status", "none"), ("exit-step-99-who", "x"),
])  # fmt: skip
def test_nothing_that_is_sent_breaks_a_worksheet(
    sheet: Worksheet, group: Client, name: str, value: str
) -> None:
    assert post(group, sheet, action="keep", **{name: value}) in (302, 409, 422)


@pytest.mark.parametrize(("code", "status"), [("NO", 200), ("FI", 404)])
def test_answers_are_read_by_the_coordinator_of_the_groups_country(
    sheet: Worksheet, group: Client, code: str, status: int
) -> None:
    post(group, sheet, action="send")
    client = coordinator(code)
    assert client.get(f"{QUEUE}{sheet.pk}/").status_code == status
    assert (b"Municipality of Bergen" in client.get(QUEUE).content) is (status == 200)


@pytest.mark.parametrize("role", ["member", "contributor"])
def test_others_do_not_find_the_answers(sheet: Worksheet, group: Client, role: str) -> None:
    post(group, sheet, action="send")
    client = signed_in(role)
    assert client.get(QUEUE).status_code == 404
    assert client.get(f"{QUEUE}{sheet.pk}/").status_code == 404
    assert client.post(f"{QUEUE}{sheet.pk}/", {"assessment": "1"}).status_code == 404


def adopt(client: Client, sheet: Worksheet, **changed: Any) -> int:
    pk = TransferAssessment.objects.get().pk
    sent = {"status": "piloting", "date": "2026-05", "adaptations": "Mentors in two towns.",
            "result": "", "sharing": "clear", **changed}
    return client.post(f"{QUEUE}{sheet.pk}/", {
        "assessment": pk, "action": changed.get("action", "keep"),
        **{f"a{pk}-{name}": value for name, value in sent.items()},
    }).status_code


def test_a_coordinator_makes_an_adoption_that_names_the_event(
    sheet: Worksheet, group: Client
) -> None:
    post(group, sheet, action="send")
    client = coordinator("NO")
    assert b"The mentors." in client.get(f"{QUEUE}{sheet.pk}/").content
    assert adopt(client, sheet) == 302
    draft = Adoption.objects.get()
    assert not draft.live and exported_item("adoption", "exit-no") is None
    assert b"Mentors in two towns." not in Client().get("/en/practices/exit/").content
    assert adopt(client, sheet, action="publish", result="Two towns began.") == 302
    assert Adoption.objects.count() == 1
    assert exported_item("adoption", "exit-no") == {
        "kind": "adoption", "id": "exit-no", "practice": "exit", "country": "NO",
        "status": "piloting", "date": "2026-05", "adaptations": "Mentors in two towns.",
        "result": "Two towns began.", "source_event": "tour",
    }
    assert b"Mentors in two towns." in Client().get("/en/practices/exit/").content
    assert b"Mentors in two towns." in Client().get("/en/archive/seminars/tour/").content


@pytest.mark.parametrize(("field", "value"), [
    ("status", "none"), ("date", "2026-02-30"), ("sharing", "red")])
def test_an_adoption_that_cannot_be_is_told_with_what_was_typed(
    sheet: Worksheet, group: Client, field: str, value: str
) -> None:
    post(group, sheet, action="send")
    assert adopt(coordinator("NO"), sheet, **{field: value}) == 422
    assert not Adoption.objects.exists()


def test_a_practice_that_went_away_takes_no_answer_along(
    sheet: Worksheet, group: Client
) -> None:
    post(group, sheet, action="keep")
    sheet.tour.practices = ["talks"]
    sheet.tour.save()
    assert post(group, sheet, action="keep") == 302
    sheet.refresh_from_db()
    assert sheet.data["exit"]["usable"] == "The mentors."
