"""A small load generator: a few keep-alive connections to 127.0.0.1 for a few seconds."""

import http.client
import threading
import time

CONNECTIONS = 4
TIMEOUT = 30


class _Visitor(threading.Thread):
    """Asks for one path again and again until the time is over."""

    def __init__(self, port: int, path: str, end: float) -> None:
        super().__init__(daemon=True)
        self.port, self.path, self.end = port, path, end
        self.done = 0
        self.error = ""

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            while time.perf_counter() < self.end:
                connection.request("GET", self.path, headers={"Accept": "text/html"})
                response = connection.getresponse()
                response.read()
                if response.status != 200:
                    self.error = f"{self.path} answers {response.status}"
                    return
                self.done += 1
        except (OSError, http.client.HTTPException) as error:
            self.error = f"{self.path}: {error!r}"
        finally:
            connection.close()


def requests_per_second(port: int, path: str, seconds: float) -> float:
    """How many answers a second `path` gives to CONNECTIONS visitors at once.

    Raises RuntimeError when an answer is not 200.
    """
    start = time.perf_counter()
    visitors = [_Visitor(port, path, start + seconds) for _ in range(CONNECTIONS)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join(seconds + TIMEOUT)
    took = time.perf_counter() - start
    errors = [visitor.error for visitor in visitors if visitor.error]
    if errors:
        raise RuntimeError(errors[0])
    return sum(visitor.done for visitor in visitors) / took


def get(port: int, path: str) -> tuple[int, str]:
    """Status and text of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    connection.request("GET", path, headers={"Accept": "text/html"})
    response = connection.getresponse()
    text = response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, text
