"""Takes away what the audit log has kept for 12 months."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.models import AuditEntry

KEPT = timedelta(days=365)


class Command(BaseCommand):
    """`expire_audit`"""

    help = "Deletes rows of the audit log that are older than 12 months."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = AuditEntry.objects.prune(timezone.now() - KEPT)
        self.stdout.write(f"{deleted} deleted")
