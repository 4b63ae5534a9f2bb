"""One account for each role, with a password made now."""

import secrets
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.models import Group

from portal.accounts.roles import CONTRIBUTORS, COORDINATORS, EDITORS, MEMBERS
from portal.models import Country, User

# Role, group, country coordinated, whether a second factor is needed.
ROLES = (
    ("contributor", CONTRIBUTORS, "", False),
    ("member", MEMBERS, "", False),
    ("coordinator-fi", COORDINATORS, "FI", True),
    ("coordinator-no", COORDINATORS, "NO", True),
    ("editor", EDITORS, "", True),
    ("admin", "", "", True),
)


def accounts_file() -> Path:
    """Where the demo accounts are written down."""
    return Path(settings.DATA_DIR) / "demo-accounts.txt"


def make_accounts() -> None:
    """Makes the accounts that are missing, and writes all of them to `accounts_file()`.

    A line is `role login password [base32 TOTP secret]`.
    """
    lines = [_make(*role) for role in ROLES]
    path = accounts_file()
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n")


def _make(role: str, group: str, country: str, second_factor: bool) -> str:
    login, password = f"{role}@portal.example", secrets.token_urlsafe(12)
    user, _created = User.objects.get_or_create(email=login)
    user.set_password(password)
    user.is_superuser = user.is_staff = role == "admin"
    user.save()
    EmailAddress.objects.update_or_create(
        user=user, email=login, defaults={"verified": True, "primary": True}
    )
    if group:
        user.groups.set([Group.objects.get(name=group)])
    if country:
        user.countries.set(Country.objects.filter(name=country))
    if not second_factor:
        return f"{role} {login} {password}"
    Authenticator.objects.filter(user=user).delete()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return f"{role} {login} {password} {secret}"
