"""Files with which a country's answer can be checked."""

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from network.ledger.answering import Stale
from network.models import Response, ResponseFile
from portal.documents import sandbox
from portal.documents.coming_in import Refused, look_through
from portal.documents.names import safe_name
from portal.documents.readers import items_of
from portal.models import PortalDocument
from portal.models.audit import Action
from portal.privacy.audit import record

MOST_FILES, MOST_SECONDS = 5, 15


def add(entry: Response, file: "File[Any]", user: Any) -> None:
    """Puts a file to an entry, for those who read the report. Raises Refused.

    One that is there already is not added again. Raises Stale when the entry is not what the
    country answers any more: reading a file takes its time.
    """
    file.name = safe_name(file.name or "")
    with sandbox.within(MOST_SECONDS):
        look_through(file)
    file.seek(0)
    document = PortalDocument(
        title=file.name.rpartition(".")[0], sharing=entry.report.sharing, uploaded_by_user=user,
        file=File(file.file, name=file.name),
    )
    document._set_document_file_metadata()
    with transaction.atomic():
        now = Response.objects.select_for_update().filter(pk=entry.pk, replaced_by=None)
        if now.first() is None:
            raise Stale
        known = ResponseFile.objects.filter(response=entry)
        if known.filter(document__file_hash=document.file_hash).exists():
            return
        if known.count() >= MOST_FILES:
            raise Refused(_("An answer has room for 5 files. Take one out first."))
        document.save()
        ResponseFile.objects.create(page=entry.report, response=entry, document=document)
        _record(Action.PUBLISHED, user, entry, document)


@transaction.atomic
def take_out(row: ResponseFile, user: Any) -> None:
    """Takes a file away from its entry and out of the portal."""
    _record(Action.DELETED, user, row.response, row.document)
    row.delete()


def _record(action: Action, user: Any, entry: Response, document: PortalDocument) -> None:
    record(action, user, kind="recommendation", item=f"{entry.report.item_id}_{entry.ref}",
           title=entry.report.title, detail=f"{entry.country.name}: {document.filename}")


def forget(instance: ResponseFile, **_signal: Any) -> None:
    """Connected to deleted rows: a document that belongs to nothing else goes, too.

    It would be open to everybody otherwise, as documents are that belong to no item.
    """
    document = PortalDocument.objects.filter(pk=instance.document_id).first()
    if document is not None and not items_of(document):
        document.delete()
