"""Hostile files: none comes in, and none takes more memory or time than it may."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.documents.examining import examine_path
from portal.documents.reasons import NotTaken
from tests.portal.documents.hostile import all_of_them, huge

MOST_MEMORY, MOST_SECONDS = 300_000, 20  # kilobytes; seconds of a request
IMAGES = ("png", "jpg")


@contextmanager
def watched() -> Iterator[list[int]]:
    """The most memory, in kilobytes, of any process that examines a file meanwhile."""
    most, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(0.005):
            for place in Path("/proc").glob("[0-9]*"):
                try:
                    if b"portal.documents.child" not in (place / "cmdline").read_bytes():
                        continue
                    status = (place / "status").read_text()
                except OSError:
                    continue
                if "VmHWM:" in status:
                    most[0] = max(most[0], int(status.split("VmHWM:")[1].split()[0]))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        done.set()
        thread.join()


def refused(path: Path, name: str) -> str:
    """Why the file is not taken; nothing when it is."""
    try:
        examine_path(path, name, images=name.endswith(IMAGES))
    except NotTaken as reason:
        return reason.code
    return ""


@pytest.mark.slow
def test_no_hostile_file_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken, slowest, count = [], 0.0, 0
    files = [(wrong, name, content) for wrong, name, content in all_of_them()]
    with watched() as most:
        for wrong, name, content in files:
            path = tmp_path / "file"
            path.write_bytes(content)
            begun = time.monotonic()
            reason = refused(path, name)
            slowest, count = max(slowest, time.monotonic() - begun), count + 1
            if not reason:
                taken.append(f"{name}: {wrong}")
    assert refused(huge(tmp_path), "a.pdf") == "big"
    memory = most[0]
    with capsys.disabled():
        print(f"\nhostile files: {count + 1}, taken: {len(taken)}, slowest: {slowest:.1f} s,"
              f" most memory: {memory / 1000:.0f} MB")
    assert taken == []
    assert count >= 60
    assert slowest < MOST_SECONDS
    assert memory < MOST_MEMORY
