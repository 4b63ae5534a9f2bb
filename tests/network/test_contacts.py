"""Persons in the directory: on a ground, for a time, and then nowhere."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from network.models import Coordinator
from portal.accounts.roles import COORDINATORS
from portal.interchange.importing import BadLine
from portal.models import AuditEntry, Country
from portal.models.audit import Action
from tests.portal import lines
from tests.portal.fixtures import Load, exported_item, found_ids, make_user

pytestmark = pytest.mark.django_db
PAGE = "/en/network/coordinators/c/"
NAMED = {"person": "Óla Example", "email": "ola.example@ministry.example", "phone": "+358 0"}


def today() -> date:
    return timezone.localdate()


def named(load: Load, until: date, **fields: Any) -> Coordinator:
    load(lines.coordinator("c", country="FI", **(NAMED | fields)))
    Coordinator.objects.update(person_until=until, person_given=until - timedelta(days=90))
    return Coordinator.objects.get()


def test_a_person_needs_a_ground() -> None:
    one = Coordinator(title="Function", item_id="c", person="Somebody")
    with pytest.raises(ValidationError) as refused:
        one.full_clean()
    assert "person_ground" in refused.value.message_dict
    one.person_ground = "consent"
    one.full_clean()
    assert one.person_given == today()
    assert one.person_until == today() + timedelta(days=365)


@pytest.mark.parametrize("days", [-1, 800])
def test_the_end_is_after_the_beginning_and_at_most_two_years_away(days: int) -> None:
    one = Coordinator(title="Function", item_id="c", person="Somebody", person_ground="duty",
                      person_given=today(), person_until=today() + timedelta(days=days))
    with pytest.raises(ValidationError) as refused:
        one.full_clean()
    assert "person_until" in refused.value.message_dict


def test_a_function_without_a_person_needs_none() -> None:
    one = Coordinator(title="Function", item_id="c", email="office@ministry.example",
                      person_given=today())
    one.full_clean()
    assert one.person_given is None and one.contact.email == "office@ministry.example"


def test_an_import_names_by_official_duty_for_a_year(load: Load) -> None:
    load(lines.coordinator("c", **NAMED))
    one = Coordinator.objects.get()
    assert (one.person_ground, one.person_given) == ("duty", today())
    assert one.person_until == today() + timedelta(days=365)
    assert one.own_contact
    load(lines.coordinator("c", person="Óla Example", email="office@ministry.example"))
    Coordinator.objects.update(own_contact=False)
    assert not Coordinator.objects.get().own_contact


def test_a_second_import_of_the_same_person_prolongs_nothing(load: Load) -> None:
    named(load, today() + timedelta(days=3))
    load(lines.coordinator("c", country="FI", **NAMED))
    assert Coordinator.objects.get().person_until == today() + timedelta(days=3)


def test_a_consent_travels_with_its_days(load: Load) -> None:
    line = lines.coordinator("c", person="Somebody", person_ground="consent",
                             person_given="2026-01-02", person_until=str(today()))
    load(line)
    assert exported_item("coordinator", "c") == line


def test_a_person_is_shown_until_the_last_day(load: Load, client: Client) -> None:
    named(load, today())
    text = client.get(PAGE).content.decode()
    assert all(value in text for value in NAMED.values())


def test_after_that_day_nothing_tells_of_the_person(load: Load, client: Client) -> None:
    named(load, today() - timedelta(days=1))
    line = exported_item("coordinator", "c")
    assert line is not None and not {"person", "email", "phone"} & set(line)
    texts = [client.get(address).content.decode() for address in (
        PAGE, "/en/network/", "/en/network/countries/fi/", "/api/search/", "/en/search/feed/",
        "/en/search/list/")]
    assert not [text for text in texts if "Example" in text or "+358" in text]
    assert found_ids(client, q="Óla Example") == []


def test_the_functions_own_address_stays(load: Load, client: Client) -> None:
    named(load, today() - timedelta(days=1), email="office@ministry.example")
    text = client.get(PAGE).content.decode()
    assert "office@ministry.example" in text and "Óla" not in text


def test_what_has_ended_is_emptied_in_drafts_too(load: Load, capsys: Any) -> None:
    one = named(load, today() - timedelta(days=1))
    one.save_revision()
    call_command("expire_contacts")
    one.refresh_from_db()
    assert (one.person, one.email, one.phone, one.person_ground) == ("", "", "", "")
    kept = json.dumps([revision.content for revision in one.revisions.all()])
    assert "Example" not in kept and "+358" not in kept
    assert AuditEntry.objects.filter(action=Action.CONTACT, item="c").count() == 1
    call_command("expire_contacts")
    assert capsys.readouterr().out.split("\n")[1] == "0 reminded of, 0 emptied"


def test_a_name_that_an_editor_took_out_does_not_stay_in_earlier_versions(
    load: Load, capsys: Any
) -> None:
    one = named(load, today() - timedelta(days=1))
    one.save_revision()
    Coordinator.objects.update(person="", own_contact=False, person_until=None)
    call_command("expire_contacts")
    assert "Example" not in json.dumps([revision.content for revision in one.revisions.all()])


def test_a_draft_whose_time_is_not_over_stays(load: Load, capsys: Any) -> None:
    one = named(load, today() + timedelta(days=40))
    one.save_revision()
    call_command("expire_contacts")
    one.refresh_from_db()
    assert one.person and "Example" in json.dumps(one.latest_revision.content)


def test_an_import_names_for_two_years_at_most(load: Load) -> None:
    with pytest.raises(BadLine, match="person_until"):
        load(lines.coordinator("c", person="A", person_ground="consent",
                               person_given="2026-01-01", person_until="2099-01-01"))


def test_an_import_refuses_a_day_at_the_end_of_the_calendar(load: Load) -> None:
    with pytest.raises(BadLine, match="person_given"):
        load(lines.coordinator("c", person="A", person_ground="consent",
                               person_given="9999-12-31"))


def test_the_countrys_coordinators_are_reminded_once(
    load: Load, capsys: Any, django_capture_on_commit_callbacks: Any
) -> None:
    user = make_user("coordinator", language="sv")
    assert user.groups.get().name == COORDINATORS
    user.countries.add(Country.objects.get(name="FI"))
    named(load, today() + timedelta(days=31))
    call_command("expire_contacts")
    assert mail.outbox == []
    Coordinator.objects.update(person_until=today() + timedelta(days=30))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("expire_contacts")
        call_command("expire_contacts")
    assert [sent.to for sent in mail.outbox] == [[user.email]]
    assert "Title of c" in str(mail.outbox[0].body)
    assert "Óla" not in str(mail.outbox[0].body)


def test_editors_are_reminded_where_no_coordinator_is(
    load: Load, capsys: Any, django_capture_on_commit_callbacks: Any
) -> None:
    editor = make_user("editor")
    named(load, today() + timedelta(days=5))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("expire_contacts")
    assert [sent.to for sent in mail.outbox] == [[editor.email]]


def test_an_export_of_an_expired_person_comes_back_the_same(load: Load, tmp_path: Path) -> None:
    named(load, today() - timedelta(days=1))
    first = exported_item("coordinator", "c")
    assert first is not None
    load(first)
    assert exported_item("coordinator", "c") == first
    assert Coordinator.objects.get().person == ""
