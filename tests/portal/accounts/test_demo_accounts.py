"""Demo accounts: one for each role in the demo, none anywhere else."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from portal.demo.accounts import ROLES, accounts_file, make_accounts
from portal.management.commands.serve import Command
from portal.models import User
from tests.portal.accounts.conftest import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def test_outside_the_demo_starting_makes_none(settings: Any) -> None:
    settings.DEMO = False
    Command().prepare()
    assert not User.objects.exists() and not accounts_file().exists()


def test_in_the_demo_those_told_sign_in_and_nobody_else_reads_them(settings: Any) -> None:
    make_accounts()
    told = [line.split() for line in accounts_file().read_text().splitlines()]
    assert [role for role, *_rest in told] == [role for role, *_rest in ROLES]
    assert accounts_file().stat().st_mode & 0o077 == 0
    for role, login, password, *secret in told:
        answer = log_in(Client(), User.objects.get(email=login), password)
        assert ("authenticate" in answer["Location"]) is bool(secret), role
