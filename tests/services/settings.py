"""The settings the tests run under: the portal's own, on data to throw away."""

from typing import Any

from tests.services import environment

HAS_DATABASE = environment.prepare()

from portal.settings import *  # noqa: E402, F403
from portal.settings import DATA_DIR, DATABASES  # noqa: E402

_database: dict[str, Any] = DATABASES["default"]
_database["CONN_MAX_AGE"] = 0
if environment.DATABASE == environment.SQLITE or not HAS_DATABASE:
    # A file: a live server's threads need connections of their own.
    _database["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A thread that writes by itself would write into the next test's database.
SEARCH_OUTBOX_SECONDS = 0
