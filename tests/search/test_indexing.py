"""From the database to the index: at once, in order, without loss, and proven to agree."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from network.models import Coordinator, Organisation, ReportPage
from practices.models import PracticePage
from search.indexing.outbox import drain_now
from search.models import IndexTask
from tests.portal import lines
from tests.portal.fixtures import found_ids, load_lines
from tests.portal.lines import Fields, write

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def load(transactional_db: None, tmp_path: Path) -> Any:
    """Imports lines, and commits."""

    def load(*content: Fields) -> None:
        load_lines(tmp_path / "load" / "content.jsonl", content)

    return load


def practice(item_id: str = "p") -> PracticePage:
    return PracticePage.objects.get(item_id=item_id)


def publish(page: PracticePage, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_published_change_is_found_at_once(load: Any, client: Client) -> None:
    load(lines.practice("p", title="Before"))
    publish(practice(), title="Afterwards")
    assert found_ids(client, q="afterwards") == ["practice:p"]
    assert found_ids(client, q="before") == []
    assert IndexTask.objects.count() == 0


def test_a_draft_is_not_found(load: Any, client: Client) -> None:
    load(lines.practice("p", title="Published"))
    page = practice()
    page.title = "Drafted"
    page.save_revision()
    assert found_ids(client, q="drafted") == []
    assert found_ids(client, q="published") == ["practice:p"]


def test_an_unpublished_item_is_not_found(load: Any, client: Client) -> None:
    load(lines.practice("p"))
    practice().unpublish()
    assert found_ids(client, kind="practice") == []


def test_a_deleted_item_is_not_found(load: Any, client: Client) -> None:
    load(lines.practice("p"), lines.organisation("o"))
    practice().delete()
    Organisation.objects.get(item_id="o").delete()
    assert found_ids(client, kind=["practice", "organisation"]) == []


def test_a_deleted_translation_is_not_found_and_the_original_is(
    load: Any, client: Client
) -> None:
    load(lines.practice("p", title="Word", translations={"sv": {"title": "Ordet",
                                                               "summary": "Text"}}))
    PracticePage.objects.get(item_id="p", locale__language_code="sv").delete()
    assert found_ids(client, q="ordet", expand="0") == []
    assert found_ids(client, q="word") == ["practice:p"]


def test_a_new_slug_is_the_address_of_the_result(load: Any, client: Client) -> None:
    load(lines.practice("p"))
    publish(practice(), slug="new-address")
    (result,) = client.get("/api/search/", {"kind": "practice"}).json()["results"]
    assert result["url"] == "/en/practices/new-address/"
    assert client.get(result["url"]).status_code == 200


@pytest.mark.parametrize("level", ["green", "amber"])
def test_an_item_whose_sharing_was_raised_is_not_found_by_the_public(
    load: Any, client: Client, level: str
) -> None:
    load(lines.practice("p", translations={"sv": {"title": "Svensk", "summary": "Text"}}))
    publish(practice_original(), sharing=level)
    assert found_ids(client, kind="practice") == []
    assert found_ids(client, q="svensk") == []


def practice_original() -> PracticePage:
    return PracticePage.objects.get(item_id="p", locale__language_code="en")


def test_an_item_whose_sharing_was_lowered_is_found(load: Any, client: Client) -> None:
    load(lines.practice("p", sharing="amber",
                        translations={"sv": {"title": "Svensk", "summary": "Text"}}))
    publish(practice_original(), sharing="clear")
    assert found_ids(client, q="svensk") == ["practice:p"]


def test_a_new_theme_label_finds_what_is_tagged_with_it(load: Any, client: Client) -> None:
    load(lines.theme("t", labels={"en": "Old"}), lines.practice("p", themes=["t"]))
    load(lines.theme("t", labels={"en": "Freshlabel"}))
    assert found_ids(client, q="freshlabel") == ["practice:p"]


def test_an_organisations_new_name_finds_its_coordinators(load: Any, client: Client) -> None:
    load(lines.organisation("o"), lines.coordinator("c", organisation="o"))
    organisation = Organisation.objects.get(item_id="o")
    organisation.name = "Freshname"
    organisation.save()
    assert "coordinator:c" in found_ids(client, q="freshname")


def test_a_recommendations_words_find_its_report(load: Any, client: Client) -> None:
    load(lines.report("r"))
    report = ReportPage.objects.get(item_id="r")
    report.recommendations.create(ref="r1", text="Freshwords")
    report.save()
    assert found_ids(client, q="freshwords") == ["report:r"]


def test_a_change_through_the_admin_is_found(load: Any, client: Client, editor: Client) -> None:
    load(lines.coordinator("c", title="Before"))
    pk = Coordinator.objects.get(item_id="c").pk
    form = {"title": "Afterwards", "item_id": "c", "sharing": "clear", "languages": "",
            "themes": "", "action-publish": "1"}
    url = reverse("wagtailsnippets_network_coordinator:edit", args=[pk])
    assert editor.post(url, form).status_code == 302
    assert found_ids(client, q="afterwards") == ["coordinator:c"]


# --- The outbox -----------------------------------------------------------------------


def change_and_fail(title: str) -> None:
    """Publishes a new title in a transaction that is then rolled back."""
    with suppress(RuntimeError), transaction.atomic():
        publish(practice(), title=title)
        raise RuntimeError


def test_a_change_that_is_rolled_back_reaches_no_index(load: Any, client: Client) -> None:
    load(lines.practice("p", title="Before"))
    change_and_fail("Afterwards")
    drain_now()
    assert found_ids(client, q="before") == ["practice:p"]


def test_changes_reach_the_index_after_an_earlier_one_was_rolled_back(
    load: Any, client: Client
) -> None:
    load(lines.practice("p", title="Before"))
    change_and_fail("Never")
    publish(practice(), title="Afterwards")
    assert found_ids(client, q="afterwards") == ["practice:p"]


def test_a_row_stays_in_the_outbox_while_the_engine_fails_and_is_done_later(
    load: Any, client: Client
) -> None:
    load(lines.practice("p", title="Before"))
    folder = Path(settings.SEARCH_INDEX_DIR)
    current = (folder / "current").read_text()
    (folder / "current").write_text("index-broken")
    (folder / "index-broken").write_text("not an index")
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the engine says
        load(lines.practice("p", title="Afterwards"))
    assert IndexTask.objects.filter(kind="practice", item_id="p").exists()
    (folder / "current").write_text(current)
    drain_now()
    assert found_ids(client, q="afterwards") == ["practice:p"]
    assert IndexTask.objects.count() == 0


def test_an_editor_can_publish_while_the_engine_fails(
    load: Any, editor: Client
) -> None:
    load(lines.coordinator("c", title="Before"))
    folder = Path(settings.SEARCH_INDEX_DIR)
    (folder / "current").write_text("index-broken")
    (folder / "index-broken").write_text("not an index")
    form = {"title": "Afterwards", "item_id": "c", "sharing": "clear", "languages": "",
            "themes": "", "action-publish": "1"}
    pk = Coordinator.objects.get(item_id="c").pk
    url = reverse("wagtailsnippets_network_coordinator:edit", args=[pk])
    assert editor.post(url, form).status_code == 302
    assert Coordinator.objects.get(item_id="c").title == "Afterwards"
    assert IndexTask.objects.filter(kind="coordinator", item_id="c").exists()


def test_many_changes_of_one_item_end_in_its_last_state(load: Any, client: Client) -> None:
    load(lines.practice("p"))
    with transaction.atomic():
        for title in ("First", "Second", "Third"):
            publish(practice(), title=title)
    assert found_ids(client, q="third") == ["practice:p"]
    assert found_ids(client, q="first second") == []


# --- Other processes ----------------------------------------------------------------------


@pytest.mark.one_database
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="one database is enough")
def test_an_import_in_another_process_is_found_here_within_five_seconds(
    load: Any, client: Client, tmp_path: Path
) -> None:
    assert found_ids(client, q="elsewhere") == []
    path = write(tmp_path / "other.jsonl", [lines.practice("p", title="Elsewhere")])
    run_elsewhere("import_content", str(path), folder=tmp_path)
    end = time.monotonic() + 5
    while (found := found_ids(client, q="elsewhere")) == [] and time.monotonic() < end:
        time.sleep(0.1)
    assert found == ["practice:p"]


@pytest.mark.one_database
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="one database is enough")
def test_a_theme_imported_in_another_process_is_known_here_within_five_seconds(
    load: Any, client: Client, tmp_path: Path
) -> None:
    assert client.get("/en/themes/elsewhere/").status_code == 404
    path = write(tmp_path / "other.jsonl", [lines.theme("elsewhere")])
    run_elsewhere("import_content", str(path), folder=tmp_path)
    end = time.monotonic() + 5
    while (status := client.get("/en/themes/elsewhere/").status_code) != 200:
        assert time.monotonic() < end, status
        time.sleep(0.1)


def run_elsewhere(*command: str, folder: Path) -> None:
    """Runs a management command in another process, on this test's database and index."""
    name = connection.settings_dict["NAME"]
    code = (
        "import os, sys, django\n"
        "from django.conf import settings\n"
        "import portal.settings as own\n"
        f"own.DATABASES['default']['NAME'] = {str(name)!r}\n"
        f"own.SEARCH_INDEX_DIR = __import__('pathlib').Path({str(settings.SEARCH_INDEX_DIR)!r})\n"
        "django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command(*sys.argv[1:])\n"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings",
                   "PORTAL_DATA_DIR": str(folder / "other-data")}
    subprocess.run([sys.executable, "-c", code, *command], check=True, cwd=ROOT, env=environment)
