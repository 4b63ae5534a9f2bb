"""A gate between the portal and a real Elasticsearch, to be shut, stalled or too busy at will."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.services.process import free_port

PASSED_ON = {"content-type", "accept", "x-elastic-client-meta", "user-agent", "content-encoding"}


class Gate:
    """Hands requests on to `target` while it is open.

    `busy` is how many bulk requests it will still refuse with 429; `stalled` makes requests wait
    without an answer; `bulks` counts the bulk requests that went through.
    """

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.host, self.target_port = str(parts.hostname), int(parts.port or 9200)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.busy = self.bulks = 0
        self._going = threading.Event()
        self._server: ThreadingHTTPServer | None = None

    def open(self) -> None:
        """Lets requests through."""
        self._going.set()
        if self._server is None:
            gate = self

            class Handler(_Handler):
                """A handler of this gate."""

                through = gate

            self._server = _Listener(("127.0.0.1", self.port), Handler)
            # Looks often whether it is to stop: tests shut it many times.
            listen = {"poll_interval": 0.02}
            threading.Thread(
                target=self._server.serve_forever, kwargs=listen, daemon=True
            ).start()

    def shut(self) -> None:
        """Nothing listens any more, as when Elasticsearch is stopped."""
        self._going.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """Takes requests and does not answer them."""
        self._going.clear()
        yield
        self._going.set()

    def wait(self) -> None:
        """Returns when requests may go on."""
        self._going.wait(60)


class _Listener(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Handler(BaseHTTPRequestHandler):
    through: Gate

    def log_message(self, *_message: Any) -> None:
        """Says nothing."""

    def _pass(self) -> None:
        gate = self.through
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        gate.wait()
        is_bulk = "_bulk" in self.path
        if is_bulk and gate.busy:
            gate.busy -= 1
            self._answer(429, b'{"error": {"type": "es_rejected_execution_exception"}}')
            return
        gate.bulks += is_bulk
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() in PASSED_ON}
        with closing(HTTPConnection(gate.host, gate.target_port, timeout=60)) as real:
            real.request(self.command, self.path, body, headers)
            answer = real.getresponse()
            with suppress(ConnectionError):  # who asked has gone away meanwhile
                self._answer(answer.status, answer.read(), answer.headers.get_content_type())

    def _answer(self, status: int, body: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass  # noqa: N815 - the base class's names
