"""Loads the demo once."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from portal.demo.accounts import make_accounts
from portal.interchange.importing import import_file
from portal.models import Stamp
from search.indexing.outbox import drain_if_reachable

THESAURUS = Path(__file__).resolve().parent.parent / "vocabulary" / "thesaurus.jsonl"
CONTENT = Path(__file__).resolve().parent / "content"
# What others point at comes first.
FILES = ("organisations", "coordinators", "reports", "seminars", "practices", "projects",
         "adoptions")


def demo_files() -> list[Path]:
    """The files of the demo in the order in which they are loaded."""
    return [THESAURUS, *(CONTENT / f"{name}.jsonl" for name in FILES)]


def load_demo(told: Callable[[str], object] = lambda _text: None) -> bool:
    """Loads content and makes accounts, unless that was done before; returns whether it was now.

    `told` hears which file it is at.
    """
    if Stamp.of("demo"):
        return False
    with transaction.atomic():
        files = demo_files()
        for number, path in enumerate(files, 1):
            told(f"Loading the demo: {path.name}, file {number} of {len(files)} …")
            import_file(path)
        make_accounts()
        Stamp.renew("demo")
    told("Loading the demo into the search …")
    drain_if_reachable()
    return True
