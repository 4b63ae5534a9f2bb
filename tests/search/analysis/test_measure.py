"""The measure command prints one row a language, and memory."""

from pathlib import Path

import pytest

from search.analysis import LANGUAGES
from search.analysis.measure import main

OWN = Path(__file__).parent / "inflection"


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--once", str(OWN)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[2:-1]] == list(LANGUAGES)
    assert "MB resident" in lines[0]
