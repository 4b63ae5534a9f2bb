"""A ClamAV of the tests' own, which knows one virus: a text that does no harm."""

import hashlib
from functools import lru_cache
from pathlib import Path

from tests.services.missing import missing, program
from tests.services.process import Server

HOW = "install ClamAV's server (Debian: clamav-daemon)"
VIRUS = b"Stands for a virus in the tests of the portal, and does nothing.\n"
LARGEST = 2_000_000  # bytes that it takes


@lru_cache(maxsize=1)
def _found() -> str | None:
    return program("clamd", Path("/usr/sbin"))


def start() -> tuple[str, Server]:
    """The path of its socket, and the server."""
    found = _found()
    if found is None:
        missing("ClamAV", HOW)
    server = Server("clamd")
    signatures = server.folder / "signatures"
    signatures.mkdir()
    digest = hashlib.md5(VIRUS, usedforsecurity=False).hexdigest()
    (signatures / "tests.hdb").write_text(f"{digest}:{len(VIRUS)}:Portal.Tests\n")
    socket = server.folder / "clamd.sock"
    settings = {
        "LocalSocket": socket, "DatabaseDirectory": signatures, "Foreground": "yes",
        "StreamMaxLength": LARGEST, "TemporaryDirectory": server.folder, "SelfCheck": 3600,
    }
    written = server.folder / "clamd.conf"
    written.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    server.start([found, "-c", str(written)], ready=socket.is_socket)
    return str(socket), server
