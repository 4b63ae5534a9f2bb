"""Fixtures of the review: a practice that was sent from Finland and Sweden, and its people."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils.timezone import now

from portal.accounts.roles import COORDINATORS, EDITORS, WITH_SECOND_FACTOR
from portal.models import Country, User
from practices.models import Review, Submission
from tests.portal.fixtures import sign_in
from tests.practices.submissions.conftest import coordinator_client, editor, member, own_media
from tests.practices.submissions.conftest import mails as mails
from tests.practices.submissions.conftest import written as written

__all__ = ["coordinator_client", "editor", "mails", "member", "own_media", "written"]
DIMENSIONS = ("evidence", "legal", "organisational", "cost", "cultural")
RATED = {f"score-{name}": "2" for name in DIMENSIONS} | {
    f"reason-{name}": f"Because of {name}." for name in DIMENSIONS}


def person(mail: str, group: str = "", *countries: str) -> User:
    """A user of a role, coordinating countries, with a second factor where the role needs one.

    They have signed in before, in English.
    """
    user, made = User.objects.get_or_create(
        email=f"{mail}@portal.example", defaults={"last_login": now()}
    )
    if made and group in WITH_SECOND_FACTOR:
        TOTP.activate(user, generate_totp_secret())
    user.groups.set(Group.objects.filter(name=group))
    user.countries.set(Country.objects.filter(name__in=countries))
    return user


def client_of(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    sign_in(client, user)
    return client


@pytest.fixture
def fi(demo: None) -> User:
    """The Finnish coordinator."""
    return person("fi", COORDINATORS, "FI")


@pytest.fixture
def se(fi: User) -> User:
    """The Swedish coordinator."""
    return person("se", COORDINATORS, "SE")


@pytest.fixture
def no(fi: User) -> User:
    """A coordinator of another country."""
    return person("no", COORDINATORS, "NO")


@pytest.fixture
def ed(fi: User) -> User:
    """An editor."""
    return person("ed", EDITORS)


@pytest.fixture
def sent(written: Submission, fi: User, ed: User, mails: Any) -> Review:
    """The review of a practice that was just sent."""
    with mails():
        Client().post(f"/en/practices/submit/{written.token}/preview/")
    return Review.objects.get()


class Reviewing:
    """Somebody on a review's page, as a browser sends what is typed there."""

    def __init__(self, user: User, review: Review) -> None:
        self.client, self.review = client_of(user), review
        self.path = f"/en/practices/review/{review.pk}/"
        review.refresh_from_db()
        self.seen = {"round": review.round, "revision": review.page.latest_revision_id}

    def post(self, action: str, **fields: Any) -> Any:
        return self.client.post(self.path, self.seen | {"action": action} | fields)

    def approve(self) -> Any:
        return self.post("decide", decision="approve", **RATED)

    def ask(self, text: str = "Say who pays.", **comments: str) -> Any:
        named = {f"comment-{key}": value for key, value in comments.items()}
        return self.post("decide", decision="changes", reasons=text, **named)

    def decline(self, text: str = "It is an advertisement.") -> Any:
        return self.post("decide", decision="decline", reasons=text)


def to(address: str) -> list[str]:
    """Subjects of the mails to somebody, in their order."""
    return [str(one.subject) for one in mail.outbox if address in one.to]
