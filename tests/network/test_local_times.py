"""Times of seminars, typed in the admin as clocks show them where the event is held."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from network.local_times import as_moment, as_typed
from network.models import SeminarPage
from portal.models import Country
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.forms import stream_data
from tests.portal.test_admin import add_url, errors_of, page_form

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.mark.one_database
@pytest.mark.parametrize(("typed", "moment"), [
    ("2026-10-24 18:00", "2026-10-24T18:00:00+03:00"),
    ("24.10.2026 18.00", "2026-10-24T18:00:00+03:00"),
    ("24.10.2026 kl. 9.05", "2026-10-24T09:05:00+03:00"),
    ("24.10.2026 klo 9.05", "2026-10-24T09:05:00+03:00"),
    ("24/10/2026, 18:00", "2026-10-24T18:00:00+03:00"),
    ("2026-11-24T18:00", "2026-11-24T18:00:00+02:00"),
    ("2026-10-24T18:00:00+03:00", "2026-10-24T18:00:00+03:00"),
    ("2026-10-24 18:00 +0300", "2026-10-24T18:00:00+03:00"),
    ("2026-10-25 03:30+02:00", "2026-10-25T03:30:00+02:00"),
    ("2026-10-24", "2026-10-24"), ("24.10.2026", "2026-10-24"), ("10/2026", "2026-10"),
    ("2026", "2026"), ("", ""),
])  # fmt: skip
def test_a_time_gets_the_offset_of_its_zone(typed: str, moment: str) -> None:
    assert as_moment(typed, HELSINKI) == moment


@pytest.mark.one_database
@pytest.mark.parametrize(("typed", "told"), [
    ("2026-10-24T18:00:00+02:00", "In Europe/Helsinki this time is 2026-10-24 18:00+03:00."),
    ("2026-10-24T18:00:00Z", "is 2026-10-24 18:00+03:00."),
    ("2026-10-25 03:30", "is 2026-10-25 03:30+03:00 or 2026-10-25 03:30+02:00."),
    ("2026-03-29 03:30", "Clocks leave this time out in Europe/Helsinki."),
    ("in autumn", "or a date and a time (2026-03-15 09:30, 15.3.2026 9.30)"),
    ("2026-10-24 25:00", "or a date and a time"), ("2026-10-24 at six", "or a date and a time"),
    ("2026-02-30", "The calendar has no such date: 2026-02-30."),
    ("9999-12-31 23:30", "between 1900 and 2999"),
])  # fmt: skip
def test_what_is_no_time_there_is_an_error_that_says_what_would_be_right(
    typed: str, told: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        as_moment(typed, HELSINKI)
    assert told in refused.value.messages[0]


@pytest.mark.one_database
def test_without_a_zone_an_offset_is_asked_for_and_taken() -> None:
    with pytest.raises(ValidationError, match=r"country it is held in.*2026-10-24 18:00\+02:00"):
        as_moment("24.10.2026 18.00", None)
    assert as_moment("2026-10-24 18:00+03:00", None) == "2026-10-24T18:00:00+03:00"


@pytest.mark.one_database
@pytest.mark.parametrize(("moment", "typed"), [
    ("2026-10-24T18:00:00+03:00", "2026-10-24 18:00"),
    ("2026-10-24T15:00:00Z", "2026-10-24 18:00"),
    ("2026-10-25T03:30:00+02:00", "2026-10-25 03:30+02:00"),
    ("2026-10-24T18:00:05+03:00", "2026-10-24 18:00:05"),
    ("2026-10", "2026-10"), ("", ""),
])  # fmt: skip
def test_a_stored_moment_stands_in_the_form_as_one_would_write_it(moment: str, typed: str) -> None:
    assert as_typed(moment, HELSINKI) == typed


def seminar_form(country: str, session: dict[str, str], **more: Any) -> dict[str, Any]:
    held = Country.objects.get(name=country).pk if country else ""
    given = {"ends": "", "title": "Opening", "abstract": "", "speakers": "", "persons": "",
             "persons_consent": "", **session}
    return page_form("seminar", **stream_data("sessions", [given]), country=held, **more)


@pytest.mark.django_db
def test_an_editor_types_local_times_of_the_event_and_its_sessions(editor: Client) -> None:
    form = seminar_form("FI", {"starts": "24.10.2026 18.15", "ends": "2026-10-24 19:00"},
                        starts="2026-10-24 18:00", ends="25.10.2026 12.00")
    response = editor.post(add_url("seminar"), form)
    assert response.status_code == 302, errors_of(response)
    page = SeminarPage.objects.get(slug="made")
    assert (page.starts, page.ends) == ("2026-10-24T18:00:00+03:00", "2026-10-25T12:00:00+02:00")
    [session] = page.sessions
    assert (session.value["starts"], session.value["ends"]) == (
        "2026-10-24T18:15:00+03:00", "2026-10-24T19:00:00+03:00")
    shown = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'value="2026-10-24 18:00"' in shown


@pytest.mark.django_db
def test_a_time_that_contradicts_the_zone_is_told_where_it_stands(editor: Client) -> None:
    form = seminar_form("FI", {"starts": "2026-10-24T18:15:00+02:00"},
                        starts="2026-10-24T18:00:00+02:00", ends="")
    errors = editor.post(add_url("seminar"), form).context["form"].errors
    assert "2026-10-24 18:00+03:00" in str(errors["starts"])
    assert "sessions" in errors and not SeminarPage.objects.exists()


@pytest.mark.django_db
def test_times_of_sessions_that_came_with_an_import_need_no_change(
    load: Load, editor: Client
) -> None:
    moment = "2026-10-24T15:00:00Z"
    load(lines.seminar("s", country="FI", starts=moment,
                       sessions=[{"starts": moment, "title": "Opening"}]))
    page = SeminarPage.objects.get(item_id="s")
    form = seminar_form("FI", {"starts": moment}, starts="2026-10-24 18:00", slug=page.slug)
    response = editor.post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 302, errors_of(response)
    page.refresh_from_db()
    latest = page.get_latest_revision_as_object()
    assert latest.starts == "2026-10-24T18:00:00+03:00"
    assert latest.sessions[0].value["starts"] == moment


@pytest.mark.django_db
def test_a_translation_has_the_zone_of_its_original(load: Load, editor: Client) -> None:
    load(lines.seminar("s", country="FI", starts="2026-10-24",
                       translations={"sv": {"title": "Seminarium", "summary": "Text."}}))
    page = SeminarPage.objects.get(locale__language_code="sv")
    form = seminar_form("", {"starts": "24.10.2026 18.00"}, slug=page.slug, starts="")
    response = editor.post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 302, errors_of(response)
    page.refresh_from_db()
    [session] = page.get_latest_revision_as_object().sessions
    assert session.value["starts"] == "2026-10-24T18:00:00+03:00"
