"""The problem and its solution that answer a query best."""

from django.utils.safestring import SafeString

from search.document import Document, Item
from search.highlight import Highlighter


def best_pair(
    item: Item, shown: Document, read: str, highlighter: Highlighter
) -> dict[str, SafeString | str] | None:
    """The pair that most different words of the query meet, marked; None when no pair does.

    Looked for in the version shown, then in the one in the language `read`, whose text met. A
    pair that met there is shown in the reader's version when that has as many pairs, and so the
    same one at the same place. Keys: `problem`, `solution`, and the `language` of both.
    """
    others = [one for one in item.versions if one.language == read and one is not shown]
    for version in (shown, *others):
        place = _best(version, highlighter)
        if place is not None:
            same = len(shown.pairs) == len(version.pairs)
            return _marked(shown if same else version, place, highlighter)
    return None


def _best(version: Document, highlighter: Highlighter) -> int | None:
    met = [highlighter.met("\n".join(pair), version.language) for pair in version.pairs]
    most = max(met, default=0)
    return met.index(most) if most else None


def _marked(
    version: Document, place: int, highlighter: Highlighter
) -> dict[str, SafeString | str]:
    problem, solution = version.pairs[place]
    return {
        "problem": highlighter.whole(problem, version.language),
        "solution": highlighter.whole(solution, version.language),
        "language": version.language,
    }
