"""From the database to the index: at once, in order, without loss, and proven to agree."""

import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.models import Coordinator, Organisation, ReportPage
from practices.models import PracticePage
from search.answer import SearchUnavailable
from search.engines import engine
from search.indexing import keeper
from search.indexing.outbox import drain_now
from search.models import IndexTask
from tests.portal import lines
from tests.portal.fixtures import found_ids, load_lines
from tests.portal.lines import Fields
from tests.search.conftest import Away

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]


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
            "action-publish": "1"}
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


def test_a_row_stays_in_the_outbox_while_the_engine_is_away_and_is_done_later(
    load: Any, client: Client, search_away: Away
) -> None:
    load(lines.practice("p", title="Before"))
    with search_away():
        with pytest.raises(SearchUnavailable):
            load(lines.practice("p", title="Afterwards"))
        assert IndexTask.objects.filter(kind="practice", item_id="p").exists()
    drain_now()
    assert found_ids(client, q="afterwards") == ["practice:p"]
    assert IndexTask.objects.count() == 0


def test_an_editor_can_publish_while_the_engine_is_away(
    load: Any, editor: Client, search_away: Away
) -> None:
    load(lines.coordinator("c", title="Before"))
    form = {"title": "Afterwards", "item_id": "c", "sharing": "clear", "languages": "",
            "action-publish": "1"}
    pk = Coordinator.objects.get(item_id="c").pk
    url = reverse("wagtailsnippets_network_coordinator:edit", args=[pk])
    with search_away():
        assert editor.post(url, form).status_code == 302
        assert Coordinator.objects.get(item_id="c").title == "Afterwards"
        assert IndexTask.objects.filter(kind="coordinator", item_id="c").exists()
    assert keeper.tend(check_index=False)
    assert IndexTask.objects.count() == 0
    assert found_ids(Client(), q="afterwards") == ["coordinator:c"]


def test_an_item_that_cannot_be_indexed_waits_alone_and_longer_each_time(
    load: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(*(lines.practice(name, title=f"Before {name}") for name in "abcd"))
    write = type(engine()).write

    def refuse_b(self: Any, items: Any, deleted: Any = ()) -> None:
        wanted = list(items)
        if any(item.key == "practice:b" for item in wanted):
            raise ValueError("practice:b")
        write(self, wanted, deleted)

    with monkeypatch.context() as patch:
        patch.setattr(type(engine()), "write", refuse_b)
        load(*(lines.practice(name, title=f"Afterwards {name}") for name in "abcd"))
        assert sorted(found_ids(client, q="afterwards")) == [
            "practice:a", "practice:c", "practice:d"
        ]
        assert {task.item_id for task in IndexTask.objects.all()} == {"b"}
        row = IndexTask.objects.latest("pk")
        pauses = []
        for _turn in range(3):
            row.refresh_from_db()
            assert row.not_before is not None
            pauses.append(row.not_before - timezone.now())
            IndexTask.objects.update(not_before=timezone.now())
            drain_now()
    assert timedelta(0) < pauses[0] < pauses[1] < pauses[2]
    IndexTask.objects.update(not_before=timezone.now())
    drain_now()
    assert len(found_ids(client, q="afterwards")) == 4
    assert IndexTask.objects.count() == 0


def entries() -> list[tuple[str, str]]:
    return list(engine().keys())


def test_the_keeper_makes_an_index_that_was_lost(load: Any, client: Client) -> None:
    load(lines.practice("p"))
    engine().write([], [key for key, _fingerprint in entries()])
    assert found_ids(client, kind="practice") == []
    assert keeper.tend(check_index=True)
    assert found_ids(client, kind="practice") == ["practice:p"]


def test_the_keeper_waits_longer_while_search_is_away_and_brings_everything_afterwards(
    load: Any, client: Client, search_away: Away
) -> None:
    load(lines.practice("p", title="Before"))
    pauses: list[float] = []

    def away_for_four(pause: float) -> bool:
        pauses.append(pause)
        return len(pauses) == 5

    with search_away():
        publish(practice(), title="Afterwards")
        keeper.keep(away_for_four)
    assert pauses == [5, 10, 20, 20, 20]
    once = iter([False, True])
    keeper.keep(lambda _pause: next(once))
    assert found_ids(client, q="afterwards") == ["practice:p"]


def test_a_change_is_found_within_a_second(load: Any, client: Client) -> None:
    load(lines.practice("p", title="Before"))
    found_ids(client, q="warm")
    start = time.monotonic()
    publish(practice(), title="Afterwards")
    assert found_ids(client, q="afterwards") == ["practice:p"]
    assert time.monotonic() - start < 1.0


def test_many_changes_of_one_item_end_in_its_last_state(load: Any, client: Client) -> None:
    load(lines.practice("p"))
    with transaction.atomic():
        for title in ("First", "Second", "Third"):
            publish(practice(), title=title)
    assert found_ids(client, q="third") == ["practice:p"]
    assert found_ids(client, q="first second") == []
