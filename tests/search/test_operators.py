"""The operators' page: who may see it, what it shows, and work on the index one at a time."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from search.asked import counting
from search.engines import engine
from search.models import IndexTask
from search.operators import work as works
from search.operators.models import SILENT, IndexWork
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.search.away import take_away

pytestmark = pytest.mark.django_db
PAGE = "/admin/search-engine/"


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[IndexWork]:
    """The work that would have been started in a process of its own."""
    begun: list[IndexWork] = []
    monkeypatch.setattr(works, "start_process", begun.append)
    return begun


def test_only_who_may_operate_sees_it(
    client: Client, member: Client, coordinator_client: Client, editor: Client
) -> None:
    for reader, answer in ((client, 302), (member, 403), (coordinator_client, 403)):
        assert reader.get(PAGE).status_code == answer
        assert reader.post(f"{PAGE}rebuild/").status_code == answer
    assert not IndexWork.objects.exists()
    assert editor.get(PAGE).status_code == 200


def test_it_shows_the_index_what_waits_and_what_was_searched_for(
    load: Load, editor: Client
) -> None:
    load(lines.practice("a"), lines.practice("b", sharing="amber"))
    IndexTask.objects.create(kind="practice", item_id="a")
    IndexTask.objects.update(created=timezone.now() - timedelta(minutes=7))
    for _n in range(3):
        counting.note("nothing-like-it", 0)
    counting.flush()
    text = editor.get(PAGE).content.decode()
    for part in ("Embedded", "the oldest for 7 minutes", "nothing-like-it"):
        assert part in text


def test_it_stands_while_the_engine_is_away(editor: Client) -> None:
    take_away()
    answer = editor.get(PAGE)
    assert answer.status_code == 200
    assert "does not answer" in answer.content.decode()


def test_a_rebuild_is_begun_once(
    editor: Client, started: list[IndexWork], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        for what in ("rebuild", "rebuild", "check"):
            assert editor.post(f"{PAGE}{what}/").status_code == 302
    assert [one.what for one in started] == ["rebuild"]
    answer = editor.get(PAGE)
    assert answer.headers["Refresh"]
    assert "<progress" in answer.content.decode()


def test_work_that_was_cut_off_gives_up_its_place(db: None) -> None:
    first = works.begin("rebuild")
    assert first is not None
    assert works.begin("check") is None
    IndexWork.objects.update(alive=timezone.now() - SILENT * 2)
    assert works.begin("check") is not None
    first.refresh_from_db()
    assert (first.running, first.error) == (None, "It was cut off.")


def test_a_rebuild_does_its_work_and_says_so(load: Load, editor: Client) -> None:
    load(lines.practice("a"))
    engine().write([], ["practice:a"])
    work = works.begin("rebuild")
    assert work is not None
    call_command("search_work", str(work.pk))
    work.refresh_from_db()
    assert (work.running, work.error, work.done) == (None, "", work.total)
    assert "practice:a" in dict(engine().keys())
    assert "indexed" in editor.get(PAGE).content.decode()


def test_a_comparison_names_the_differences(load: Load, editor: Client) -> None:
    load(lines.practice("a"))
    engine().write([], ["practice:a"])
    work = works.begin("check")
    assert work is not None
    works.do(work)
    assert "missing practice:a" in work.found
    assert work.found_count == len(work.found)
    assert "missing practice:a" in editor.get(PAGE).content.decode()


def test_what_goes_wrong_is_told(db: None, editor: Client) -> None:
    work = works.begin("check")
    assert work is not None
    take_away()
    with pytest.raises(Exception, match="index"):
        works.do(work)
    assert "SearchUnavailable" in editor.get(PAGE).content.decode()
    assert works.begin("check") is not None
