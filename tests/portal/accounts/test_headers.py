"""What every answer tells the browser about safety, and what an installation must set."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.services.environment import ROOT

ONLINE = {
    "PORTAL_BASE_URL": "https://portal.example.org", "PORTAL_ALLOWED_HOSTS": "portal.example.org",
    "PORTAL_SECRET_KEY": "a-long-text-that-was-made-by-chance-0123456789-abcdefghij",
    "PORTAL_TRUSTED_PROXIES": "1", "PORTAL_DEMO": "0",
}  # fmt: skip


def complaints(tmp_path: Path, without: str = "") -> set[str]:
    """What `check --deploy` says about a portal online, one setting left out."""
    given = {name: value for name, value in ONLINE.items() if name != without}
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings",
                   "DJANGO_ALLOW_ASYNC_UNSAFE": "", "PORTAL_DATA_DIR": str(tmp_path), **given}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )
    assert done.stdout + done.stderr
    return set(re.findall(r"\(([a-z_]+\.[EWC]\d+)\)", done.stdout + done.stderr))


@pytest.mark.one_database
@pytest.mark.parametrize(("without", "said"), [
    ("", set()), ("PORTAL_SECRET_KEY", {"portal.E001"}), ("PORTAL_DEMO", {"portal.E002"}),
    ("PORTAL_TRUSTED_PROXIES", {"portal.W001"}),
])  # fmt: skip
def test_a_portal_online_is_safe_or_says_what_is_missing(
    tmp_path: Path, without: str, said: set[str]
) -> None:
    assert complaints(tmp_path, without) == said


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/", "/accounts/login/", "/admin/login/", "/healthz",
                                     "/en/nothing/", "/api/search/"])
def test_every_answer_has_a_strict_policy(client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().partition(" ")[::2]
                  for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert policy["form-action"] == policy["frame-ancestors"] == "'self'"
    assert policy["style-src"] == "'self'"
    known = r"(?: 'sha256-[\w+/=]+'){2}" if address.startswith("/admin/") else ""
    assert re.fullmatch(f"'self'{known}", policy["script-src"])
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]
