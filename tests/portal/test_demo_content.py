"""The demo content: its form, its references, its languages, and that it names no person."""

import hashlib
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "portal" / "demo" / "content"
THESAURUS = ROOT / "portal" / "vocabulary" / "thesaurus.jsonl"
FILES = {
    "organisations": "organisation",
    "coordinators": "coordinator",
    "practices": "practice",
    "reports": "report",
    "seminars": "seminar",
    "projects": "project",
    "adoptions": "adoption",
}
LANGUAGES = {"en", "fi", "sv", "nb", "da", "is"}
ITEM_KINDS = {"practice", "seminar", "report", "project"}
TEXT_FIELDS = {
    "practice": {
        "title", "summary", "problem_solutions", "body", "phases", "outcomes", "lessons",
        "preconditions", "transferability", "resources", "legal_basis", "target_groups",
    },
    "seminar": {"title", "summary", "place", "aims", "quotas", "transfer_questions", "sessions"},
    "report": {"title", "summary", "text", "recommendations"},
    "project": {"title", "summary", "appointed_by", "aims", "tasks", "outputs"},
}  # fmt: skip
# The part of a list's entry that is not text and therefore is the same in every language.
FIXED = {
    "outcomes": ("direction", "evidence"),
    "sessions": ("starts",),
    "recommendations": ("id",),
    "outputs": ("report", "practice"),
}
PHONE = re.compile(r"(?<![\d/:.])\+?\d[\d ]{7,}")
MAY_HAVE_DIGITS = re.compile(
    r"https?://\S+|\d{4}-\d{2}(?:-\d{2})?\S*|\d{1,2}\.\d{1,2}\.\d{4}|OM\d+:\d+/\d{4}|VN/\d+/\d{4}"
)
# SHA-256 of lower-cased names of persons in the five founding documents: the content speaks of
# functions, and the names themselves do not stand in the repository.
PERSONS = {
    "025f30d96217b642c03401d4f587d70f4fd882c02c6ca52cee1a2d29cfa67189",
    "0db64069f92101108369c7eb6a23f96e1618190ad708c5530d86f962b4e0f159",
    "1884f1bfbf948fbdd0662bd3dce5d4ded68fae043a75fff2a342bfa1c6a39465",
    "2c17c3c43071044a507b1912c1761bc7cc9807c61c9035c34a629314a612e053",
    "40b7a89c9454a34988e571d0714112248b0329749c2eb46ed11d0b6db78b9fdf",
    "450b12381e255f6e3f2ff95567675c7f79ffc24f90627f5382a78bbd243688ad",
    "49ce8fac51a40f215eaf51020a07a7ba7ec087b191d36ea77b0f9a249539cffb",
    "4a8d3d877a6fd7e864d038d449d05bea354832ca17fd7df9a6c000621607ae40",
    "4fa1f6372cd2636a094a727d440617eab486e1aae979195c3424528ba372f9c8",
    "537600f7aa35d6bccd3a36c6cb6e9917a4c6808b2041de8e12b5119acae1ac83",
    "557217d01984de62ff01f54e5a9e1ae92a776ac4d2c4fd02c28c947dbbc14ac9",
    "5634cba728a332ce9957f14e00899f066e58f6d123fd863b88a53780c6f51347",
    "6ccc4cc3c8cf12dfef9a916bbebe7b0fa139b6757ae669b8b3e644b89f098bfb",
    "a5556f4a84b59cb56de09177e35d98a780da24969d494335116e9cf45d21422c",
    "a5822a8c8b00deb97c29a1e397b34b4d85877265e533fd6e55e836f5fafb167f",
    "aa9c1614d8fb9e5efdb8bac8eea5f7c1da234194fc69c9bc59f919c981fbe82e",
    "abfa6cd83bf130a91d4f6f6ee484a056821891b99bfd57d1157a9c373e27ad64",
    "aefe3d1ce31b0cb73ba5106e5d1c274fe3d0793e1cf3aafaf642b78984c95011",
    "be45636a09d9aa08fe1840299015733cf6ff93985a9300bfef7e510bef559f9c",
    "ccd0be0eccd069bc323772419dc5d5f099733235ea1a1b098c60b3879e672b97",
    "d3c0dbb415cdceba0cdc089143188f48ad47520d01ae5e6bba12f3cf1f12fc3a",
    "eeb0e48efaa23146d3b246cb1533ac40bb24d1bd80065289015cc8f8a49be80d",
}
SHORTEST_NAME = 4


@cache
def lines() -> list[dict[str, Any]]:
    return [
        json.loads(raw)
        for name in FILES
        for raw in (CONTENT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@cache
def ids(kind: str) -> set[str]:
    return {line["id"] for line in lines() if line["kind"] == kind}


def items() -> list[dict[str, Any]]:
    return [line for line in lines() if line["kind"] in ITEM_KINDS]


def versions(line: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {line["language"]: line, **line.get("translations", {})}


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in texts(one)]


@pytest.mark.parametrize(("name", "kind"), FILES.items())
def test_every_line_is_an_object_of_its_files_kind(name: str, kind: str) -> None:
    raw = (CONTENT / f"{name}.jsonl").read_text(encoding="utf-8")
    assert raw.endswith("\n")
    for text in raw.splitlines():
        line = json.loads(text)
        assert line["kind"] == kind
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", line["id"]), line["id"]
        assert text == json.dumps(line, ensure_ascii=False), line["id"]


def test_ids_are_unique_in_their_kind() -> None:
    counts = Counter((line["kind"], line["id"]) for line in lines())
    assert [key for key, count in counts.items() if count > 1] == []


def references(line: dict[str, Any]) -> list[tuple[str, str]]:
    many = {"organisations": "organisation", "organisers": "organisation", "reports": "report"}
    one = {"organisation": "organisation", "practice": "practice", "source_event": "seminar"}
    found = [(kind, target) for field, kind in many.items() for target in line.get(field, [])]
    found += [(kind, line[field]) for field, kind in one.items() if field in line]
    return found + [(kind, out[kind]) for out in line.get("outputs", [])
                    for kind in ("report", "practice") if kind in out]


def test_every_reference_exists() -> None:
    missing = [
        (line["id"], kind, target)
        for line in lines()
        for kind, target in references(line)
        if target not in ids(kind)
    ]
    assert missing == []


def test_every_item_has_countries_and_known_themes() -> None:
    for line in items():
        assert line.get("countries"), line["id"]
        assert line.get("themes"), line["id"]
    if not THESAURUS.exists():
        pytest.skip("the thesaurus is not there yet")
    known = {json.loads(raw)["id"] for raw in THESAURUS.read_text(encoding="utf-8").splitlines()}
    unknown = {theme for line in lines() for theme in line.get("themes", [])} - known
    assert unknown == set()


def test_every_practice_and_coordinator_is_sourced_or_mandated() -> None:
    for line in lines():
        if line["kind"] == "practice":
            assert all(url.startswith("https://") for url in line["sources"]), line["id"]
            assert line["sources"], line["id"]
        if line["kind"] == "coordinator":
            assert line["mandate"], line["id"]
            assert line["sharing"] == "clear", line["id"]


def test_every_item_is_there_in_its_own_language_and_in_english() -> None:
    for line in items():
        assert line["language"] in LANGUAGES, line["id"]
        assert line["language"] not in line.get("translations", {}), line["id"]
        assert "en" in versions(line), line["id"]


def test_ten_items_or_more_are_there_in_all_six_languages() -> None:
    assert len([line for line in items() if set(versions(line)) == LANGUAGES]) >= 10


def test_translations_have_the_same_fields_and_lists_as_the_original() -> None:
    for line in items():
        fields = TEXT_FIELDS[line["kind"]] & set(line)
        for language, version in line.get("translations", {}).items():
            where = (line["id"], language)
            assert set(version) == fields, where
            for field in fields:
                original, translated = line[field], version[field]
                assert type(original) is type(translated), (*where, field)
                if isinstance(original, list):
                    check_list(original, translated, FIXED.get(field, ()), (*where, field))


def check_list(original: list[Any], translated: list[Any], fixed: Any, where: Any) -> None:
    assert len(original) == len(translated), where
    for one, other in zip(original, translated, strict=True):
        if isinstance(other, dict):
            # What countries answer stands with the original only.
            assert set(one) - {"responses"} == set(other), where
            assert [one.get(key) for key in fixed] == [other.get(key) for key in fixed], where


def test_translations_are_not_the_original_once_more() -> None:
    for line in items():
        for field in ("summary", "body", "text"):
            seen = [version[field] for version in versions(line).values() if field in version]
            assert len(seen) == len(set(seen)), (line["id"], field)


def test_what_worked_is_not_claimed_without_saying_what_came_about() -> None:
    """No founding document reports an evaluation: nothing may claim evidence."""
    for line in lines():
        for outcome in line.get("outcomes", []):
            assert outcome["evidence"] == "untested", line["id"]
            assert outcome["direction"] in {"worked", "unknown"}, line["id"]


def test_markdown_holds_no_html_image_or_first_level_heading() -> None:
    for line in lines():
        for text in texts(line):
            assert not re.search(r"<[a-zA-Z/!]|!\[|^# ", text, re.MULTILINE), line["id"]


def test_answers_of_countries_say_that_they_are_examples() -> None:
    said = [entry for line in lines() for one in line.get("recommendations", [])
            for answer in one.get("responses", [])
            for entry in (answer, *answer.get("history", []))]
    assert said
    assert all(entry["note"].startswith("Example for the demonstration:") for entry in said)


def test_no_mail_address_phone_number_or_contact_field() -> None:
    for line in lines():
        assert not {"email", "phone", "person"} & set(line), line["id"]
        for text in texts(line):
            assert "@" not in text, line["id"]
            assert not PHONE.search(MAY_HAVE_DIGITS.sub(" ", text)), (line["id"], text)


def test_no_person_of_the_founding_documents_is_named() -> None:
    words = {
        word
        for line in lines()
        for text in texts(line)
        for word in re.findall(r"[^\W\d_]+", text.lower())
    }
    # Beginnings too: Finnish and Icelandic add endings to names.
    for word in words:
        for end in range(SHORTEST_NAME, len(word) + 1):
            assert hashlib.sha256(word[:end].encode()).hexdigest() not in PERSONS, word
