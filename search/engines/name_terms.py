"""The terms of the field `names_f`, by which names are completed.

Four sorts stand in one field: words; `tra*`, the first letters of words; `^tra`, the first letters
of names, and `en^tra`, those of titles in a language. Few letters are terms of their own, because
thousands of words and names begin with them, and to walk over these takes longer than anybody
types. More letters are looked for among all terms.
"""

from collections.abc import Iterator
from itertools import chain

from search.document import Document, Item
from search.names import read_name
from search.typed import MAX_TYPED, Typed

NAMES = "names_f"
OF_WORDS, OF_NAMES = 3, 8  # first letters that are terms
# What makes a completion stand higher: a name that begins as typed, the last word typed whole, and
# among equals that the title in the reader's language begins so.
BEGINS_WEIGHT, WHOLE_WEIGHT, OWN_WEIGHT = 4.0, 2.0, 1.0


def name_terms(item: Item) -> str:
    """The terms of all names of all versions, with blanks between them."""
    return " ".join(sorted(set(chain.from_iterable(map(_terms, item.versions)))))


def needed_start(typed: Typed) -> tuple[str, bool]:
    """What the last word typed is looked for by: a term, and whether it is a whole one."""
    start = typed.start
    return (start, False) if len(start) > OF_WORDS else (f"{start}*", True)


def better_starts(typed: Typed, language: str) -> Iterator[tuple[str, bool, float]]:
    """What the better completions have: terms, whether whole ones, and how much they weigh."""
    letters = typed.letters[:MAX_TYPED]
    whole = len(letters) <= OF_NAMES
    yield f"^{letters}", whole, BEGINS_WEIGHT
    yield typed.start, True, WHOLE_WEIGHT
    yield f"{language}^{letters}", whole, OWN_WEIGHT


def _terms(version: Document) -> Iterator[str]:
    title = read_name(version.title)
    for start in _starts(title.letters):
        yield f"{version.language}^{start}"
    for name in (title, *map(read_name, version.names)):
        for start in _starts(name.letters):
            yield f"^{start}"
        for form in name.forms:
            yield form
            for length in range(1, OF_WORDS + 1):
                yield f"{form[:length]}*"


def _starts(letters: str) -> Iterator[str]:
    for length in (*range(1, OF_NAMES + 1), MAX_TYPED):
        yield letters[:length]
