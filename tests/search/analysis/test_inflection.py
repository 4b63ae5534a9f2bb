"""Inflected forms of a word meet, and forms of different words rarely do."""

import os
from collections.abc import Callable
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
from tests.services.environment import ROOT

OWN = Path(__file__).parent / "inflection"
# Pairs that are no part of the project, where they have been put.
OTHERS = Path(os.environ.get("PORTAL_INFLECTION_DIR", ROOT.parent / "shared" / "inflection"))
PAIRS = [OWN, OTHERS] if OTHERS.is_dir() else [OWN]
RECALL = {"en": 0.93, "fi": 0.97, "sv": 0.97, "nb": 0.95, "da": 0.94, "is": 0.99}
WHEELS_ONLY_RECALL = 0.93
OVER_STEMMING = {"en": 0.12, "fi": 0.08, "sv": 0.08, "nb": 0.08, "da": 0.12, "is": 0.08}
Way = Callable[[str, str, str], bool]
WAYS: list[Way] = [in_language, as_used, as_used_reversed]


def check(found: Figures, language: str, recall: float) -> None:
    assert found.recall >= recall, f"{language}: {found}"
    assert found.over_stemming <= OVER_STEMMING[language], f"{language}: {found}"


@pytest.mark.parametrize("pairs", PAIRS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "fi"])
def test_forms_of_a_word_meet(language: str, way: Way, pairs: Path) -> None:
    check(figures(read_pairs(pairs / f"{language}.tsv"), language, way), language, RECALL[language])


@pytest.mark.parametrize("pairs", PAIRS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("way", WAYS)
def test_finnish_forms_meet_with_voikko(way: Way, pairs: Path, with_voikko: None) -> None:
    check(figures(read_pairs(pairs / "fi.tsv"), "fi", way), "fi", RECALL["fi"])


@pytest.mark.parametrize("pairs", PAIRS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("way", WAYS)
def test_finnish_forms_meet_with_packages_alone(
    way: Way, pairs: Path, without_voikko: None
) -> None:
    check(figures(read_pairs(pairs / "fi.tsv"), "fi", way), "fi", WHEELS_ONLY_RECALL)
