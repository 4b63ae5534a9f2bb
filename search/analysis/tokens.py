"""Tokens: where words start and end in a text.

A word is a run of letters and digits. It may hold inner apostrophes (victim's), hyphens
(anti-trafficking) and, between a letter and its ending, a colon (EU:n, FN:s): such a word stays
one token, so that its exact form can be asked for, and its parts are found at the weight of
compound parts. A hyphen at the end of a line followed by a small letter is a word broken by
typesetting or OCR: ihmis-⏎kauppa is the token ihmiskauppa with the offsets of the whole.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Longest word that is analysed. Longer runs are base64, DNA or OCR noise; they are cut, because
# every step after this one may be quadratic in a word's length.
MAX_WORD = 80

_LONGEST_ACRONYM = 4  # a longer one is more often a word that was typed in capitals

# Letters and digits, with accents and soft hyphens among them. Written so that a plain word is one
# step: texts are cut into words by this alone.
_RUN = r"[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*"
_BROKEN = r"-[ \t]*\r?\n[ \t]*(?=[^\W\d_A-ZÅÄÖÆØ])"
_JOIN = rf"(?:['’ʼ\-\u2010\u2011]|{_BROKEN}|:(?<=[^\W\d_]:)(?=[^\W\d_]))"
_WORD = re.compile(rf"{_RUN}(?:{_JOIN}{_RUN})*")
_AROUND = re.compile(f"({_WORD.pattern})")
_ASCII_DASH = str.maketrans({"\u2010": "-", "\u2011": "-", "’": "'", "ʼ": "'", "\u00ad": None})
# Stands around the words of a text that was cut; JSON keeps it as it is, unlike smaller codes.
CUT = "\x7f"
_CONTROLS = re.compile(f"[\0\1\2{CUT}]")  # which cut texts and marks in them are made with
_LINE_BREAK = re.compile(r"-[ \t]*\r?\n[ \t]*")
_NOT_IN_WORD = re.compile(r"[^\w'\-:]|_")


class Token(NamedTuple):
    """A word of a text: its surface and where it stands, in characters."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The words of `text` in order, `text[token.start:token.end]` being what was written.

    `token.text` is that surface with line-break hyphens and soft hyphens taken out.
    """
    return list(iterate(text))


def iterate(text: str) -> Iterator[Token]:
    """As `tokenize`, one after the other."""
    for match in _WORD.finditer(text):
        yield Token(_surface(match.group()), match.start(), match.end())


def surfaces(text: str) -> list[str]:
    """The words of `text` as written, without offsets: the fast path of indexing."""
    return _WORD.findall(text)


@lru_cache(maxsize=8)  # a text that is indexed is cut twice: to be found, and to be shown
def segment(text: str) -> str:
    """`text` with `CUT` before and after each word; see `pieces_of`."""
    return CUT.join(_AROUND.split(_CONTROLS.sub(" ", text)))


def pieces_of(cut: str) -> list[str]:
    """A text cut by `segment`: every second piece, from the second on, is a word of it.

    As `surfaces` gives it.
    """
    return cut.split(CUT)


def is_acronym(word: str) -> bool:
    """Whether a word as written is short and in capitals, so that it is no form of a word: OM is
    a ministry and not om (if), OSSE not oss (us).
    """
    return 2 <= len(word) <= _LONGEST_ACRONYM and word.isalpha() and word.isupper()


def words_in(cut: str) -> int:
    """How many words a text has that was cut by `segment`, or a piece of it between two words."""
    return cut.count(CUT) // 2


def _surface(written: str) -> str:
    if "\n" in written:
        written = _LINE_BREAK.sub("", written)
    return written.replace("\u00ad", "")


def normalize_word(word: str) -> str:
    """`word` as index key: NFKC, small letters, plain hyphens and apostrophes, at most MAX_WORD.

    Characters that cannot be in a word (blanks, NUL, punctuation, lone surrogates) are taken
    out; the result may be empty. Total: any string in, never raises.
    """
    word = word[: 4 * MAX_WORD]
    if not word.isascii():
        word = unicodedata.normalize("NFKC", _surface(word).translate(_ASCII_DASH))
    elif "\n" in word:
        word = _surface(word)
    word = word.lower()
    if not word.isalnum():
        word = _NOT_IN_WORD.sub("", word).strip("'-:")
    return word[:MAX_WORD]
