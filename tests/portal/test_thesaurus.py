"""The shipped thesaurus: shape, uniqueness of terms, and the hierarchy."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "portal" / "vocabulary" / "thesaurus.jsonl"
LANGUAGES = ["en", "fi", "sv", "nb", "da", "is"]
KEYS = [
    "kind",
    "id",
    "labels",
    "synonyms",
    "definition",
    "broader",
    "related",
    "exact_match",
]
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Content is tagged with these ids; they must not disappear.
REQUIRED = """\
trafficking-in-human-beings labour-exploitation sexual-exploitation child-trafficking forced-labour
forced-criminality victims victim-identification victim-assistance victim-support-services victim-position
residence-permits return compensation non-punishment pre-trial-investigation police-investigation
specialised-police-units prosecution courts criminal-liability financial-investigation economic-crime
grey-economy money-laundering confiscation administrative-approach organised-crime gangs
outlaw-motorcycle-gangs gang-recruitment exit-programmes youth-crime-prevention crime-prevention
local-crime-prevention municipalities schools multi-agency-cooperation joint-inspections
risk-based-targeting inspection-planning follow-up information-exchange own-initiative-disclosure
competences-of-authorities confidentiality shared-data-platforms situation-pictures strategic-planning
action-plans national-coordination national-coordinators nordic-cooperation international-cooperation
cross-border-crime networks-of-experts civil-society-cooperation round-tables study-tours seminars
transfer-of-practices evaluation research-practice-cooperation training training-materials legal-knowledge
awareness-raising information-for-workers mobile-applications migrant-workers labour-migration
migration-control labour-inspection prevention mainstreaming prison-and-probation threats-to-officials
interpretation occupational-safety supply-chains public-procurement online-recruitment human-rights
children interagency-training knowledge-sharing victim-centred-approach
"""


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return PATH.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def themes(lines: list[str]) -> list[dict]:
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def by_id(themes: list[dict]) -> dict[str, dict]:
    return {theme["id"]: theme for theme in themes}


def test_enough_themes(themes):
    assert len(themes) >= 200


def test_written_canonically(lines, themes):
    for number, (line, theme) in enumerate(zip(lines, themes, strict=True), 1):
        assert line == json.dumps(theme, ensure_ascii=False), f"line {number}"
        assert list(theme) == [key for key in KEYS if key in theme], (
            f"line {number}: key order"
        )
        assert theme["kind"] == "theme", f"line {number}"
        assert all(theme.values()), f"line {number}: an empty key"


def test_ids_are_unique_slugs(themes):
    ids = [theme["id"] for theme in themes]
    assert [i for i in ids if not SLUG.fullmatch(i)] == []
    assert sorted(ids) == sorted(set(ids))


def test_required_ids_exist(by_id):
    assert [i for i in REQUIRED.split() if i not in by_id] == []


def test_six_labels_each(themes):
    for theme in themes:
        assert list(theme["labels"]) == LANGUAGES, theme["id"]
        for language, label in theme["labels"].items():
            assert label and label == label.strip() and not label.endswith("."), (
                theme["id"],
                language,
            )


def test_synonyms_are_clean(themes):
    for theme in themes:
        for language, terms in theme.get("synonyms", {}).items():
            assert language in LANGUAGES and terms, (theme["id"], language)
            assert all(term and term == " ".join(term.split()) for term in terms), (
                theme["id"],
                language,
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_term_points_to_one_theme(themes, language):
    where = defaultdict(list)
    for theme in themes:
        for term in [
            theme["labels"][language],
            *theme.get("synonyms", {}).get(language, []),
        ]:
            where[term.casefold()].append(theme["id"])
    assert {term: ids for term, ids in where.items() if len(ids) > 1} == {}


def test_broader_stands_earlier(themes):
    seen: set[str] = set()
    for theme in themes:
        if "broader" in theme:
            assert theme["broader"] in seen, theme["id"]
        seen.add(theme["id"])


def test_hierarchy_has_no_cycle(themes, by_id):
    for theme in themes:
        path: list[str] = []
        current = theme["id"]
        while current is not None:
            assert current not in path, path
            path.append(current)
            current = by_id[current].get("broader")


def test_related_exist_and_are_symmetrical(themes, by_id):
    for theme in themes:
        related = theme.get("related", [])
        assert len(related) == len(set(related)) and theme["id"] not in related, theme[
            "id"
        ]
        for other in related:
            assert other in by_id, (theme["id"], other)
            assert theme["id"] in by_id[other].get("related", []), (theme["id"], other)
            assert other != theme.get("broader"), (theme["id"], other)


def test_definitions_come_in_all_languages(themes):
    defined = [theme for theme in themes if "definition" in theme]
    assert len(defined) >= 60
    for theme in defined:
        assert list(theme["definition"]) == LANGUAGES, theme["id"]
        assert all(
            text.strip() == text and text.endswith(".")
            for text in theme["definition"].values()
        ), theme["id"]


def test_exact_matches_are_uris(themes):
    for theme in themes:
        for uri in theme.get("exact_match", []):
            assert re.match(r"https?://\S+$", uri), (theme["id"], uri)
