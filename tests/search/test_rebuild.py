"""Making the index anew without a gap, and proving that it agrees with the database."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from practices.models import PracticePage
from search import engines
from search.engines import elastic_index, embedded, engine
from search.indexing.rebuild import fill_if_empty
from search.models import IndexTask
from tests.portal import lines
from tests.portal.fixtures import Load, found_ids

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture
def three(load: Load) -> None:
    """Three practices."""
    load(*(lines.practice(name) for name in "abc"))


def check(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    try:
        call_command("search_check")
    except SystemExit as stopped:
        return int(stopped.code or 0), capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_a_check_agrees_after_an_import(three: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_rebuild")
    assert check(capsys) == (0, "database and index agree\n")


def test_a_check_finds_what_is_missing(three: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_rebuild")
    engine().write([], ["practice:b"])
    assert check(capsys) == (1, "missing practice:b\n")


def test_a_check_finds_what_is_stale(three: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_rebuild")
    PracticePage.objects.filter(item_id="b").update(title="Changed past the outbox")
    assert check(capsys) == (1, "stale practice:b\n")


def test_a_check_finds_what_is_surplus(three: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_rebuild")
    PracticePage.objects.filter(item_id="b").update(live=False)
    assert check(capsys) == (1, "surplus practice:b\n")


def test_a_rebuild_mends_every_difference(
    three: None, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    PracticePage.objects.filter(item_id="a").update(live=False)
    PracticePage.objects.filter(item_id="b").update(title="Changed")
    engine().write([], ["practice:c"])
    call_command("search_rebuild")
    assert check(capsys)[0] == 0
    assert sorted(found_ids(client, kind="practice")) == ["practice:b", "practice:c"]


def test_search_answers_while_an_index_is_rebuilt(three: None, client: Client) -> None:
    from search.indexing.rebuild import all_items

    seen = []

    def watched() -> Any:
        for item in all_items():
            seen.append(len(found_ids(client, kind="practice")))
            yield item

    engine().rebuild(watched())
    assert set(seen) == {3}
    assert len(found_ids(client, kind="practice")) == 3


def test_what_changes_during_a_rebuild_is_found_after_it(three: None, client: Client) -> None:
    from search.indexing import rebuild

    def change_once(_done: int) -> None:
        if not changed:
            changed.append(True)
            PracticePage.objects.filter(item_id="a").update(title="Changed meanwhile")
            IndexTask.objects.create(kind="practice", item_id="a")

    changed: list[bool] = []
    rebuild.rebuild(change_once)
    assert found_ids(client, q="meanwhile") == ["practice:a"]


def test_an_index_of_another_format_is_made_anew(
    three: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "KIND", "index-of-format-next-")
    monkeypatch.setattr(elastic_index, "FORMAT", "next")
    engines.forget()
    assert dict(engine().keys()) == {}
    assert fill_if_empty()
    assert len(found_ids(client, kind="practice")) == 3
    assert not fill_if_empty()
    monkeypatch.undo()
    engines.forget()
    engine().rebuild([])  # for tests that use this index after this one
