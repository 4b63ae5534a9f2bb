"""Fixtures that the suites of the rooms share: an index of their own, content, and people."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.timezone import now

from portal.accounts.roles import COORDINATORS, EDITORS, MEMBERS, WITH_SECOND_FACTOR
from portal.interchange.exporting import export_lines
from portal.interchange.importing import import_file
from portal.models import OutgoingMail, User
from search.indexing.outbox import drain_now
from tests.portal.lines import Fields, write

Load = Callable[..., None]
ROLES = {"member": MEMBERS, "coordinator": COORDINATORS, "editor": EDITORS}


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Path) -> None:
    """An empty folder for files, for this test alone."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def load(db: None, tmp_path: Path) -> Load:
    """Imports the lines given, and brings them to the index."""

    def load(*lines: Fields | str) -> None:
        load_lines(tmp_path / "load" / "content.jsonl", lines)

    return load


def load_lines(path: Path, lines: Iterable[Fields | str]) -> None:
    """Writes the lines to `path`, imports them, and brings them to the index."""
    path.parent.mkdir(parents=True, exist_ok=True)
    import_file(write(path, lines))
    drain_now()


def exported(*, public: bool = False) -> list[Fields]:
    """Everything that an export writes, as plain data."""
    return [json.loads(line) for line in export_lines(public=public)]


def exported_item(kind: str, item_id: str, *, public: bool = False) -> Fields | None:
    """One exported object, or None."""
    found = [line for line in exported(public=public)
             if (line["kind"], line["id"]) == (kind, item_id)]
    return found[0] if found else None


def make_user(role: str, *, second_factor: bool = True, **fields: Any) -> User:
    """A user of a role, in its group, with a second factor where the role needs one.

    They have signed in before, in English when `fields` say nothing else.
    """
    fields.setdefault("last_login", now())
    user = User.objects.create_user(f"{role}@portal.example", "x", **fields)
    if role in ROLES:
        user.groups.add(Group.objects.get(name=ROLES[role]))
    if second_factor and (user.is_superuser or ROLES.get(role) in WITH_SECOND_FACTOR):
        TOTP.activate(user, generate_totp_secret())
    return user


def sign_in(client: Client, user: User) -> None:
    """Signs a client in as allauth does, the second factor included where the account has one."""
    client.force_login(user)
    if Authenticator.objects.filter(user=user).exists():
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()


def signed_in(role: str, **fields: Any) -> Client:
    """A client that is signed in as a new user of a role."""
    client = Client()
    sign_in(client, make_user(role, **fields))
    return client


@pytest.fixture
def member(db: None) -> Client:
    """A signed-in member of the network."""
    return signed_in("member")


@pytest.fixture
def coordinator_client(db: None) -> Client:
    """A signed-in coordinator."""
    return signed_in("coordinator")


@pytest.fixture
def editor(db: None) -> Client:
    """A signed-in editor, who may use the admin."""
    return signed_in("editor")


@pytest.fixture
def mails(django_capture_on_commit_callbacks: Any) -> Any:
    """A context in which what is planned for after the commit happens; earlier mails are gone."""

    @contextmanager
    def sent() -> Iterator[None]:
        OutgoingMail.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return sent


def found_ids(client: Client, **parameters: Any) -> list[str]:
    """What `/api/search/` finds, as "kind:id", in its order."""
    answer = client.get("/api/search/", {"size": 100, **parameters})
    assert answer.status_code == 200, answer.content[:300]
    return [f"{result['kind']}:{result['id']}" for result in answer.json()["results"]]
