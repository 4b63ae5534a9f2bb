"""Names of files: safe on every system, and places in the storage that nobody can guess."""

import re
import secrets
import unicodedata
from pathlib import PurePosixPath

LONGEST = 80
# Controls, marks that turn the direction of writing, and what systems take for something else.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff'
                           r'\ud800-\udfff<>:"/\\|?*%#;&\'`$]')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt")
                                           for number in range(1, 10))}  # fmt: skip


def safe_name(name: str) -> str:
    """The last part of `name` as it may be kept and sent: its letters stay, its tricks go."""
    last = PurePosixPath(name.replace("\\", "/")).name
    tidy = _NOT_IN_NAMES.sub("", unicodedata.normalize("NFC", last))
    stem, dot, extension = "_".join(tidy.split()).strip("._ -").rpartition(".")
    if not dot:
        stem, extension = extension, ""
    stem = stem.replace(".", "_").strip("_ -")[:LONGEST] or "document"
    if stem.lower() in _RESERVED:
        stem = f"{stem}_"
    return f"{stem}.{extension.lower()[:10]}" if extension else stem


def unguessable() -> str:
    """The name of a folder: 128 bits by chance."""
    return secrets.token_urlsafe(16)


def document_place(_document: object, name: str) -> str:
    """Where a document lies in the storage."""
    return f"documents/{unguessable()}/{safe_name(name)}"


def submitted_place(_file: object, name: str) -> str:
    """Where a file lies that came with a draft."""
    return f"submissions/{unguessable()}/{safe_name(name)}"


def first_page_place(_reading: object, name: str) -> str:
    """Where the picture of a document's first page lies."""
    return f"first-pages/{unguessable()}/{safe_name(name)}"


def image_place(folder: str, name: str) -> str:
    """Where an image lies; the field has room for 100 characters."""
    safe = safe_name(name)
    stem, dot, extension = safe.rpartition(".")
    ascii_stem = re.sub(r"[^A-Za-z0-9_.-]", "_", stem if dot else safe)[:45]
    return f"{folder}/{unguessable()}/{ascii_stem}{dot}{extension if dot else ''}"
