"""Whether a file may come in: for the admin, the import and the form of submitters alike."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File

from portal.documents import sandbox
from portal.documents.child.bounds import MOST_BYTES
from portal.documents.clamav import scan
from portal.documents.reasons import NotTaken

IMAGE_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "avif")


@dataclass(frozen=True)
class Examined:
    """What a file is that may come in."""

    kind: str
    pages: int


def examine(file: "File[Any]", *, images: bool = False) -> Examined:
    """What `file` is, by its content. Raises NotTaken with the reason when it may not come in."""
    if (file.size or 0) > MOST_BYTES:
        raise NotTaken("big")
    with on_disk(file) as path:
        return examine_path(path, str(file.name), images=images)


def examine_path(path: Path, name: str, *, images: bool = False) -> Examined:
    """The same for the file at `path` that is called `name`."""
    extension = name.rpartition(".")[2].lower()
    if extension not in (IMAGE_EXTENSIONS if images else settings.WAGTAILDOCS_EXTENSIONS):
        raise NotTaken("type")
    if path.stat().st_size > MOST_BYTES:
        raise NotTaken("big")
    found = sandbox.ask("examine", path, extension)
    scan(path)
    return Examined(kind=str(found["kind"]), pages=int(found["pages"]))


@contextmanager
def on_disk(file: "File[Any]") -> Iterator[Path]:
    """The file as one that another process can open; a copy when it has no path of its own."""
    path = _own_place(file)
    if path is not None and path.is_file():
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="portal-file-") as copy:
        for piece in file.chunks():
            copy.write(piece)
        copy.flush()
        file.seek(0)
        yield Path(copy.name)


def _own_place(file: Any) -> Path | None:
    """Where the file lies on this machine, if it does."""
    try:
        return Path(file.temporary_file_path() if hasattr(file, "temporary_file_path")
                    else file.path)
    except (AttributeError, NotImplementedError):
        return None
