"""Invitations: making the link, and accepting.

The link is signed and ends with its row. Whoever holds it has read the invited address's mail, so
a new account's address counts as verified. An account that is there already is signed in to in
its own way first: a link that lies in a mailbox for two weeks opens no account.
"""

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.utils import timezone

from portal.accounts.grants import grant
from portal.accounts.mails import mail_invitation
from portal.models import Invitation, User
from portal.models.audit import Action
from portal.models.invitation import in_two_weeks
from portal.privacy.audit import record

SALT = "portal.invitation"


def token_of(invitation: Invitation) -> str:
    """What stands in the link: the row and its end, signed; a mail sent anew replaces the old."""
    return signing.dumps([invitation.pk, int(invitation.expires.timestamp())], salt=SALT)


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link leads to, if it can still be accepted."""
    try:
        pk, expires = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Invitation.objects.filter(pk=pk).first()
    if found is None or not found.is_open or int(found.expires.timestamp()) != expires:
        return None
    return found


def send(invitation: Invitation) -> bool:
    """Sends the mail, valid from now; says whether it went out."""
    invitation.expires = in_two_weeks()
    invitation.save(update_fields=["expires"])
    _note(invitation, "sent")
    return mail_invitation(invitation, token_of(invitation))


def withdraw(invitation: Invitation) -> None:
    """Ends an open invitation."""
    Invitation.objects.filter(pk=invitation.pk, accepted=None).update(withdrawn=timezone.now())
    _note(invitation, "withdrawn")


def _note(invitation: Invitation, what: str, user: User | None = None) -> None:
    """The number of the invitation, not the address, which goes when the account does."""
    record(Action.INVITED, user, kind="invitation", item=invitation.pk,
           title=invitation.get_role_display(), detail=what)


def owner_of(mail: str) -> User | None:
    """The account whose verified address this is."""
    found = EmailAddress.objects.filter(email__iexact=mail, verified=True).first()
    return found and User.objects.get(pk=found.user_id)


def owns(user: User, mail: str) -> bool:
    """Whether this is a verified address of this account."""
    return EmailAddress.objects.filter(user=user, email__iexact=mail, verified=True).exists()


@transaction.atomic
def accept(invitation: Invitation, user: User | None) -> User | None:
    """Gives the role to `user`, or to a new account; None when somebody was quicker."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open:
        return None
    user = user or _new_account(invitation)
    grant(user, invitation.role, list(invitation.countries.all()))
    invitation.accepted, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted", "accepted_by"])
    _note(invitation, "accepted", user)
    return user


def _new_account(invitation: Invitation) -> User:
    """An account with this address, without a password: one signs in by mailed code or passkey.

    Somebody may have begun one with the address and never verified it; what that somebody set as
    a password must not open it.
    """
    mail = invitation.mail.lower()
    user = User.objects.filter(email__iexact=mail).first() or User(email=mail)
    user.language = invitation.language
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.filter(email__iexact=mail).exclude(user=user).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=mail, defaults={"verified": True, "primary": True}
    )
    return user
