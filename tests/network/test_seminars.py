"""Seminars as a record of work: times, speakers, languages, material, quotas, years."""

from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.html import strip_tags
from lxml import html

from network import times
from network.models import SeminarMaterial, SeminarPage
from network.models.programme import SessionBlock
from portal.interchange.importing import BadLine
from search.indexing.outbox import drain_now
from tests.portal import lines
from tests.portal.documents.making import pdf
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import Load, exported_item, found_ids


def text_of(client: Client, address: str) -> str:
    return " ".join(strip_tags(client.get(address).content.decode()).split())


def test_times_stand_as_clocks_show_them_where_the_event_is(load: Load, client: Client) -> None:
    load(lines.seminar(
        "s", country="IS", starts="2026-03-15T09:00:00+02:00", ends="2026-03-15T12:00:00+02:00",
        sessions=[{"starts": "2026-03-15T09:30:00+02:00", "ends": "2026-03-15T10:15:00+02:00",
                   "title": "Opening"}]))
    text = text_of(client, "/en/archive/seminars/s/")
    assert "15 March 2026, 07:00–10:00 (Reykjavik, UTC)" in text
    assert "07:30–08:15" in text
    assert "Reykjavík" in text_of(client, "/is/archive/seminars/s/")


def test_a_named_zone_counts_before_that_of_the_country(load: Load, client: Client) -> None:
    load(lines.seminar("s", country="FI", timezone="America/Nuuk",
                       starts="2026-07-01T12:00:00Z"))
    assert "11:00 (Nuuk, UTC−1)" in text_of(client, "/en/archive/seminars/s/")


def test_the_page_says_when_clocks_change_and_when_a_session_ends_on_another_day(
    load: Load, client: Client
) -> None:
    load(lines.seminar("s", country="FI", starts="2026-10-24", sessions=[
        {"starts": "2026-10-24T23:00:00+03:00", "ends": "2026-10-25T00:30:00+03:00",
         "title": "Late"},
        {"starts": "2026-10-25T02:30:00+03:00", "ends": "2026-10-25T03:30:00+02:00",
         "title": "Later"},
    ]))
    text = text_of(client, "/en/archive/seminars/s/")
    assert "23:00–00:30, 25 October 2026" in text
    assert "02:30–03:30 (UTC+2)" in text and "Helsinki, UTC+3, UTC+2" in text


@pytest.mark.one_database
@pytest.mark.parametrize(("moment", "zone", "over"), [
    ("2026-11-27", "America/Nuuk", "2026-11-28T02:00Z"),
    ("2026-11-27", "Europe/Helsinki", "2026-11-27T22:00Z"),
    ("2026-11-27T23:30:00+02:00", "Atlantic/Reykjavik", "2026-11-28T00:00Z"),
    ("2026-11-27T09:00:00+01:00", None, "2026-11-27T23:00Z"),
    ("2026-10-25", "Europe/Helsinki", "2026-10-25T22:00Z"),  # a day of 25 hours
    ("2026-02", "Europe/Oslo", "2026-02-28T23:00Z"), ("2026-12", "UTC", "2027-01-01T00:00Z"),
    ("2026", "UTC", "2027-01-01T00:00Z"),
])  # fmt: skip
def test_an_event_is_past_when_its_last_day_is_over_where_it_is(
    moment: str, zone: str | None, over: str
) -> None:
    assert times.over(moment, ZoneInfo(zone) if zone else None) == (
        datetime.fromisoformat(over).timestamp())


@pytest.mark.one_database
def test_what_was_long_ago_is_past_and_what_has_no_day_is_neither() -> None:
    assert times.over("1950-01-01", None) == 1 and times.over("", None) == 0


BAD_LINES: dict[str, tuple[dict[str, Any], str, str]] = {
    "a day that is not there": ({"starts": "2026-02-30"}, "starts", "no such date"),
    "the year 0000": ({"starts": "0000-01-01"}, "starts", "no such date"),
    "the year 9999": ({"starts": "9999-12-31T23:30:00-05:00"}, "starts", "1900 and 2999"),
    "an end before the start": ({"starts": "2026-03-02", "ends": "2026-03-01"}, "ends",
                                "earlier"),
    "an end an hour before, by other clocks": (
        {"starts": "2026-03-02T10:00:00+01:00", "ends": "2026-03-02T10:00:00+02:00"}, "ends",
        "earlier"),
    "a session that ends before": (
        {"sessions": [{"title": "a", "starts": "2026-03-02", "ends": "2026-02"}]},
        "sessions.0.ends", "earlier"),
    "names without consent": (
        {"sessions": [{"title": "a", "persons": "Somebody"}]}, "sessions.0.persons", "consent"),
    "a zone that is none": ({"timezone": "Europe/Atlantis"}, "timezone", "time zone"),
    "material that is nothing": ({"material": [{"title": "a"}]}, "material.0", "file or link"),
    "a file that is not there": ({"material": [{"file": "none.pdf"}]}, "material.0.file",
                                 "not there"),
    "no places": ({"quotas": [{"who": "Oslo", "places": 0}]}, "quotas.0.places", ""),
}  # fmt: skip


@pytest.mark.one_database
@pytest.mark.parametrize("case", BAD_LINES)
def test_an_import_says_what_is_wrong_with_a_seminar(load: Load, case: str) -> None:
    fields, field, reason = BAD_LINES[case]
    with pytest.raises(BadLine) as refused:
        load(lines.seminar("s", **fields))
    assert field in str(refused.value) and reason in str(refused.value)


@pytest.mark.one_database
@pytest.mark.parametrize(("fields", "wrong"), [
    ({"starts": "2026-03-02", "ends": "2026-03-01"}, "ends"),
    ({"starts": "9999-01-01"}, "starts"), ({"starts": "2026-02-30"}, "starts"),
    ({"persons": "Somebody"}, "persons_consent"),
    ({"persons": "Somebody", "persons_consent": "yesterday"}, "persons_consent"),
])  # fmt: skip
def test_the_editor_says_what_is_wrong_with_a_session(
    fields: dict[str, str], wrong: str
) -> None:
    block = SessionBlock()
    value = block.to_python({"title": "A session", **fields})
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert list(refused.value.block_errors) == [wrong]  # type: ignore[attr-defined]


@pytest.mark.one_database
@pytest.mark.parametrize(("starts", "ends", "possible"), [
    ("2026-10-24T23:00:00+03:00", "2026-10-25T00:30:00+03:00", True),  # across midnight
    ("2026-10-25T03:45:00+03:00", "2026-10-25T03:15:00+02:00", True),  # half an hour, clocks back
    ("2026-10-25T03:15:00+02:00", "2026-10-25T03:45:00+03:00", False),
    ("2026-03-29T02:30:00+02:00", "2026-03-29T04:30:00+03:00", True),  # an hour, clocks on
])  # fmt: skip
def test_the_editor_takes_times_as_moments_not_as_clocks_show_them(
    starts: str, ends: str, possible: bool
) -> None:
    block = SessionBlock()
    value = block.to_python({"title": "A session", "starts": starts, "ends": ends})
    with nullcontext() if possible else pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.one_database
def test_the_admins_form_refuses_a_day_that_is_not_there_and_keeps_what_was_typed(
    load: Load, editor: Client
) -> None:
    load(lines.seminar("s", starts="2026-03-01"))
    page = SeminarPage.objects.get(item_id="s")
    address = f"/admin/pages/{page.pk}/edit/"
    form = html.fromstring(editor.get(address).content.decode()).get_element_by_id("page-edit-form")
    counts = {f"{name}-count": "0" for name in ("sessions", "quotas", "transfer_questions")}
    sent = dict(form.form_values()) | counts | {"starts": "2026-02-30", "place": "Odd place"}
    answer = editor.post(address, sent).content.decode()
    assert "The calendar has no such date: 2026-02-30." in answer
    assert 'value="2026-02-30"' in answer and 'value="Odd place"' in answer
    page.refresh_from_db()
    assert page.starts == "2026-03-01"


@pytest.mark.one_database
@pytest.mark.django_db
def test_the_editor_refuses_a_seminar_that_ends_before_it_starts() -> None:
    page = SeminarPage(title="s", slug="s", starts="2026-03-02", ends="2026-03-01")
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == ["ends"]


def test_a_bilingual_event_with_quotas_aims_and_questions_shows_them(
    load: Load, client: Client
) -> None:
    load(lines.seminar(
        "s", languages=["fi"], aims="To learn from others.", transfer_questions=["Could we?"],
        quotas=[{"who": "Oslo", "places": 5}, {"who": "Others"}],
        sessions=[{"title": "Opening", "languages": ["sv"], "speakers": "A minister",
                   "persons": "Agreed Speaker", "persons_consent": "2026-01-02"}]))
    text = text_of(client, "/en/archive/seminars/s/")
    for shown in ("Finnish, Swedish", "To learn from others.", "Could we?", "up to 5 places",
                  "Others", "A minister", "Agreed Speaker"):
        assert shown in text, shown


def file_line(folder: Path, **fields: Any) -> lines.Fields:
    (folder / "load").mkdir(parents=True, exist_ok=True)
    (folder / "load" / "slides.pdf").write_bytes(pdf(["Slides"]))
    return lines.seminar("s", material=[
        {"file": "slides.pdf", "title": "Our slides", **fields},
        {"link": "https://example.org/film", "kind": "recording", "session": 1},
    ], sessions=[{"title": "Opening"}], translations={"fi": {"title": "Seminaari",
                                                             "summary": "Se."}})


def test_material_comes_in_with_an_import_once_for_all_languages_and_goes_out_again(
    load: Load, client: Client, tmp_path: Path
) -> None:
    line = file_line(tmp_path)
    load(line)
    load(line)
    assert SeminarMaterial.objects.values("document").exclude(document=None).distinct().count() == 1
    line["material"][0].pop("sharing", None)
    found = exported_item("seminar", "s")
    assert found is not None and found["material"] == line["material"]
    text = text_of(client, "/fi/archive/seminars/s/")
    assert "Our slides" in text and "https://example.org/film" in text


def test_material_is_for_those_who_may_open_it(
    load: Load, member: Client, tmp_path: Path
) -> None:
    load(file_line(tmp_path, sharing="green"))
    row = SeminarMaterial.objects.exclude(document=None).first()
    assert row is not None and row.document is not None
    visitor = Client()
    assert "Our slides" in text_of(member, "/en/archive/seminars/s/")
    assert "Our slides" not in text_of(visitor, "/en/archive/seminars/s/")
    assert member.get(row.document.url).status_code == 200
    assert visitor.get(row.document.url).status_code == 404
    public = exported_item("seminar", "s", public=True)
    assert public is not None and [one.get("file") for one in public["material"]] == [None]


def test_which_events_have_material_is_seen_and_can_be_asked_for(
    load: Load, client: Client
) -> None:
    load(
        lines.report("r"), lines.report("secret", sharing="green"),
        lines.seminar("bare"), lines.seminar("linked", material=[{"link": "https://a.example/"}]),
        lines.seminar("reported", reports=["r"]), lines.seminar("hidden", reports=["secret"]),
    )  # fmt: skip
    with_material = {"seminar:linked", "seminar:reported"}
    assert set(found_ids(client, status="with-material")) == with_material
    page = client.get("/en/archive/seminars/?status=with-material").content.decode()
    assert "Also those without material" in page and "bare" not in page


def test_a_file_that_becomes_restricted_is_material_no_more(load: Load, client: Client) -> None:
    load(lines.seminar("s"))
    page = SeminarPage.objects.get(item_id="s")
    document = make_document(pdf(["Slides"]), "slides.pdf")
    page.material.add(SeminarMaterial(document=document))
    page.save_revision().publish()
    drain_now()
    assert found_ids(client, status="with-material") == ["seminar:s"]
    document.sharing = "amber"
    document.save()
    drain_now()
    assert found_ids(client, status="with-material") == []


def test_every_year_with_seminars_is_a_link_away(load: Load, client: Client) -> None:
    load(*(lines.seminar(f"s{year}", starts=f"{year}-05") for year in (1999, 2011, 2021)))
    page = client.get("/en/archive/seminars/").content.decode()
    years = page.partition('class="years"')[2].partition("</nav>")[0]
    assert [years.find(year) > 0 for year in ("2021", "2011", "1999")] == [True] * 3
    assert found_ids(client, kind="seminar", **{"from": 1999, "to": 1999}) == ["seminar:s1999"]
