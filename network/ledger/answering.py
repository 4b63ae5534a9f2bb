"""Writing an entry into the ledger."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from network.models import ReportPage, Response
from portal.models import Country
from portal.models.audit import Action
from portal.privacy.audit import record


class Stale(Exception):
    """Somebody else has answered for the country meanwhile."""


def current(report: int, ref: str, code: str) -> Response | None:
    """What a country answers now to a recommendation of a report (key of its original)."""
    found = Response.objects.filter(report_id=report, ref=ref, country__name=code, replaced_by=None)
    return found.order_by("pk").last()


@transaction.atomic
def answer(
    report: ReportPage, ref: str, code: str, user: Any, said: dict[str, Any], seen: int
) -> Response:
    """Adds what a country answers; what it answered before stays as its history.

    `report` is the original version, `said` the fields of the entry, `seen` the key of the entry
    that the writer had before them, or 0. Raises Stale when that is not the current one any more.
    """
    ReportPage.objects.select_for_update().get(pk=report.pk)
    before = current(report.pk, ref, code)
    if seen != (before.pk if before else 0):
        raise Stale
    entry = Response.objects.create(
        report=report, ref=ref, country=Country.objects.get(name=code),
        recorded=localdate().isoformat(), **said,
    )
    if before:
        Response.objects.filter(replaced_by=before).update(replaced_by=entry)
        before.replaced_by = entry
        before.save(update_fields=["replaced_by"])
    told = [entry.status, entry.progress, "correction" if entry.correction else ""]
    record(Action.PUBLISHED, user, kind="recommendation", item=f"{report.item_id}_{ref}",
           title=report.title, detail=f"{code}: {', '.join(filter(None, told))}")
    return entry
