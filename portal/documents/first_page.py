"""The first page of a PDF as a small picture, drawn by the process that opens files."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from portal.documents import sandbox
from portal.documents.reasons import NotTaken
from portal.models.document_text import DocumentText

NAME = "first-page.jpg"


def draw(path: Path) -> ContentFile[bytes] | None:
    """The picture of the PDF at `path`; None when its first page cannot be drawn."""
    with tempfile.TemporaryDirectory(prefix="portal-first-page-") as folder:
        drawn = Path(folder) / NAME
        try:
            sandbox.ask("first_page", path, str(drawn))
            return ContentFile(drawn.read_bytes())
        except (NotTaken, FileNotFoundError):
            return None


def forget(instance: DocumentText, **_signal: Any) -> None:
    """Connected to every deleted reading: its picture goes with it."""
    take_away(instance.first_page)


def take_away(picture: Any) -> None:
    """Deletes a picture once nothing names it any more."""
    if picture:
        transaction.on_commit(lambda: picture.storage.delete(picture.name))
