"""Codes by mail: the way in for somebody without an account.

allauth's own codes sign somebody in to an account. Here nobody needs one, and whether there is one
for an address makes no difference to anything one sees.
"""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from practices.models import DRAFTS, Submission, SubmissionCode
from practices.submissions.drafts import begin
from practices.submissions.limits import forget_past

VALID = timedelta(minutes=15)
TRIES = 5
# A second click on the button is answered as the first was.
DOUBLE_CLICK = timedelta(minutes=1)
# For how long whoever has used a code may choose among own drafts.
CHOOSING = timedelta(hours=1)


def make_code(mail: str) -> tuple[SubmissionCode, str]:
    """A new code for an address, kept as a hash, and the code itself: six digits."""
    forget_past()
    SubmissionCode.objects.filter(expires__lt=timezone.now() - CHOOSING).delete()
    digits = f"{secrets.randbelow(1_000_000):06}"
    code = SubmissionCode(mail=mail, expires=timezone.now() + VALID)
    code.hash = _hash(code, digits)
    code.save()
    return code, digits


def is_right(code: SubmissionCode, digits: str) -> bool:
    """Whether `digits` are those that were mailed; each question costs one of five tries."""
    if code.expires < timezone.now():
        return False
    tried = SubmissionCode.objects.filter(pk=code.pk, attempts__lt=TRIES).update(
        attempts=F("attempts") + 1
    )
    if not tried or not constant_time_compare(code.hash, _hash(code, digits)):
        return False
    return code.used is None or timezone.now() - code.used < DOUBLE_CLICK


def use(code: SubmissionCode, language: str) -> Submission | None:
    """Uses up a right code: the draft it leads to, or None when there are several to choose from.

    Asked twice at once, it leads to the same draft both times.
    """
    with transaction.atomic():
        code = SubmissionCode.objects.select_for_update().get(pk=code.pk)
        if code.used is None:
            code.used = timezone.now()
            if not open_drafts(code.mail).exists():
                code.submission = begin(code.mail, None, language)
            code.save()
    return code.submission


def chooses(code: SubmissionCode) -> bool:
    """Whether the holder of this code's address may see the drafts of its mail address."""
    return code.used is not None and timezone.now() - code.used < CHOOSING


def open_drafts(mail: str) -> QuerySet[Submission]:
    """Drafts of an address, also those that were sent back, the latest first."""
    return Submission.objects.filter(mail__iexact=mail, status__in=DRAFTS)


def _hash(code: SubmissionCode, digits: str) -> str:
    return salted_hmac(f"submissions.codes.{code.pk}", digits, algorithm="sha256").hexdigest()
