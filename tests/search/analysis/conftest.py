"""Fixtures of the analysis tests. None of them needs Django or a database."""

from collections.abc import Iterator

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
