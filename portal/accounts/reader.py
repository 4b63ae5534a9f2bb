"""The reader behind a request."""

from django.http import HttpRequest
from django.utils.translation import get_language

from portal.accounts.roles import audience_of
from portal.vocabulary.languages import interface_language, reading_order
from search.reader import Reader


def reader_of(request: HttpRequest) -> Reader:
    """What the visitor may read and in which order of languages."""
    language = interface_language(get_language())
    return Reader(audience_of(request.user), language, reading_order(language))
