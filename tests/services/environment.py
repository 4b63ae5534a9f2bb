"""The environment of a test process: nothing of the developer's own portal, data to throw away.

Each process of a test run (the one that was started, and each worker of pytest-xdist) has a data
folder of its own. The database is SQLite, or PostgreSQL in the worker named `postgresql` and where
`PORTAL_TEST_DATABASE` says so. The worker named `browser` has SQLite, too, and what needs Chromium,
which waits much for it.
"""

import atexit
import os
import re
import shutil
import tempfile
from pathlib import Path

from tests.services import postgres, sharing

ROOT = Path(__file__).resolve().parents[2]
SQLITE, POSTGRESQL, BROWSER = "sqlite", "postgresql", "browser"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
_DATABASES = {SQLITE: SQLITE, POSTGRESQL: POSTGRESQL, BROWSER: SQLITE}
DATABASE = _DATABASES.get(WORKER) or os.environ.get("PORTAL_TEST_DATABASE", SQLITE)
_READ = re.compile(r"\benv(?:\.\w+)?\(\s*\"([A-Z][A-Z0-9_]*)\"")


def variables() -> set[str]:
    """The names of the environment variables that the portal's settings read."""
    return set(_READ.findall((ROOT / "portal" / "settings.py").read_text(encoding="utf-8")))


def prepare() -> bool:
    """Makes the environment; False when PostgreSQL is wanted and not on this machine."""
    for name in variables():
        value = os.environ.pop(name, None)
        if value and name in {"DATABASE_URL", "REDIS_URL", "ELASTICSEARCH_URL"}:
            # Taken as a server to test on; handed down to the workers under this name.
            os.environ[f"PORTAL_TEST_{name}"] = value
    os.environ["PORTAL_DATA_DIR"] = _folder()
    if sharing.FOLDER not in os.environ:
        os.environ[sharing.FOLDER] = _folder()
    if DATABASE == POSTGRESQL:
        url = postgres_url()
        if url is None:
            return False
        os.environ["DATABASE_URL"] = url
    return True


def _folder() -> str:
    """A folder that goes when this process ends."""
    made = tempfile.mkdtemp(prefix="portal-tests-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def postgres_url() -> str | None:
    """The PostgreSQL that was given by DATABASE_URL, else one started now; None without any."""
    return _given_postgres() or postgres.start()


def has_postgres() -> bool:
    """Whether there is a PostgreSQL, or one to start."""
    return bool(_given_postgres()) or postgres.installed()


def _given_postgres() -> str:
    given = os.environ.get("PORTAL_TEST_DATABASE_URL", "")
    return given if given.startswith("postgres") else ""
