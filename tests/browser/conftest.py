"""The demo portal on a port of this machine, as `make run` serves it, and pages to look at it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler
from playwright.sync_api import Page

from tests.services.environment import ROOT
from tests.services.missing import IN_CI


class Ending(ThreadedWSGIServer):
    """Ends soon after it is told to, not half a second later."""

    def serve_forever(self, poll_interval: float = 0.02) -> None:
        super().serve_forever(poll_interval)


class Server(LiveServerThread):
    """Django's own, without its handler of static files: WhiteNoise serves them, compressed."""

    def _create_server(self, connections_override=None):
        return Ending((self.host, self.port), QuietWSGIRequestHandler, allow_reuse_address=False)


def _as_it_is(handler: Any) -> Any:
    return handler


@dataclass(frozen=True)
class Site:
    """Where the portal answers."""

    url: str

    def __call__(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.url}{path}"


def come_back(page: Page, address: str, field: str) -> str:
    """What stands in a field of a page that was left while it was being written.

    What a page sends when it is left is not waited for by the next one: asked for until it is
    there, ten seconds at most.
    """
    for _while in range(40):
        page.goto(address)
        if page.input_value(field):
            break
        page.wait_for_timeout(250)
    return page.input_value(field)


@pytest.fixture
def site(demo: None, transactional_db: None, settings) -> Iterator[Site]:
    """The portal with the demo content."""
    if not (ROOT / "static" / "staticfiles.json").exists():
        if IN_CI:
            pytest.fail("no collected static files: run `make setup`")
        pytest.skip("no collected static files: run `make setup`")
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    server = Server("127.0.0.1", static_handler=_as_it_is)  # type: ignore[arg-type]
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield Site(f"http://127.0.0.1:{server.port}")
    server.terminate()
    connections.close_all()
    os.environ.pop("DJANGO_LIVE_TEST_SERVER_ADDRESS", None)
