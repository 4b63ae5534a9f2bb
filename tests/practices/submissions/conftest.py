"""Fixtures of the way in: a draft, its answers, and the mails that came."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from practices.models import Submission
from practices.submissions.drafts import begin
from tests.portal.fixtures import coordinator_client, editor, mails, member, own_media
from tests.practices.submissions.answers import ANSWERS

__all__ = ["coordinator_client", "editor", "mails", "member", "own_media"]


@pytest.fixture
def draft(db: None) -> Submission:
    """A draft with nothing in it yet."""
    return begin("writer@ngo.example", None, "en")


@pytest.fixture
def written(demo: None) -> Submission:
    """A draft with every step answered."""
    submission = begin("writer@ngo.example", None, "en")
    client = Client()
    for step, answers in ANSWERS.items():
        answer = client.post(f"/en/practices/submit/{submission.token}/{step}/",
                             answers | {"action": "next"})
        assert answer.status_code == 302, answer.content.decode()
    submission.refresh_from_db()
    return submission


@pytest.fixture
def codes() -> Callable[[], list[str]]:
    """The codes mailed so far."""
    return lambda: re.findall(r"^\d{6}$", "\n".join(str(one.body) for one in mail.outbox), re.M)
