"""Coordinators keep their own country's page and contacts; nothing typed is lost on the way."""

from typing import Any

import pytest
from django.test import Client

from network.models import Coordinator
from portal.models import AuditEntry, Country, User
from portal.models.audit import Action
from tests.portal import lines
from tests.portal.fixtures import Load, make_user, sign_in
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
KEEP = "/en/network/countries/fi/keep/"
TEXT, NEW = f"{KEEP}text/en/", f"{KEEP}contacts/new/"
CONTACT = {"title": "National coordinator", "email": "office@ministry.example",
           "languages": ["fi", "sv"], "sharing": "clear"}


@pytest.fixture
def keeper(db: None) -> User:
    """The coordinator of Finland."""
    user = make_user("coordinator")
    user.countries.set(Country.objects.filter(name="FI"))
    return user


@pytest.fixture
def finland(keeper: User) -> Client:
    """Their browser."""
    client = Client()
    sign_in(client, keeper)
    return client


def publish(client: Client, path: str, **fields: Any) -> Any:
    """Opens the form, and publishes it filled in so."""
    seen = Read(client, path).tree.xpath("//input[@name='seen']/@value")[0]
    return client.post(path, {"seen": seen, "action": "publish"} | fields)


def test_a_coordinator_writes_the_text_of_the_own_country(finland: Client, keeper: User) -> None:
    fields = {"summary": "Who does what in Finland.", "body": "## In force\nThe plan of 2024."}
    checked = finland.post(TEXT, {"action": "check", "seen": "0"} | fields)
    assert "In force</h" in checked.content.decode()
    assert "In force" not in Read(Client(), "/en/network/countries/fi/").text("//main")
    assert publish(finland, TEXT, **fields).status_code == 302
    page = Read(Client(), "/en/network/countries/fi/")
    assert "Who does what in Finland." in page.text("//main")
    assert page.text("//main//*[text()='In force']")
    logged = AuditEntry.objects.filter(action=Action.PUBLISHED, kind="country").latest("pk")
    assert logged.user_id == keeper.pk


def test_a_new_contact_is_in_the_directory_and_is_changed_and_taken_out(
    finland: Client, load: Load
) -> None:
    load(lines.theme("t"), lines.organisation("ministry", country="FI"))
    publish(finland, NEW, **CONTACT, organisation="ministry", themes=["t"])
    contact = Coordinator.objects.get()
    assert (contact.item_id, contact.country, contact.live) == (
        "fi-national-coordinator", Country.objects.get(name="FI"), True)
    assert [theme.slug for theme in contact.themes.all()] == ["t"]
    address = f"{KEEP}contacts/{contact.item_id}/"
    page = "/en/network/coordinators/fi-national-coordinator/"
    assert "office@ministry.example" in Read(Client(), page).text("//main")
    publish(finland, address, **CONTACT | {"phone": "+358 1 23"})
    changed = Read(Client(), page).text("//main")
    assert "+358 1 23" in changed and "Name of ministry" not in changed
    assert finland.post(f"{address}withdraw/").status_code == 302
    assert Client().get(page).status_code == 404
    assert "not shown" in Read(finland, KEEP).text("//main")
    publish(finland, address, **CONTACT)
    assert Client().get(page).status_code == 200


def test_a_person_is_named_on_a_ground_only(finland: Client) -> None:
    named = CONTACT | {"person": "Óla Example", "email": "ola@ministry.example"}
    refused = publish(finland, NEW, **named)
    assert refused.status_code == 422
    assert "Say why this person may be named here." in refused.content.decode()
    assert not Coordinator.objects.exists()
    publish(finland, NEW, **named, person_ground="duty")
    contact = Coordinator.objects.get()
    assert contact.person_until is not None
    assert contact.own_contact  # the address has the name in it, and falls away with it


def test_a_day_at_the_end_of_the_calendar_is_refused_in_words(finland: Client) -> None:
    refused = publish(finland, NEW, **CONTACT, person="Óla Example", person_ground="duty",
                      person_given="9999-12-31")
    assert refused.status_code == 422
    assert "no such date: 9999-12-31" in refused.content.decode()


def test_what_is_typed_stays_until_it_is_published(finland: Client) -> None:
    finland.post(NEW, {"action": "auto", "seen": "0", "title": "Half", "languages": ["fi", "is"]})
    again = Read(finland, NEW)
    assert again.tree.xpath("//input[@name='title']/@value") == ["Half"]
    assert again.tree.xpath("//input[@name='languages'][@checked]/@value") == ["fi", "is"]
    finland.post(NEW, {"action": "drop"})
    assert Read(finland, NEW).tree.xpath("//input[@name='title']/@value") == []


def test_numbers_of_persons_are_neither_published_nor_kept(finland: Client) -> None:
    answer = publish(finland, TEXT, summary="Case of 131052-308T.", body="")
    assert answer.status_code == 422
    assert "131052-308T" not in str(dict(finland.session))
    assert not Country.objects.get(name="FI").profiles.exists()


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten(
    finland: Client, editor: Client
) -> None:
    publish(finland, TEXT, summary="First.", body="")
    mine = Read(finland, TEXT).tree.xpath("//input[@name='seen']/@value")[0]
    publish(editor, TEXT, summary="Second.", body="")
    late = finland.post(TEXT, {"seen": mine, "action": "publish", "summary": "Third.", "body": ""})
    assert late.status_code == 409
    assert "Third." in late.content.decode()
    assert Country.objects.get(name="FI").profiles.get().summary == "Second."


def test_only_who_speaks_for_the_country_finds_it(
    finland: Client, editor: Client, member: Client, client: Client
) -> None:
    other = KEEP.replace("/fi/", "/se/")
    assert [one.get(KEEP).status_code for one in (finland, editor, member, client)] == [
        200, 200, 404, 302]
    assert finland.get(other).status_code == 404
    assert finland.post(f"{other}contacts/new/", CONTACT | {"action": "publish"}).status_code == 404
    link = f"//a[@href='{KEEP}']"
    assert Read(finland, "/en/network/countries/fi/").tree.xpath(link)
    assert not Read(member, "/en/network/countries/fi/").tree.xpath(link)


def test_a_contact_of_another_country_is_not_there(finland: Client, load: Load) -> None:
    load(lines.coordinator("swedish", country="SE"))
    assert finland.get(f"{KEEP}contacts/swedish/").status_code == 404
    assert finland.post(f"{KEEP}contacts/swedish/withdraw/").status_code == 404
    assert Coordinator.objects.get().live
