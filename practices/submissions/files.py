"""Files that go with a draft: taken when they may come in, removed, brought back, handed over."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.documents import sandbox
from portal.documents.coming_in import Refused, look_through
from portal.documents.names import safe_name
from portal.models import PortalDocument
from practices.models import PracticeFile, Submission, SubmissionFile

MOST_SECONDS = 15  # for all files of one request
MOST_FILES, MOST_ALL = 10, 100_000_000


def take(submission: Submission, files: Iterable["File[Any]"]) -> list[str]:
    """Keeps those of the files that may come in; returns for each other why it is not kept."""
    faults = []
    with sandbox.within(MOST_SECONDS):
        for file in files:
            file.name = safe_name(file.name or "")
            if fault := _fault(submission, file):
                faults.append(f"{file.name}: {fault}")
    return faults


def _fault(submission: Submission, file: "File[Any]") -> str:
    """Why the file is not kept; nothing once it is."""
    try:
        pages = look_through(file)
    except Refused as reason:
        return str(reason)
    return _keep(submission, file, pages)


def _keep(submission: Submission, file: "File[Any]", pages: int) -> str:
    file.seek(0)
    digest = hashlib.sha1(usedforsecurity=False)
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    with transaction.atomic():
        current = Submission.objects.select_for_update().get(pk=submission.pk)
        if not current.is_draft:
            return _("This practice has been sent already.")
        same = current.files.filter(hash=digest.hexdigest()).first()
        if same is not None:  # sent twice, or brought back
            SubmissionFile.objects.filter(pk=same.pk).update(removed=None)
            return ""
        kept = current.files.aggregate(bytes=Sum("size"))["bytes"] or 0
        if kept_files(current).count() >= MOST_FILES or kept + (file.size or 0) > MOST_ALL:
            return _("There is room for 10 files, together at most 100 MB.")
        SubmissionFile.objects.create(
            submission=current, file=File(file.file, name=file.name), name=file.name or "",
            size=file.size, pages=pages, hash=digest.hexdigest(),
        )
    return ""


def kept_files(submission: Submission) -> Any:
    """The files that go with the draft."""
    return submission.files.filter(removed=None)


def set_removed(submission: Submission, pk: str, removed: bool) -> None:
    """Takes a file out of a draft, or brings it back."""
    if submission.is_draft and pk.isdigit():
        SubmissionFile.objects.filter(submission=submission, pk=int(pk)).update(
            removed=timezone.now() if removed else None
        )


def hand_over(submission: Submission, sharing: str) -> list[PracticeFile]:
    """The files as documents at the level of the practice, to be put on its page."""
    return [
        PracticeFile(document=_document(one, sharing, submission.user), sort_order=number)
        for number, one in enumerate(kept_files(submission))
    ]


def _document(one: SubmissionFile, sharing: str, user: Any) -> PortalDocument:
    if one.document is not None:
        return one.document
    with one.file.open("rb") as stream:
        document = PortalDocument(
            title=one.name, sharing=sharing, uploaded_by_user=user,
            file=File(stream, name=one.name),
        )
        document._set_document_file_metadata()
        document.save()
    one.document = document
    one.save(update_fields=["document"])
    return document


def forget(instance: SubmissionFile, **_signal: Any) -> None:
    """Connected to deleted rows: the file goes, too."""
    name, storage = str(instance.file.name), instance.file.storage
    transaction.on_commit(lambda: storage.delete(name))
