"""The interface in five languages beside English: complete, well formed, and compilable."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import allauth
import polib  # type: ignore[import-untyped]
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("portal", "practices", "network", "search", "templates")
PLURAL_FORMS = {
    "fi": "nplurals=2; plural=(n != 1);",
    "sv": "nplurals=2; plural=(n != 1);",
    "nb": "nplurals=2; plural=(n != 1);",
    "da": "nplurals=2; plural=(n != 1);",
    "is": "nplurals=2; plural=(n % 10 != 1 || n % 100 == 11);",
}
LANGUAGES = tuple(PLURAL_FORMS)
# The first migrate names pages with these.
PAGE_TITLES = {
    "Nordic coordinators' portal", "Best practices", "Network", "Archive", "Seminars", "Reports",
    "Projects",
}
# allauth speaks the others itself; in those we only right what it has wrong.
WITHOUT_ALLAUTH = {"is"}
SIGN_IN_WORDS = {
    "Sign In", "Sign Out", "Remember Me", "Forgot your password?", "Password Reset",
    "Email Addresses", "Change Password", "Two-Factor Authentication", "Recovery Codes",
    "Send me a sign-in code", "Incorrect code.",
    "The email address and/or password you specified are not correct.",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")

Key = tuple[str | None, str, str]

pytestmark = pytest.mark.one_database


def po_path(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


@cache
def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(po_path(language)))


def keys(entries: polib.POFile) -> set[Key]:
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural)
        for entry in entries if not entry.obsolete
    }


@cache
def allauth_keys() -> set[Key]:
    """The texts of allauth."""
    folder = Path(allauth.__file__).parent / "locale" / "sv" / "LC_MESSAGES"
    return keys(polib.pofile(str(folder / "django.po")))


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Each text with its translation; a plural's forms one by one."""
    for entry in catalogue(language):
        if entry.msgid_plural:
            for text in entry.msgstr_plural.values():
                yield entry.msgid_plural, text
        else:
            yield entry.msgid, entry.msgstr


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[Key] | None:
    """The texts in the code and the templates as they are now; None without xgettext."""
    if not all(map(shutil.which, ("xgettext", "msgmerge", "msguniq"))):
        return None
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        shutil.copytree(
            ROOT / name, copy / name,
            ignore=shutil.ignore_patterns("static", "__pycache__", "*.jsonl"),
        )
    (copy / "locale").mkdir()
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "fi", "--no-location", "-v", "0"],
        cwd=copy, env=environment, check=True, capture_output=True, timeout=120,
    )
    return keys(polib.pofile(str(copy / "locale" / "fi" / "LC_MESSAGES" / "django.po")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_every_text(language: str, extracted: set[Key] | None) -> None:
    """A text that is new in the code or a template is in the catalogue; one that left is not."""
    if extracted is None:
        wanted = set().union(*(keys(catalogue(one)) for one in LANGUAGES)) - allauth_keys()
        had = keys(catalogue(language)) - allauth_keys()
    else:
        wanted = extracted
        had = keys(catalogue(language)) - (allauth_keys() - extracted)

    assert sorted(key[1] for key in wanted - had) == [], "run makemessages and translate these"
    assert sorted(key[1] for key in had - wanted) == [], "no page has these any more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    entries = catalogue(language)

    assert [entry.msgid for entry in entries if not entry.obsolete and not entry.translated()] == []
    assert [entry.msgid for entry in entries if entry.fuzzy] == []
    assert [entry.msgid for entry in entries.obsolete_entries()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_titles_are_there(language: str) -> None:
    assert {entry.msgid for entry in catalogue(language) if entry.msgstr} >= PAGE_TITLES


@pytest.mark.parametrize("language", sorted(WITHOUT_ALLAUTH))
def test_signing_in_is_translated_too(language: str) -> None:
    """Makemessages drops these: they are not in our own sources. Take them back with git."""
    assert {entry.msgid for entry in catalogue(language) if entry.translated()} >= SIGN_IN_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_survive(language: str) -> None:
    for text, translation in pairs(language):
        for pattern in (PLACEHOLDER, TAG):
            assert Counter(pattern.findall(translation)) == Counter(pattern.findall(text)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_edges_are_kept(language: str) -> None:
    """No stray space at either end, and a colon or a full stop where English has one."""
    for text, translation in pairs(language):
        assert translation.strip() == translation or text.strip() != text, text
        assert translation.endswith(":") == text.endswith(":"), text
        assert translation.endswith(".") == text.endswith("."), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_word_has_one_translation(language: str) -> None:
    """Texts that differ only by a capital or the shape of an apostrophe read the same."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in catalogue(language):
        if not entry.msgctxt and not entry.msgid_plural:
            found[entry.msgid.replace("’", "'").casefold()].add(entry.msgstr.casefold())

    assert {text: words for text, words in found.items() if len(words) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_header(language: str) -> None:
    metadata = catalogue(language).metadata

    assert metadata["Language"] == language
    assert metadata["Plural-Forms"] == PLURAL_FORMS[language]
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    for entry in catalogue(language):
        if entry.msgid_plural:
            assert set(entry.msgstr_plural) == {0, 1}, entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiles(language: str) -> None:
    """`make setup` compiles the catalogues with Babel."""
    with po_path(language).open("rb") as source:
        messages = read_po(source, locale=language, abort_invalid=True)
    faults = [(message.id, errors) for message, errors in messages.check()]
    compiled = io.BytesIO()
    write_mo(compiled, messages)

    assert faults == []
    assert compiled.tell() > 1000
