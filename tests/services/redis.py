"""A Redis of the tests' own, in memory only."""

import os

from tests.services.missing import missing, program
from tests.services.process import Server, answers, free_port

HOW = "install redis-server, or set REDIS_URL to one whose content may be deleted"


def start() -> tuple[str, Server | None]:
    """The address of a Redis, and the server that was started for it, if one was."""
    given = os.environ.get("PORTAL_TEST_REDIS_URL")
    if given:
        return given, None
    found = program("redis-server")
    if found is None:
        missing("Redis", HOW)
    server = Server("redis")
    port = free_port()
    server.start(
        [found, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        ready=lambda: answers(port),
    )
    return f"redis://127.0.0.1:{port}/0", server
