"""The interface in five languages beside English: complete, well formed, and compilable."""

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib  # type: ignore[import-untyped]
import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal.texts import extracted, update

ROOT = Path(__file__).resolve().parents[1]
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


def po_path(language: str, others: bool = False) -> Path:
    folder = ROOT / "locale" / "others" if others else ROOT / "locale"
    return folder / language / "LC_MESSAGES" / "django.po"


@cache
def catalogue(language: str, others: bool = False) -> polib.POFile:
    return polib.pofile(str(po_path(language, others)))


def both(language: str) -> Iterator[polib.POEntry]:
    """The entries of the catalogue of our own texts, then those of others'."""
    yield from catalogue(language)
    yield from catalogue(language, others=True)


def keys(entries: polib.POFile) -> set[Key]:
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural)
        for entry in entries if not entry.obsolete
    }


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Each text with its translation; a plural's forms one by one."""
    for entry in both(language):
        if entry.msgid_plural:
            for text in entry.msgstr_plural.values():
                yield entry.msgid_plural, text
        else:
            yield entry.msgid, entry.msgstr


@cache
def in_sources() -> set[Key]:
    """The texts in the code and the templates as they are now."""
    found: set[Key] = set()
    for text in extracted():
        singular, plural = text.id if isinstance(text.id, list | tuple) else (text.id, "")
        found.add((text.context, singular, plural))
    return found - {(None, "", "")}  # the header


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_every_text(language: str) -> None:
    """A text that is new in the code or a template is in the catalogue; one that left is not."""
    had = keys(catalogue(language))

    assert sorted(key[1] for key in in_sources() - had) == [], "run update_texts, translate these"
    assert sorted(key[1] for key in had - in_sources()) == [], "no page has these any more"


def test_texts_are_found_wherever_they_stand() -> None:
    assert in_sources() >= {
        (None, "Organisation", ""),  # a model's field
        (None, "Skip to the content", ""),  # a page's template
        (None, "%(n)s result", "%(n)s results"),
        (None, "Mail addresses", ""),  # a template of Django's
    }


def test_update_adds_what_is_new_and_takes_out_what_left(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    before = polib.pofile(str(po_path("fi")))
    path.write_text(po_path("fi").read_text(encoding="utf-8"), encoding="utf-8")
    texts = Catalog()
    for text in extracted():
        if text.id != "Skip to the content":
            texts.add(text.id, context=text.context)
    texts.add(("%(n)s owl", "%(n)s owls"), context="bird")

    assert update(path, "fi", texts) == (1, 1)

    after = polib.pofile(str(path))
    assert after.metadata == before.metadata
    assert keys(after) - keys(before) == {("bird", "%(n)s owl", "%(n)s owls")}
    assert keys(before) - keys(after) == {(None, "Skip to the content", "")}
    assert {entry.msgid: entry.msgstr for entry in after if entry.translated()}.items() <= {
        entry.msgid: entry.msgstr for entry in before
    }.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_others_stand_apart(language: str) -> None:
    assert keys(catalogue(language, others=True)) & in_sources() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    entries = list(both(language))

    assert [entry.msgid for entry in entries if not entry.translated()] == []
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_titles_are_there(language: str) -> None:
    assert {entry.msgid for entry in catalogue(language) if entry.msgstr} >= PAGE_TITLES


@pytest.mark.parametrize("language", sorted(WITHOUT_ALLAUTH))
def test_signing_in_is_translated_too(language: str) -> None:
    """Allauth has no words of its own in this language."""
    assert {entry.msgid for entry in both(language) if entry.translated()} >= SIGN_IN_WORDS


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
    for entry in both(language):
        if not entry.msgctxt and not entry.msgid_plural:
            found[entry.msgid.replace("’", "'").casefold()].add(entry.msgstr.casefold())

    assert {text: words for text, words in found.items() if len(words) > 1} == {}


@pytest.mark.parametrize("others", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_header(language: str, others: bool) -> None:
    metadata = catalogue(language, others).metadata

    assert metadata["Language"] == language
    assert metadata["Plural-Forms"] == PLURAL_FORMS[language]
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    for entry in catalogue(language, others):
        if entry.msgid_plural:
            assert set(entry.msgstr_plural) == {0, 1}, entry.msgid


@pytest.mark.parametrize("others", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_compiles(language: str, others: bool) -> None:
    """`make setup` compiles the catalogues with Babel."""
    with po_path(language, others).open("rb") as source:
        messages = read_po(source, locale=language, abort_invalid=True)
    faults = [(message.id, errors) for message, errors in messages.check()]
    compiled = io.BytesIO()
    write_mo(compiled, messages)

    assert faults == []
    assert compiled.tell() > (100 if others else 1000)
