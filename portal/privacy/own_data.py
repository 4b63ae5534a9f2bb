"""What the portal keeps of a person: to be taken along, and to be erased.

Each room says for itself what it keeps, and what becomes of it when the account goes.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.db.models.signals import pre_delete
from wagtail.models import ModelLogEntry, PageLogEntry

from portal.accounts.reader import reader_for
from portal.accounts.roles import audience_of
from portal.models import AuditEntry, Invitation, JoinRequest, ReadingList, User
from portal.reading_lists.shown import list_view
from search.audience import Audience
from search.saved.models import SavedSearch

Tell = Callable[[User], Any]
Erase = Callable[[User], None]

_parts: dict[str, Tell] = {}
_erasers: dict[str, Erase] = {}


def keeps(name: str, tell: Tell, erase: Erase | None = None) -> None:
    """Registers what is kept of a person under a name.

    `tell` gives it as plain data. `erase` is called before the account is deleted, for what does
    not go with it by itself. Raises ValueError when the name is taken.
    """
    if name in _parts:
        raise ValueError(f"Own data named {name} are registered twice.")
    _parts[name] = tell
    if erase is not None:
        _erasers[name] = erase


def everything_of(user: User) -> dict[str, Any]:
    """All that is kept of a person, by the names under which it was registered."""
    return {name: tell(user) for name, tell in _parts.items()}


def erase_all(user: User) -> None:
    """Takes away or parts from the person what does not go with the account by itself."""
    for erase in _erasers.values():
        erase(user)


def mails_of(user: User) -> set[str]:
    """The addresses that are surely this person's: anybody can begin an account with another's."""
    verified = EmailAddress.objects.filter(user=user, verified=True)
    return set(verified.values_list("email", flat=True))


def with_mail_of(user: User) -> Q:
    """Rows whose `mail` is an address of this person, however it is written."""
    which = Q(pk=None)
    for mail in mails_of(user):
        which |= Q(mail__iexact=mail)
    return which


def reads_amber(user: User) -> bool:
    """Whether what is restricted may be named to this person; roles are taken back, too."""
    return audience_of(user) >= Audience.COORDINATOR


def _account(user: User) -> dict[str, Any]:
    return {
        "number": user.pk, "mail": user.email, "first_name": user.first_name,
        "last_name": user.last_name, "language": user.language, "joined": user.date_joined,
        "last_sign_in": user.last_login, "roles": sorted(user.role_names),
        "countries": sorted(user.countries.values_list("name", flat=True)),
        "mail_addresses": list(EmailAddress.objects.filter(user=user).order_by("pk").values(
            "email", "verified", "primary")),
        "second_factors": list(Authenticator.objects.filter(user=user).order_by("pk").values(
            "type", "created_at", "last_used_at")),
        "own_sign_in": list(SocialAccount.objects.filter(user=user).order_by("pk").values(
            "provider", "uid", "date_joined", "last_login", "extra_data")),
    }


def _sessions(user: User) -> list[Any]:
    return list(UserSession.objects.filter(user=user).order_by("pk").values(
        "created_at", "last_seen_at", "ip", "user_agent"))


def _searches(user: User) -> list[Any]:
    return list(SavedSearch.objects.filter(owner=user).values(
        "name", "parameters", "language", "frequency", "paused", "created", "last_run"))


def _invitations(user: User) -> list[Any]:
    mine = Invitation.objects.filter(with_mail_of(user) | Q(accepted_by=user))
    received = mine.values("mail", "role", "made", "expires", "accepted", "withdrawn")
    sent = Invitation.objects.filter(invited_by=user).values("role", "made", "accepted")
    return [{"received": list(received), "sent": list(sent)}]


def _erase_invitations(user: User) -> None:
    mine = Invitation.objects.filter(with_mail_of(user) | Q(accepted_by=user))
    mine.update(mail=f"account-{user.pk}@deleted.invalid")


def _requests(user: User) -> list[Any]:
    return list(JoinRequest.objects.filter(user=user).values(
        "role", "country__name", "organisation", "why", "state", "asked", "decided", "reason"))


def _reading_lists(user: User) -> list[Any]:
    """Reading lists, with what the person may read of them now."""
    reader = reader_for(user, user.language)
    return [
        {"name": one.name, "begun": one.created, "shared": one.token is not None,
         "entries": [{"title": entry.work.title, "note": entry.note}
                     for entry in list_view(one, reader).entries]}
        for one in ReadingList.objects.filter(owner=user)
    ]


def _audit(user: User) -> list[Any]:
    """What the audit log has about this person; of AMBER items more only for who reads them."""
    rows = AuditEntry.objects.filter(Q(user=user) | Q(kind="account", item=str(user.pk)))
    fields = ["at", "action", "who", "kind", "detail"]
    if reads_amber(user):
        fields += ["item", "title"]
    return list(rows.values(*fields))


def _edited(user: User) -> list[Any]:
    """What Wagtail's histories have of this person's work."""
    fields = ["timestamp", "action"] + (["label"] if reads_amber(user) else [])
    return [
        row for model in (PageLogEntry, ModelLogEntry)
        for row in model.objects.filter(user_id=user.pk).order_by("pk").values(*fields)
    ]


def _before_deletion(instance: User, **_signal: Any) -> None:
    """Connected to deleted accounts, whoever deletes them."""
    erase_all(instance)
    for session in UserSession.objects.filter(user=instance):
        session.end()


def connect() -> None:
    """Registers what the ground floor and the search keep."""
    keeps("account", _account)
    keeps("sessions", _sessions)
    keeps("saved_searches", _searches)
    keeps("invitations", _invitations, _erase_invitations)
    keeps("requests_to_join", _requests)
    keeps("reading_lists", _reading_lists)
    keeps("audit_log", _audit)
    keeps("editing", _edited)
    pre_delete.connect(_before_deletion, sender=User, dispatch_uid="portal.erasing")
