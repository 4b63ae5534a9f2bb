"""What a file is, by what is in it; its name only has to agree."""

from pathlib import Path

import filetype

from portal.documents.child import container, image, pdf, plain
from portal.documents.child.bounds import MOST_BYTES
from portal.documents.child.refused import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones with a password
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
IMAGES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "gif": "gif", "webp": "webp",
          "avif": "avif"}


def examine(path: Path, extension: str) -> dict[str, object]:
    """The kind of the file, and its number of pages. Raises Refused for one that is not taken."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty")
    if size > MOST_BYTES:
        raise Refused("big")
    with path.open("rb") as stream:
        head = stream.read(65_536)
    if extension in IMAGES:
        return {"kind": image.check(path, IMAGES[extension]), "pages": 1}
    kind = kind_of(path, head)
    if kind != extension:
        raise Refused("type")
    checks = {"pdf": pdf.check, "docx": container.check, "pptx": container.check,
              "odt": container.check, "txt": plain.check}
    return {"kind": kind, "pages": checks[kind](path)}


def kind_of(path: Path, head: bytes) -> str:
    """pdf, docx, pptx, odt or txt. Raises Refused for anything else."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK"):
        return container.kind_of(path)
    if head.startswith(OLE):
        raise Refused("encrypted" if _has(path, ENCRYPTED) else "type")
    if filetype.guess(head) is None and plain.is_text(head):
        return "txt"
    raise Refused("type")


def _has(path: Path, wanted: bytes) -> bool:
    """Whether the bytes stand in the first megabyte."""
    with path.open("rb") as stream:
        return wanted in stream.read(1_000_000)
