"""Words that were analysed before, in a file beside the lexicons: a process that starts has those
of the thesaurus at once instead of after some seconds.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from . import voikko
from .languages import analysis_language
from .lexicon import cache_directory
from .tokens import is_acronym
from .words import WordTerms, analyze_term_word, learn_words

_ANALYSED_BY = ("simplemma", "PyStemmer", "islenska")


Known = dict[str, dict[str, WordTerms]]  # language → word as written → its terms


@contextmanager
def kept_words(name: str) -> Iterator[Callable[[str, str], WordTerms]]:
    """As `analyze_term_word`, for words that the file `name` has, or has afterwards.

    Without a folder that can be written, or with a file that cannot be read, they are analysed.
    """
    path = _path(name)
    kept = _read(path)
    for language, words in kept.items():
        learn_words(words, language)
    met: Known = {}

    def analyze(word: str, language: str) -> WordTerms:
        terms = analyze_term_word(word, language)
        known_as = analysis_language(language)
        if known_as and not is_acronym(word):
            met.setdefault(known_as, {})[word] = terms
        return terms

    yield analyze
    languages = kept.keys() | met.keys()
    together = {one: kept.get(one, {}) | met.get(one, {}) for one in languages}
    if path and together != kept:
        _write(path, together)


def _path(name: str) -> Path | None:
    try:
        return cache_directory() / f"{name}-{_fingerprint(voikko.available())}.json"
    except OSError:
        return None


@cache
def _fingerprint(with_voikko: bool) -> str:
    """New whenever words may be analysed otherwise: other code, other word lists, Voikko or not."""
    found = hashlib.blake2b(repr(with_voikko).encode(), digest_size=8)
    for package in _ANALYSED_BY:
        found.update(version(package).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        found.update(source.read_bytes())
    return found.hexdigest()


def _read(path: Path | None) -> Known:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Known) if path else {}
    except (OSError, msgspec.DecodeError):
        return {}


def _write(path: Path, words: Known) -> None:
    """Moved into place when it is whole; another process may read it at the same moment."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as scratch:
            scratch.write(msgspec.json.encode(words))
        os.replace(scratch.name, path)
    except OSError:
        return
