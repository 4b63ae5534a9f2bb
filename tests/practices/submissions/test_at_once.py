"""Many at once: nothing lost, nothing doubled, no limit passed."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from wagtail.models import Page, WorkflowState

from practices.models import PracticePage, Review, Submission, SubmissionEvent
from practices.submissions import limits
from practices.submissions.drafts import save_step
from practices.submissions.sending import send
from tests.portal.accounts.test_limits import database_url
from tests.practices.submissions.answers import ANSWERS
from tests.services.environment import ROOT

pytestmark = pytest.mark.slow
WORKERS, DRAFTS = 6, 12
# How many are sent at once, killed half-way, and pressed twice. SQLite lets one write at a time, so
# that more would only wait for longer.
NUMBERS = {"postgresql": (100, 10, 10), "sqlite": (40, 4, 4)}
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


def in_processes(orders: list[tuple[int, int | None]]) -> dict[str, int]:
    """Sends drafts in processes of their own; how many ended, were killed, got no turn."""
    connections.close_all()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings",
                   "PORTAL_DATA_DIR": str(settings.DATA_DIR), "DATABASE_URL": database_url(),
                   "EMAIL_URL": "dummymail://"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "tests.practices.submissions.sender"], cwd=ROOT, env=environment,
        input="".join(f"{json.dumps(order)}\n" for order in orders), capture_output=True,
        text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    ends: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    assert ends["failed"] == 0, done.stderr
    return ends


def test_of_many_at_once_with_killed_ones_none_is_lost_or_doubled(
    demo: None, transactional_db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    many, killed, twice = NUMBERS[connection.vendor]
    pks = [Submission.objects.create(mail=f"w{n}@ngo.example", language="en", data=DATA).pk
           for n in range(many)]
    chance = random.Random(4)
    ends: list[int | None] = [chance.randrange(2, 60) for _n in range(killed)]
    orders: list[tuple[int, int | None]] = list(
        zip(pks, ends + [None] * (many - killed), strict=True))
    orders += [(pk, None) for pk in pks[-twice:]]  # pressed twice
    chance.shuffle(orders)
    first = in_processes(orders)
    assert (first["ended"], first["killed"]) == (many + twice, killed)
    left = Submission.objects.filter(status=Submission.Status.DRAFT)
    assert all(draft.data == DATA and draft.page is None for draft in left)
    again = left.count()
    for _press in range(5):  # who gets an error or no answer presses once more
        if waiting := list(left.values_list("pk", flat=True)):
            in_processes([(pk, None) for pk in waiting])
    pages = PracticePage.objects.filter(title=ANSWERS["short"]["title"])
    with capsys.disabled():
        print(f"\nat once: {many}, pressed twice: {twice}, killed half-way: {first['killed']},"
              f" without a turn: {first['no_turn']}, sent anew: {again}, pages: {pages.count()}")
    assert pages.count() == many
    assert set(pages.values_list("pk", flat=True)) == set(
        Submission.objects.values_list("page_id", flat=True))
    for counted in (SubmissionEvent.objects.filter(kind=SubmissionEvent.Kind.SENT),
                    Review.objects.all(), WorkflowState.objects.all()):  # fmt: skip
        assert counted.count() == many, counted.model
    assert Page.find_problems() == ([], [], [], [], [])
