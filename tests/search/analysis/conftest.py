"""Fixtures of the analysis tests. None of them needs Django or a database."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.analysis import voikko
from search.analysis.words import clear_caches


@pytest.fixture
def without_voikko(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Voikko off, as on a system that has no libvoikko."""
    monkeypatch.setenv(voikko.OFF_VARIABLE, "1")
    clear_caches()
    yield
    clear_caches()


@pytest.fixture
def with_voikko(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Voikko on; the test is skipped where the system has no libvoikko."""
    monkeypatch.delenv(voikko.OFF_VARIABLE, raising=False)
    if not voikko.available():
        pytest.skip("libvoikko or its Finnish dictionary is not installed")
    clear_caches()
    yield
    clear_caches()


@pytest.fixture
def shared_pairs() -> Path:
    """The directory of the measured inflection pairs, which are not part of the project."""
    beside = Path(__file__).parents[4] / "shared" / "inflection"
    directory = Path(os.environ.get("PORTAL_INFLECTION_DIR", beside))
    if not directory.is_dir():
        pytest.skip("no inflection pairs: set PORTAL_INFLECTION_DIR to their directory")
    return directory
