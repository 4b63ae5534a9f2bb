"""How often one address or one machine may do something, counted in the database.

So the limits hold for all processes and machines together, whatever the cache is.
"""

import time
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from practices.models import Allowance

# What may be done how often, in how many seconds.
CODES_A_MAIL = ("codes to one address", 5, 3600)
CODES_A_MACHINE = ("codes from one machine", 20, 3600)
TRIES_A_MACHINE = ("codes tried from one machine", 50, 3600)
DRAFTS_A_MAIL = ("drafts of one address", 20, 86_400)
SENT_A_MAIL = ("submissions of one address", 20, 86_400)
TEXTS_A_SUBMISSION = ("messages about one submission", 30, 86_400)
TOURS_A_MACHINE = ("study tours from one machine", 20, 3600)
MAILS_A_SHEET = ("mails about one worksheet", 5, 86_400)
MAILS_A_TOUR = ("mails about one study tour", 30, 86_400)
TOUR_LINKS_A_MAIL = ("links of study tours to one address", 5, 3600)
TOUR_LINKS_A_MACHINE = ("links of study tours from one machine", 20, 3600)
SHEETS_A_TOUR = ("worksheets of one study tour", 60, 86_400)
FILES_A_DRAFT = ("uploads to one draft", 60, 3600)
TOO_MANY_FILES = _("You have added files very often. Those that stand here are saved; go on in an"
                   " hour.")
Limit = tuple[str, int, int]


def allowed(limit: Limit, who: str) -> bool:
    """Counts one more, and says whether that is still within the limit.

    `who` (a mail address, an IP address) is kept as a keyed hash only, until the span is over.
    """
    action, number, seconds = limit
    span = int(time.time() // seconds)
    key = salted_hmac("submissions.limits", f"{action}/{span}/{who}", algorithm="sha256")
    row = Allowance(key=key.hexdigest(), expires=timezone.now() + timedelta(seconds=seconds))
    Allowance.objects.bulk_create([row], ignore_conflicts=True)
    # One statement reads and writes, so that two processes never count the same one.
    counted = Allowance.objects.filter(pk=row.pk, count__lt=number).update(count=F("count") + 1)
    return counted == 1


def machine(request: HttpRequest) -> str:
    """The address of the visitor's machine, as allauth knows it behind a proxy."""
    return str(get_adapter().get_client_ip(request))


def forget_past() -> None:
    """Takes away what is over."""
    Allowance.objects.filter(expires__lt=timezone.now()).delete()
