"""The address that ends the mails of one saved search, for who holds the mail, signed in or not."""

from django.core import signing

from search.saved.models import SavedSearch

_SALT = "search.saved.unsubscribe"


def token_for(search: SavedSearch) -> str:
    """A signed name of the search; it ends mails and does nothing else."""
    return signing.dumps(search.pk, salt=_SALT)


def search_of(token: str) -> SavedSearch | None:
    """The search of a token; None for a token that is not ours, or when the search is gone."""
    try:
        number = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return SavedSearch.objects.filter(pk=number).first()
