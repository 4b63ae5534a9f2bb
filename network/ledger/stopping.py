"""The address that ends the reminders of one person, for who holds the mail, signed in or not."""

from django.core import signing

from portal.models import User

_SALT = "network.ledger.reminders"


def token_for(person: User) -> str:
    """A signed name of the person; it ends these mails and does nothing else."""
    return signing.dumps(person.pk, salt=_SALT)


def person_of(token: str) -> User | None:
    """The person of a token; None for a token that is not ours, or when the account is gone."""
    try:
        number = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=number).first()
