"""Hostile files through a running server: by the form that anybody can use, and by the admin."""

import http.client
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from portal.models import PortalDocument, PortalImage
from practices.models import Submission
from tests.portal.accounts.test_limits import one_server
from tests.portal.documents.hostile import all_of_them
from tests.portal.documents.making import pdf
from tests.portal.documents.test_hostile import IMAGES, MOST_MEMORY, MOST_SECONDS, watched
from tests.portal.fixtures import signed_in

EVERY = 5  # of all of them, so many apart; each is tried by `test_hostile`
CSRF = "x" * 32


class Sender:
    """Sends files to a server, and keeps how long the slowest took."""

    def __init__(self, port: int, cookies: str = "") -> None:
        self.port, self.cookies, self.slowest = port, cookies, 0.0

    def __call__(self, path: str, fields: dict[str, Any]) -> tuple[int, str]:
        begun = time.monotonic()
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        link.request("POST", path, encode_multipart(BOUNDARY, fields),
                     {"Content-Type": MULTIPART_CONTENT, "Cookie": self.cookies})  # fmt: skip
        answer = link.getresponse()
        text = answer.read().decode() or str(answer.headers["Location"])
        link.close()
        self.slowest = max(self.slowest, time.monotonic() - begun)
        return answer.status, text


def memory_of_servers(port: int) -> int:
    """The most memory, in kilobytes, that a process of the server has had."""
    most = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"127.0.0.1:{port}".encode() in (place / "cmdline").read_bytes():
                most = max(most, int((place / "status").read_text().split("VmHWM:")[1].split()[0]))
        except (OSError, IndexError):
            continue
    return most


@pytest.fixture
def port(transactional_db: None) -> Iterator[int]:
    """Where a server on this test's database listens."""
    with one_server() as port:
        yield port


@pytest.mark.slow
@pytest.mark.one_database
def test_no_hostile_file_comes_in_by_a_request(
    port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = Submission.objects.create(mail="w@ngo.example", language="en")
    editor: Client = signed_in("editor")
    name = settings.SESSION_COOKIE_NAME
    form = Sender(port)
    admin = Sender(port, f"{name}={editor.cookies[name].value}; csrftoken={CSRF}")
    path = f"/en/practices/submit/{draft.token}/files/"
    files = list(all_of_them())[::EVERY]
    with watched() as most:
        for wrong, called, content in files:
            file = SimpleUploadedFile(called, content)
            kind = "images" if called.endswith(IMAGES) else "documents"
            status, text = form(path, {"files": file, "add": "files"})
            assert status == 422, (wrong, called, text)
            file.seek(0)
            status, text = admin(f"/admin/{kind}/add/", {
                "title": "x", "file": file, "collection": "1", "tags": "", "sharing": "clear",
                "csrfmiddlewaretoken": CSRF})
            assert status == 200, (wrong, called, text)
    good = SimpleUploadedFile("good.pdf", pdf())
    assert form(path, {"files": good, "add": "files"})[0] == 302
    slowest, server = max(form.slowest, admin.slowest), memory_of_servers(port)
    with capsys.disabled():
        print(f"\nhostile requests: {2 * len(files)}, slowest: {slowest:.1f} s, most memory:"
              f" {most[0] / 1000:.0f} MB to examine, {server / 1000:.0f} MB to serve")
    assert list(draft.files.values_list("name", flat=True)) == ["good.pdf"]
    assert not PortalDocument.objects.exists() and not PortalImage.objects.exists()
    assert slowest < MOST_SECONDS
    assert 0 < max(server, most[0]) < MOST_MEMORY
