"""Lexicons: simplemma's tables of inflected form → lemma, as tries mapped from files.

simplemma ships compressed word lists. As dictionaries all six take 679 MB, as tries 34 MB, and
mapped from a file the pages are shared by all processes of a machine. The files are made once,
in a process of their own (the making takes some seconds and 700 MB, which a web worker must not
keep), and lie in PORTAL_ANALYSIS_CACHE, else in the user's cache directory, else in a temporary
one.
"""

import os
import subprocess
import sys
import tempfile
import threading
from functools import cache
from pathlib import Path

import simplemma
from marisa_trie import BytesTrie  # type: ignore[import-not-found]

CACHE_VARIABLE = "PORTAL_ANALYSIS_CACHE"

_lock = threading.Lock()
_BUILD = (
    "import sys; from simplemma.strategies.dictionaries import TrieDictionaryFactory as F;"
    "F(disk_cache_dir=sys.argv[1]).get_dictionary(sys.argv[2])"
)


class Lexicon:
    """The word list of one language. Safe to share between threads: it is never changed."""

    def __init__(self, trie: BytesTrie) -> None:
        self._trie = trie

    def __contains__(self, word: str) -> bool:
        return word in self._trie

    def lemma(self, word: str) -> str | None:
        """The lemma of `word` (small letters), also when the list has it capitalised, or None."""
        found = self._trie.get(word) or self._trie.get(word.capitalize())
        return found[0].decode().lower() if found else None

    def prefixes(self, text: str) -> list[str]:
        """All words of the list that `text` starts with, shortest first."""
        return list(self._trie.prefixes(text))

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word of the list starts with `prefix`."""
        return next(self._trie.iterkeys(prefix), None) is not None


def cache_directory() -> Path:
    """Where the trie files of this version of simplemma are kept; made when missing.

    Raises OSError when there is no directory that can be written or already holds them.
    """
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    chosen = os.environ.get(CACHE_VARIABLE) or os.path.join(caches, "nordic-portal")
    for root in (chosen, os.path.join(tempfile.gettempdir(), f"nordic-portal-{os.getuid()}")):
        directory = Path(root) / f"simplemma-{simplemma.__version__}"
        try:
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            # A file of another user's making must not be mapped into this process.
            if directory.stat().st_uid not in (0, os.getuid()):
                continue
        except OSError:
            continue
        if os.access(directory, os.W_OK) or any(directory.glob("*.dic")):
            return directory
    raise OSError(f"no directory for lexicon files: set {CACHE_VARIABLE} to a writable one")


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one of the six languages, made on the machine's first use.

    Raises OSError when no cache directory can be written and none holds the file, and
    subprocess.CalledProcessError when it cannot be made.
    """
    with _lock:
        path = cache_directory() / f"{language}.dic"
        try:
            return Lexicon(BytesTrie().mmap(str(path)))
        except (OSError, RuntimeError):  # missing, or written by a machine that lost power
            _build(path)
        return Lexicon(BytesTrie().mmap(str(path)))


def _build(path: Path) -> None:
    """Make the file at `path` in a process of its own, moved into place when it is whole."""
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        subprocess.run(
            [sys.executable, "-c", _BUILD, scratch, path.stem], check=True, capture_output=True
        )
        os.replace(Path(scratch) / path.name, path)
