"""Asks ClamAV, where its socket is set, by its INSTREAM command (clamd(8))."""

import socket
import struct
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from portal.documents.reasons import NotTaken

PIECE = 65_536
SECONDS = 5  # without a word


def scan(path: Path) -> None:
    """Raises NotTaken for a file with a finding, and when the scanner gives no clear answer."""
    where: str = settings.DOCUMENT_SCANNER
    if not where:
        return
    try:
        with _connected(where) as link, path.open("rb") as stream:
            answer = _asked(link, stream)
    except (OSError, ValueError) as error:
        raise NotTaken("scanner") from error
    if answer.endswith(b"FOUND"):
        raise NotTaken("virus")
    if answer != b"stream: OK":
        raise NotTaken("scanner")


def _connected(where: str) -> socket.socket:
    """A connection to a socket's path, or to `host:port`."""
    if "/" in where:
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        link.settimeout(SECONDS)
        try:
            link.connect(where)
        except OSError:
            link.close()
            raise
        return link
    host, _colon, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _asked(link: socket.socket, stream: BinaryIO) -> bytes:
    link.sendall(b"zINSTREAM\0")
    while piece := stream.read(PIECE):
        link.sendall(struct.pack("!L", len(piece)) + piece)
    link.sendall(struct.pack("!L", 0))
    answer = b""
    while not answer.endswith(b"\0") and (more := link.recv(4096)):
        answer += more
    return answer.rstrip(b"\0").strip()
