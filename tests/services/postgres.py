"""A PostgreSQL of the tests' own: in a temporary folder, on a free port, gone afterwards."""

import atexit
import os
import pwd
import secrets
import time
from functools import lru_cache
from pathlib import Path

from tests.services.missing import program
from tests.services.process import START_SECONDS, Server, free_port

HOW = "install PostgreSQL's server (Debian: postgresql), or set DATABASE_URL to one"
# A crash of the machine may lose everything: it is all thrown away anyway.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
        "max_connections": "100", "shared_buffers": "128MB", "autovacuum": "off"}


def _programs() -> tuple[str, str] | None:
    """initdb and postgres, of the newest version that is installed; None without them."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name)
    )
    initdb, postgres = program("initdb", *folders), program("postgres", *folders)
    return (initdb, postgres) if initdb and postgres else None


def installed() -> bool:
    """Whether one can be started."""
    return _programs() is not None


def unprivileged(name: str) -> str | None:
    """The account of a server that refuses to run as root: `name` where there is one."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return name if name in known else "nobody"


@lru_cache(maxsize=1)
def start() -> str | None:
    """Starts the server once in this process; its address, or None when it is not installed."""
    found = _programs()
    if found is None:
        return None
    initdb, postgres = found
    server = Server("postgres", unprivileged("postgres"))
    atexit.register(server.stop)
    data, port, password = server.folder / "data", free_port(), secrets.token_hex(16)
    secret = server.folder / "password"
    secret.write_text(password)
    server.run(
        [initdb, "-D", str(data), "-U", "portal", "--auth=scram-sha-256", f"--pwfile={secret}",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    )
    options = [part for key, value in FAST.items() for part in ("-c", f"{key}={value}")]
    url = f"postgres://portal:{password}@127.0.0.1:{port}/postgres"
    server.start(
        [postgres, "-D", str(data), "-k", str(server.folder), "-h", "127.0.0.1", "-p", str(port),
         *options],
        ready=lambda: _takes_connections(url),
    )
    return url


def _takes_connections(url: str) -> bool:
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=START_SECONDS).close()
    except psycopg.OperationalError:
        time.sleep(0.1)
        return False
    return True
