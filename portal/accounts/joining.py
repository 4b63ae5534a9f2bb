"""Asking to join and deciding about it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.grants import grant
from portal.accounts.mails import mail_asked, mail_decided
from portal.models import JoinRequest, User
from portal.models.audit import Action
from portal.privacy.audit import record

State = JoinRequest.State


def ask(request: JoinRequest) -> bool:
    """Keeps a new request and tells the editors; False when one of this person waits already."""
    try:
        with transaction.atomic():
            request.save()
            mail_asked(request)
    except IntegrityError:  # a double click
        return False
    return True


def decide(pk: int, by: User, granted: bool, reason: str) -> JoinRequest | None:
    """Grants or declines, once; None when it was decided or taken back meanwhile."""
    with transaction.atomic():
        request = JoinRequest.objects.select_for_update().filter(pk=pk, state=State.ASKED).first()
        if request is None:
            return None
        request.state = State.GRANTED if granted else State.DECLINED
        request.decided, request.decided_by, request.reason = timezone.now(), by, reason
        request.save()
        if granted:
            grant(request.user, request.role, [request.country])
        mail_decided(request)
    record(Action.JOINING, by, kind="account", item=request.user_id, detail=request.state)
    return request


def take_back(user: User) -> bool:
    """Ends the person's open request."""
    return bool(JoinRequest.objects.filter(user=user, state=State.ASKED).update(
        state=State.WITHDRAWN, decided=timezone.now()
    ))
