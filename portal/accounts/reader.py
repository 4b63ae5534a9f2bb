"""The reader behind a request, or behind a search that a person has saved."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from portal.accounts.roles import audience_of
from portal.vocabulary.languages import interface_language, reading_order
from search.reader import Reader


def reader_of(request: HttpRequest) -> Reader:
    """What the visitor may read and in which order of languages."""
    language = interface_language(get_language())
    return Reader(audience_of(request.user), language, reading_order(language))


def reader_for(user: Any, language: str) -> Reader:
    """What a person may read at this moment, in an interface language of theirs."""
    language = interface_language(language)
    return Reader(audience_of(user), language, reading_order(language))
