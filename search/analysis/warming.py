"""Warming: everything that is loaded lazily, loaded at once."""

from collections.abc import Iterable

from .languages import LANGUAGES
from .words import analyze_query_word, analyze_word


def warm(languages: Iterable[str] = LANGUAGES) -> None:
    """Load the lexicons and analysers of `languages`: before a server forks, for shared pages.

    The first time on a machine this makes the lexicon files and takes some seconds.
    """
    for language in languages:
        analyze_word("a", language)
    analyze_query_word("a")
