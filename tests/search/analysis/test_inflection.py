"""Inflected forms of a word meet, and forms of different words rarely do."""

from pathlib import Path

import pytest

from search.analysis import LANGUAGES
from search.analysis.measure import (
    Figures,
    as_used,
    as_used_reversed,
    figures,
    in_language,
    read_pairs,
)

OWN = Path(__file__).parent / "inflection"
RECALL = {"en": 0.93, "fi": 0.97, "sv": 0.97, "nb": 0.95, "da": 0.94, "is": 0.99}
WHEELS_ONLY_RECALL = 0.93
OVER_STEMMING = {"en": 0.12, "fi": 0.08, "sv": 0.08, "nb": 0.08, "da": 0.12, "is": 0.08}
WAYS = [in_language, as_used, as_used_reversed]


def check(found: Figures, language: str, recall: float) -> None:
    assert found.recall >= recall, f"{language}: {found}"
    assert found.over_stemming <= OVER_STEMMING[language], f"{language}: {found}"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "fi"])
def test_own_pairs(language: str, way) -> None:
    check(figures(read_pairs(OWN / f"{language}.tsv"), language, way), language, RECALL[language])


@pytest.mark.parametrize("way", WAYS)
def test_own_finnish_pairs_with_voikko(way, with_voikko: None) -> None:
    check(figures(read_pairs(OWN / "fi.tsv"), "fi", way), "fi", RECALL["fi"])


@pytest.mark.parametrize("way", WAYS)
def test_own_finnish_pairs_from_wheels_alone(way, without_voikko: None) -> None:
    check(figures(read_pairs(OWN / "fi.tsv"), "fi", way), "fi", WHEELS_ONLY_RECALL)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "fi"])
def test_shared_pairs(language: str, way, shared_pairs: Path) -> None:
    pairs = read_pairs(shared_pairs / f"{language}.tsv")
    check(figures(pairs, language, way), language, RECALL[language])


@pytest.mark.parametrize("way", WAYS)
def test_shared_finnish_pairs_with_voikko(way, shared_pairs: Path, with_voikko: None) -> None:
    check(figures(read_pairs(shared_pairs / "fi.tsv"), "fi", way), "fi", RECALL["fi"])


@pytest.mark.parametrize("way", WAYS)
def test_shared_finnish_pairs_from_wheels_alone(
    way, shared_pairs: Path, without_voikko: None
) -> None:
    check(figures(read_pairs(shared_pairs / "fi.tsv"), "fi", way), "fi", WHEELS_ONLY_RECALL)
