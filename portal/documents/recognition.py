"""Text in pictures: Tesseract, where it is installed, for pages that are pictures of text."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from portal.documents import sandbox
from portal.documents.child.bounds import limit
from portal.documents.child.reading import clean
from portal.documents.quality import language_and_quality
from portal.documents.reasons import NotTaken
from portal.models.document_text import DocumentPage, DocumentText

PACKS = ("eng", "fin", "swe", "nor", "dan", "isl")
SECONDS, MEMORY = 60, 1_000_000_000
BITE = 60  # seconds at a time: a long scan takes hours, in which others are read, too
INSTALL = "tesseract-ocr " + " ".join(f"tesseract-ocr-{pack}" for pack in PACKS)


def recognise(
    reading: DocumentText, path: Path, still: Callable[..., None]
) -> tuple[bool, bool]:
    """Recognises the pages that are pictures, one by one, until others are to have their turn.

    `still` keeps how far it is, and raises when it is to stop. Returns whether there was any text,
    and whether pages are left.
    """
    pages = DocumentPage.objects.filter(
        document_id=reading.document_id, scanned=True, number__gt=reading.looked_at
    )
    end, some = time.monotonic() + BITE, False
    for page in pages.order_by("number") if installed() else ():
        still()
        text = _text(path, page.number)
        if text:
            page.text, page.recognised = text, True
            page.language, page.quality = language_and_quality(text, reading.language or "en")
            page.save()
            some = True
        reading.looked_at = page.number
        still(looked_at=page.number)
        if time.monotonic() >= end:
            return some, pages.filter(number__gt=page.number).exists()
    return some, False


def _text(path: Path, number: int) -> str:
    with tempfile.TemporaryDirectory(prefix="portal-picture-") as folder:
        drawn = Path(folder) / "page.png"
        try:
            sandbox.ask("picture", path, str(number), str(drawn))
            done = subprocess.run(
                [_program() or "", str(drawn), "stdout", "-l", "+".join(languages())],
                capture_output=True, timeout=SECONDS, check=True, stdin=subprocess.DEVNULL,
                preexec_fn=lambda: limit(MEMORY, SECONDS),
            )
        except (NotTaken, subprocess.SubprocessError, OSError):
            return ""  # this page stays a picture; the others are tried
    return clean(done.stdout.decode(errors="replace"))


def installed() -> bool:
    """Whether text can be recognised on this machine."""
    return bool(_program() and languages())


def _program() -> str | None:
    return shutil.which("tesseract")


def languages() -> tuple[str, ...]:
    """The packs of our languages that are installed."""
    program = _program()
    return _packs(program) if program else ()


@cache
def _packs(program: str) -> tuple[str, ...]:
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=SECONDS
    )
    known = set((listed.stdout + listed.stderr).split())
    return tuple(pack for pack in PACKS if pack in known)
