"""From practices to a programme, and to a worksheet on paper."""

from datetime import date
from itertools import pairwise

import pytest
from django.test import Client

from network.models import SeminarPage
from practices.models import StudyTour
from practices.study_tours.agreed import new_row
from practices.study_tours.programme import MOST_DAYS, programme
from practices.study_tours.stops import Stop
from practices.study_tours.tours import keep
from practices.submissions import limits
from tests.portal.fixtures import signed_in

START = "/en/practices/study-tours/"
FORM = {"name": "Our tour", "country": "DK", "first_day": "2026-03-23", "days": "2", "event": "",
        "theme": "", "practices": ["exit", "talks"], "action": "keep"}  # fmt: skip


def stop(name: str, pairs: int) -> Stop:
    return Stop(
        id=name, pk=1, title=name, url="/", language="en", sharing="clear", preconditions=(),
        transferability="", countries=(), hosts=(),
        pairs=tuple({"problem": f"{name}{n}", "solution": ""} for n in range(pairs)),
    )


@pytest.mark.one_database
@pytest.mark.parametrize("days", range(1, MOST_DAYS + 1))
@pytest.mark.parametrize("number", [0, 1, 3, 7, 40])
def test_every_problem_is_in_the_programme_once_however_long_the_tour(
    days: int, number: int
) -> None:
    stops = [stop(f"p{n}-", n % 4) for n in range(number)]
    made = programme(stops, date(2026, 3, 23), days)
    visits = [visit for day in made for session in day.sessions for visit in session.visits]
    assert len(made) == days
    assert [pair for visit in visits for pair in visit.pairs] == [
        pair for one in stops for pair in one.pairs]
    assert list(dict.fromkeys(visit.stop.id for visit in visits)) == [one.id for one in stops]
    for day in made:
        times = [time for session in day.sessions for time in (session.starts, session.ends)]
        assert times == sorted(times)


def test_a_tour_is_prepared_without_an_account(practices: None, client: Client) -> None:
    event = SeminarPage.objects.get(item_id="tour")
    answer = client.get(f"{START}?theme=t")
    assert answer.status_code == 200 and not answer.cookies
    assert b"Exit programme" in answer.content and b"Ambertitle" not in answer.content
    made = client.post(f"{START}?theme=t", {**FORM, "event": event.pk, "theme": "t"}, follow=True)
    page = made.content.decode()
    for shown in ("Our tour", "23 March 2026", "24 March 2026", "Exit programme",
                  "Nobody leaves the gang.", "A mentor goes along.", "City of Copenhagen",
                  "National coordinator of Denmark", "A mentor in each town"):
        assert shown in page, shown
    tour = StudyTour.objects.get()
    assert (tour.practices, tour.event) == (["exit", "talks"], event)


def test_whoever_looks_sees_what_they_may_read_themselves(tour: StudyTour) -> None:
    for below in ("", "worksheet/"):
        address = f"{START}{tour.token}/{below}"
        visitor = Client().get(address).content
        assert b"Exit programme" in visitor and b"Ambertitle" not in visitor
        assert b"1 practice of this tour is not shown" in visitor
        assert b"Ambertitle" in signed_in_once("coordinator").get(address).content


_clients: dict[str, Client] = {}


def signed_in_once(role: str) -> Client:
    from portal.models import User
    if not User.objects.filter(email=f"{role}@portal.example").exists():
        _clients[role] = signed_in(role)
    return _clients[role]


def test_a_change_by_who_does_not_see_everything_takes_nothing_away(
    tour: StudyTour, client: Client
) -> None:
    client.post(f"{START}{tour.token}/change/", {**FORM, "practices": ["talks"]})
    tour.refresh_from_db()
    assert tour.practices == ["talks", "secret"]


def test_a_change_leaves_a_programme_that_was_saved_meanwhile(tour: StudyTour) -> None:
    StudyTour.objects.update(programme=[new_row(1, title="Dinner")], version=1)
    keep(tour, {"name": "Renamed", "country": "DK", "first_day": None, "days": 2, "event": "",
                "practices": ["exit"], "offered": ["exit"]})
    tour.refresh_from_db()
    assert (tour.name, tour.version) == ("Renamed", 1) and tour.programme[0]["title"] == "Dinner"


def test_looking_under_a_theme_keeps_what_was_typed(practices: None, client: Client) -> None:
    answer = client.post(START, {"name": "Half", "days": "3", "theme": "t", "action": "theme",
                                 "first_day": "not yet known"})
    page = answer.content.decode()
    assert "Talks with parents" in page and 'value="Half"' in page
    assert 'value="not yet known"' in page and not StudyTour.objects.exists()


@pytest.mark.parametrize(("field", "value"), [
    ("first_day", "2026-02-30"), ("first_day", "0000-01-01"), ("first_day", "9999-12-31"),
    ("days", "99"), ("name", ""), ("country", "XX"), ("event", "1"), ("event", "x"),
    ("practices", "secret"), ("practices", "none"), ("practices", "\0"), ("name", "a\0b"),
])  # fmt: skip
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    practices: None, client: Client, field: str, value: str
) -> None:
    answer = client.post(START, {**FORM, "practices": "exit", field: value})
    assert answer.status_code == 422
    assert b"Some things need to be put right" in answer.content
    assert field == "name" or b"Our tour" in answer.content


def test_an_address_with_anything_in_it_is_answered(practices: None, client: Client) -> None:
    for asked in ("practice=%00", "practice=x%27", "theme=%00", "theme=%F0%9F%98%80", "theme=none"):
        assert client.get(f"{START}?{asked}").status_code == 200, asked


def test_a_tour_of_an_account_is_changed_by_its_owner_only(tour: StudyTour) -> None:
    member = signed_in("member")
    member.post(f"{START}?theme=t", FORM)
    own = StudyTour.objects.exclude(owner=None).get()
    assert own.name.encode() in member.get(START).content
    assert member.get(f"{START}{own.token}/change/").status_code == 200
    assert Client().get(f"{START}{own.token}/change/").status_code == 404
    assert Client().get(f"{START}{own.token}/").status_code == 200

    renamed = {**FORM, "name": "Renamed", "practices": own.practices}
    for origin, status in (("https://elsewhere.example", 403), ("http://testserver", 302)):
        answer = member.post(f"{START}{own.token}/change/", renamed, HTTP_ORIGIN=origin)
        assert answer.status_code == status
        own.refresh_from_db()
        assert (own.name == "Renamed") is (status == 302)


def test_one_machine_begins_so_many_tours(
    practices: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TOURS_A_MACHINE", ("tours", 1, 3600))
    assert client.post(f"{START}?theme=t", FORM | {"theme": "t"}).status_code == 302
    answer = client.post(f"{START}?theme=t", FORM | {"theme": "t"})
    assert answer.status_code == 429 and b"Our tour" in answer.content


@pytest.mark.parametrize("days", range(1, MOST_DAYS + 1))
def test_time_that_is_left_is_told_once_a_day(days: int) -> None:
    for day in programme([stop("p", 1)], None, days):
        titles = [session.title for session in day.sessions]
        assert titles.count("With the hosts") <= 1
        assert titles[-1] != "Break"
        for before, after in pairwise(day.sessions):
            assert before.ends <= after.starts
            assert after.title != "Break" or before.ends == after.starts


def test_time_with_the_hosts_that_follows_itself_is_one() -> None:
    first = programme([stop("p", 1)], None, 2)[0].sessions
    assert [(one.starts, one.ends) for one in first if one.title == "With the hosts"] == [
        ("13:45", "15:45")]


def test_a_tour_that_is_there_is_changed_not_prepared(tour: StudyTour, client: Client) -> None:
    new = client.get("/en/practices/study-tours/").content.decode()
    assert "<h1>Prepare a study tour</h1>" in new and "Make the programme" in new
    page = client.get(f"/en/practices/study-tours/{tour.token}/change/").content.decode()
    assert "<h1>Change the tour</h1>" in page and "Save the tour" in page
    assert "Make the programme" not in page and "Choose practices to see" not in page
