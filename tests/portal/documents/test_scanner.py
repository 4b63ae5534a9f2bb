"""Where ClamAV is set, nothing comes in without its word; a real one is asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.documents.examining import examine_path
from portal.documents.reasons import NotTaken
from tests.portal.documents.making import pdf
from tests.services import clamd


@pytest.fixture(scope="module")
def socket() -> Iterator[str]:
    """The path of a running ClamAV's socket."""
    path, server = clamd.start()
    yield path
    server.stop()


@pytest.fixture
def scanner(socket: str, settings: Any) -> None:
    """ClamAV is asked."""
    settings.DOCUMENT_SCANNER = socket


@pytest.mark.usefixtures("scanner")
def test_a_file_without_a_finding_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(["words"] * 200))
    assert examine_path(path, "a.pdf").pages == 200


@pytest.mark.usefixtures("scanner")
@pytest.mark.parametrize(("content", "reason"), [
    (clamd.VIRUS, "virus"), (b"word " * (clamd.LARGEST // 5 + 1), "scanner"),
])  # fmt: skip
def test_a_finding_keeps_a_file_out_and_so_does_what_the_scanner_does_not_take(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(NotTaken) as told:
        examine_path(path, "a.txt")
    assert told.value.code == reason


def test_a_scanner_that_is_away_lets_nothing_in(tmp_path: Path, settings: Any) -> None:
    settings.DOCUMENT_SCANNER = str(tmp_path / "none.sock")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf())
    with pytest.raises(NotTaken, match="does not answer"):
        examine_path(path, "a.pdf")
