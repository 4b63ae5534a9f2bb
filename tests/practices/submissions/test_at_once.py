"""Many at once: nothing lost, nothing doubled, no limit passed."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from practices.models import PracticePage, Submission
from practices.submissions import limits
from practices.submissions.drafts import save_step
from practices.submissions.sending import send
from tests.practices.submissions.answers import ANSWERS

pytestmark = pytest.mark.slow
WORKERS, DRAFTS = 6, 12
DATA: dict[str, dict[str, Any]] = {
    **{name: ANSWERS[name] for name in ("short", "elsewhere", "who")},
    "pairs": {"pairs": [{"problem": "P", "solution": "S"}]},
    "how": {"body": "B", "phases": []},
    "outcomes": {"lessons": "", "outcomes": []},
}


def at_once(do: Callable[[Any], Any], over: Iterable[Any]) -> list[Any]:
    """Does it for each, in as many threads as there are workers, each with its connection."""
    def alone(one: Any) -> Any:
        try:
            return do(one)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(alone, over))


def test_each_is_sent_once_whoever_presses_twice(demo: None, transactional_db: None) -> None:
    drafts = [Submission.objects.create(mail=f"w{n}@ngo.example", language="en", data=DATA)
              for n in range(DRAFTS)]
    made = at_once(lambda draft: send(draft, "en"), [draft for draft in drafts for _ in range(2)])
    assert sorted(made) == [False] * DRAFTS + [True] * DRAFTS
    pages = PracticePage.objects.filter(title=ANSWERS["short"]["title"])
    assert pages.count() == len(set(pages.values_list("item_id", flat=True))) == DRAFTS
    assert set(pages.values_list("pk", flat=True)) == set(
        Submission.objects.values_list("page_id", flat=True))
    assert PracticePage.find_problems() == ([], [], [], [], [])


def test_steps_saved_at_once_are_all_there(transactional_db: None) -> None:
    draft = Submission.objects.create(mail="w@ngo.example", language="en")
    at_once(lambda name: save_step(draft, name, DATA[name]), DATA)
    draft.refresh_from_db()
    assert draft.data == DATA


def test_a_limit_holds_for_all_together(transactional_db: None) -> None:
    counted = at_once(lambda _n: limits.allowed(limits.CODES_A_MAIL, "w@ngo.example"), range(20))
    assert counted.count(True) == limits.CODES_A_MAIL[1]
