"""Calendar files and feeds, read back by the library that others use, too."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from network.models import SeminarPage
from tests.portal import lines
from tests.portal.fixtures import Load, exported_item

SESSIONS = [
    {"starts": "2026-10-24T23:00:00+03:00", "ends": "2026-10-25T00:30:00+03:00",
     "title": "Past midnight", "abstract": "Ä, ö; å\nand more", "speakers": "An inspector",
     "languages": ["fi", "sv"]},
    {"starts": "2026-10-25T02:30:00+03:00", "ends": "2026-10-25T03:30:00+02:00",
     "title": "While the clocks change"},
    {"starts": "2026-10-26", "title": "A whole day"},
    {"title": "Undated"},
]


@pytest.fixture
def event(load: Load) -> None:
    load(
        lines.theme("t", labels={"en": "Forced labour", "fi": "Pakkotyö"}),
        lines.seminar(
            "s", title="The seminar", summary="What it is about.", aims="To learn.",
            type="study-tour", starts="2026-10-24T09:00:00+03:00",
            ends="2026-10-26T15:00:00+02:00", place="Helsinki", country="FI",
            countries=["FI", "NO"], themes=["t"], sessions=SESSIONS,
            material=[{"link": "https://example.org/slides", "title": "Slides"},
                      {"link": "https://example.org/film", "kind": "recording", "session": 1}],
            translations={"fi": {"title": "Seminaari", "summary": "Mistä on kyse.",
                                 "place": "Helsinki", "sessions": SESSIONS}},
        ),
    )  # fmt: skip


def read(client: Client, address: str) -> tuple[Any, list[Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:300]
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    made: Any = Calendar.from_ical(answer.content)
    return made, list(made.events)


def test_a_seminar_survives_as_a_calendar_file(event: None, client: Client) -> None:
    made, (one,) = read(client, "/en/archive/seminars/s/event.ics")
    assert one["SUMMARY"] == "The seminar" and one["SUMMARY"].params["LANGUAGE"] == "en"
    assert one.categories == ["Forced labour", "Study tour", "Finland", "Norway"]
    assert one["LOCATION"] == "Helsinki, Finland"
    assert one["URL"].endswith("/en/archive/seminars/s/")
    for part in ("What it is about.", "To learn.", "Slides: https://example.org/slides"):
        assert part in one["DESCRIPTION"]
    assert one.start == datetime(2026, 10, 24, 6, tzinfo=UTC)
    assert one.end == datetime(2026, 10, 26, 13, tzinfo=UTC)
    assert one["DTSTART"].params["TZID"] == "Europe/Helsinki"
    assert [zone.tz_name for zone in made.timezones] == ["Europe/Helsinki"]
    assert one["DTSTAMP"].dt == one["LAST-MODIFIED"].dt and one["SEQUENCE"] >= 0


def test_sessions_across_midnight_and_a_change_of_clocks_keep_their_moments(
    event: None, client: Client
) -> None:
    _made, sessions = read(client, "/en/archive/seminars/s/programme.ics")
    night, change, whole = sessions
    assert night.end - night.start == timedelta(minutes=90)
    assert night.start.date() == date(2026, 10, 24) and night.end.date() == date(2026, 10, 25)
    assert "Ä, ö; å\nand more" in night["DESCRIPTION"] and "An inspector" in night["DESCRIPTION"]
    assert "https://example.org/film" in night["DESCRIPTION"]
    assert change.end.astimezone(UTC) - change.start.astimezone(UTC) == timedelta(hours=2)
    assert (whole.start, whole.end) == (date(2026, 10, 26), date(2026, 10, 27))


def test_a_session_has_a_file_of_its_own_that_is_the_same_entry_in_every_language(
    event: None, client: Client
) -> None:
    _made, all_of_them = read(client, "/en/archive/seminars/s/programme.ics")
    _made, (one,) = read(client, "/en/archive/seminars/s/session-2.ics")
    _made, (finnish,) = read(client, "/fi/archive/seminars/s/session-2.ics")
    assert one["UID"] == all_of_them[1]["UID"] == finnish["UID"]
    assert len({entry["UID"] for entry in all_of_them}) == 3
    for number in (4, 5, 9999):  # undated, not there
        answer = client.get(f"/en/archive/seminars/s/session-{number}.ics")
        assert answer.status_code == 404


def test_the_feed_speaks_the_readers_language_and_keeps_its_uids(
    event: None, client: Client
) -> None:
    _made, (english,) = read(client, "/en/archive/seminars/calendar.ics")
    _made, (finnish,) = read(client, "/fi/archive/seminars/calendar.ics?theme=t&country=NO")
    assert finnish["SUMMARY"] == "Seminaari" and "Pakkotyö" in finnish.categories
    assert english["UID"] == finnish["UID"]


def test_entries_stay_the_same_ones_when_the_event_is_changed_and_imported_anew(
    event: None, load: Load, client: Client
) -> None:
    def uids() -> list[str]:
        return [entry["UID"] for path in ("event", "programme")
                for entry in read(client, f"/en/archive/seminars/s/{path}.ics")[1]]

    before = uids()
    page = SeminarPage.objects.get(item_id="s", locale__language_code="en")
    page.title, page.slug = "Renamed", "renamed"
    page.save_revision().publish()
    page.slug = "s"
    page.save_revision().publish()
    assert uids() == before
    line = exported_item("seminar", "s")
    assert line is not None
    load(line | {"starts": "2026-10-23T09:00:00+03:00"})
    assert uids() == before


@pytest.mark.parametrize("asked", ["country=SE", "theme=other", "type=training", "to=2020"])
def test_the_feed_obeys_its_filters(event: None, client: Client, asked: str) -> None:
    assert read(client, f"/en/archive/seminars/calendar.ics?{asked}")[1] == []


def test_a_filter_that_cannot_be_is_refused_in_words(event: None, client: Client) -> None:
    answer = client.get("/en/archive/seminars/calendar.ics?country=Finland")
    assert (answer.status_code, answer.content) == (400, b"country: Finland")


@pytest.mark.parametrize("level", ["green", "amber"])
def test_a_feed_has_what_is_public_whoever_asks(
    load: Load, coordinator_client: Client, level: str
) -> None:
    load(lines.seminar("s", starts="2999-01-01", sharing=level))
    assert read(coordinator_client, "/en/archive/seminars/calendar.ics")[1] == []
    (one,) = read(coordinator_client, "/en/archive/seminars/s/event.ics")[1]
    assert one["CLASS"] == "CONFIDENTIAL"
    assert Client().get("/en/archive/seminars/s/event.ics").status_code == 404


@pytest.mark.parametrize(("starts", "ends", "wanted"), [
    ("2026-03-01", "2026-03-03", (date(2026, 3, 1), date(2026, 3, 4))),
    ("2026-03-01", "", (date(2026, 3, 1), date(2026, 3, 2))),
    ("2026-03-01T09:00:00+02:00", "2026-03-02", (date(2026, 3, 1), date(2026, 3, 3))),
])  # fmt: skip
def test_plain_dates_are_whole_days(
    load: Load, client: Client, starts: str, ends: str, wanted: Any
) -> None:
    load(lines.seminar("s", starts=starts, **({"ends": ends} if ends else {})))
    (one,) = read(client, "/en/archive/seminars/s/event.ics")[1]
    assert (one.start, one.end) == wanted


def test_a_calendar_is_named_once_to_every_program(event: None, client: Client) -> None:
    told = client.get("/en/archive/seminars/calendar.ics").content.decode()
    for name in ("NAME", "X-WR-CALNAME"):
        assert len([line for line in told.splitlines() if line.startswith((f"{name}:", f"{name};"))]
                   ) == 1


@pytest.mark.parametrize("starts", ["2026", "2026-03"])
def test_an_event_whose_day_is_not_known_is_in_no_calendar(
    load: Load, client: Client, starts: str
) -> None:
    load(lines.seminar("s", starts=starts))
    assert client.get("/en/archive/seminars/s/event.ics").status_code == 404
    assert read(client, "/en/archive/seminars/calendar.ics")[1] == []
    assert b"event.ics" not in client.get("/en/archive/seminars/s/").content
