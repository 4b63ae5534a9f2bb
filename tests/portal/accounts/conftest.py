"""Fixtures for accounts."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from portal.models import User
from tests.portal.fixtures import editor, load, mails, make_user, own_media

__all__ = ["editor", "load", "mails", "own_media"]
Person = Callable[..., User]


@pytest.fixture
def person(db: None) -> Person:
    """Makes somebody of a role who can sign in with the password "right" and a verified mail."""

    def make(role: str = "contributor", **fields: Any) -> User:
        user = make_user(role, **fields)
        user.set_password("right")
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    return make


def log_in(client: Client, user: User, password: str = "right", **more: Any) -> Any:
    """Posts the form for signing in; the response."""
    return client.post("/accounts/login/", {"login": user.email, "password": password}, **more)
