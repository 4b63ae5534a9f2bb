"""What the signs in a query's text mean: `"side by side"`, `-without`, `NOT without`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPERATORS = ("AND", "OR", "NOT")  # between words; AND and OR say what is done anyway
_PIECE = re.compile(r'(?P<sign>-|\bNOT +)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a phrase of a query: as written with its signs, and its text without."""

    written: str
    text: str
    phrase: bool = False
    without: bool = False


def pieces(text: str) -> Iterator[Piece]:
    """The words and phrases of a query's text, in order. Any text can be read."""
    before = False
    for match in _PIECE.finditer(text):
        sign, phrase, word = match.group("sign", "phrase", "word")
        if word in OPERATORS and before:
            continue
        # With nothing before it NOT is a word, as in "NOT FOR SALE".
        without = bool(sign) and (sign == "-" or before)
        if sign and not without and phrase is None:
            yield Piece(match[0], match[0])
        else:
            yield Piece(match[0], word if phrase is None else phrase, phrase is not None, without)
        before = True


def loosened(text: str) -> Iterator[str]:
    """What may be asked instead where `text` finds nothing: its phrases as words, and then all
    of it but what it leaves out.
    """
    found = list(pieces(text))
    if any(piece.phrase and not piece.without for piece in found):
        yield " ".join(piece.written if piece.without else piece.text for piece in found)
    if any(piece.without for piece in found):
        yield " ".join(piece.written for piece in found if not piece.without)


def quotable(text: str) -> str:
    """A query's text to stand between quotation marks, without such marks of its own."""
    found = list(pieces(text))
    if len(found) == 1 and found[0].phrase and not found[0].without:
        return found[0].text
    return text.replace('"', "'")
