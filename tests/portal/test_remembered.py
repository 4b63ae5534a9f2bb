"""What a process remembers of the content is never older than the content."""

import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network.models import Organisation
from portal.models import Stamp
from practices.models import PracticePage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo", "indexed")]
PRACTICE = "/en/practices/fi-multi-agency-inspection-model/"


def practice() -> PracticePage:
    found: PracticePage = PracticePage.objects.get(
        slug="fi-multi-agency-inspection-model", locale__language_code="en"
    )
    return found


def test_a_page_seen_before_asks_the_database_only_whether_it_is_still_true(
    client: Client,
) -> None:
    Stamp.renew("content")
    client.get(PRACTICE)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(PRACTICE).status_code == 200
    assert [entry["sql"].split()[3] for entry in asked.captured_queries] == ["portal_stamp"]


def test_a_changed_title_shows_at_once(client: Client) -> None:
    client.get(PRACTICE)
    page = practice()
    page.title = "A title that is new"
    page.save_revision().publish()
    assert "A title that is new" in client.get(PRACTICE).content.decode()


def test_a_change_of_what_a_page_only_names_shows_at_once(client: Client) -> None:
    organisation = practice().organisations.get_object_list()[0].organisation
    client.get(PRACTICE)
    Organisation.objects.get(pk=organisation.pk).names.all().delete()
    organisation.name = "A house that is new"
    organisation.save()
    assert "A house that is new" in client.get(PRACTICE).content.decode()


def test_a_practice_that_is_no_longer_public_is_gone_at_once(client: Client) -> None:
    assert client.get(PRACTICE).status_code == 200
    page = practice()
    original = page.versions().get(locale__language_code=page.original_language)
    original.sharing = "amber"
    original.save_revision().publish()
    assert client.get(PRACTICE).status_code == 404
    assert "fi-multi-agency-inspection-model" not in client.get("/en/practices/").content.decode()


def test_who_may_read_more_does_not_leave_it_to_who_may_not(
    client: Client, coordinator_client: Client
) -> None:
    page = practice()
    original = page.versions().get(locale__language_code=page.original_language)
    original.sharing = "amber"
    original.save_revision().publish()
    assert coordinator_client.get(PRACTICE).status_code == 200
    assert client.get(PRACTICE).status_code == 404


@pytest.mark.one_database
def test_a_change_made_by_another_process_shows_at_once(client: Client) -> None:
    client.get(PRACTICE)
    done = subprocess.run(
        [sys.executable, "-c", OTHER.format(database=connection.settings_dict["NAME"])],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "From the other process" in client.get(PRACTICE).content.decode()


OTHER = """
import django
django.setup()
from django.conf import settings
from django.db import connections
connections.settings["default"]["NAME"] = {database!r}
from practices.models import PracticePage
page = PracticePage.objects.get(
    slug="fi-multi-agency-inspection-model", locale__language_code="en")
page.title = "From the other process"
page.save()
"""
