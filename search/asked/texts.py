"""Which queries may be counted, and under which text."""

import re

from search.query import clean_text

MAX_LETTERS = 60
# More digits than a year or a span of years has: a telephone, a personal identity number (all
# Nordic ones have ten or more with or without a sign in between), a case number, an account.
_MAX_DIGITS = 8
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_OTHER_DIGITS = 4


def countable(text: str) -> str | None:
    """`text` as it is counted: small letters, blanks folded; None when it is not to be kept.

    Not kept is what may name a person by itself: anything with an @, with more digits than years
    and short numbers have, or so long that it may be a text that was pasted.
    """
    folded = clean_text(text).casefold().strip(" \"'.,;:!?")
    if not folded or len(folded) > MAX_LETTERS or "@" in folded:
        return None
    digits = sum(character.isdigit() for character in folded)
    others = sum(character.isdigit() for character in _YEARS.sub("", folded))
    if digits > _MAX_DIGITS or others > _MAX_OTHER_DIGITS:
        return None
    return folded
