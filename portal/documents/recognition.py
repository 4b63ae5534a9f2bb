"""Text in pictures: Tesseract, where it is installed, for pages that are pictures of text."""

import shutil
import subprocess
import tempfile
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
INSTALL = "tesseract-ocr " + " ".join(f"tesseract-ocr-{pack}" for pack in PACKS)


def recognise(reading: DocumentText, path: Path, still: Callable[[], None]) -> bool:
    """Recognises the pages that are pictures, one by one; `still` raises when it is to stop.

    Returns whether there was any text.
    """
    if not installed():
        return False
    pages = DocumentPage.objects.filter(
        document_id=reading.document_id, scanned=True, recognised=False
    )
    some = False
    for page in pages.order_by("number"):
        still()
        text = _text(path, page.number)
        if text:
            page.text, page.recognised = text, True
            page.language, page.quality = language_and_quality(text, reading.language or "en")
            page.save()
            some = True
    return some


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
