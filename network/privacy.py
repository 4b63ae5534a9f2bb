"""What the network keeps of a person: which reminders of the ledger it was sent."""

from typing import Any

from network.models import LedgerReminder, ReminderWish
from portal.models import User
from portal.privacy.own_data import keeps, reads_amber


def _reminders(user: User) -> dict[str, Any]:
    """Whether reminders are wanted, and what was told; of which report for who may know it."""
    fields = ["told", "country", "why"] + (["report__item_id", "ref"] if reads_amber(user) else [])
    return {
        "wanted": not ReminderWish.objects.filter(user=user, wanted=False).exists(),
        "told": list(LedgerReminder.objects.filter(user=user).order_by("pk").values(*fields)),
    }


def connect() -> None:
    """Registers it."""
    keeps("ledger_reminders", _reminders)
