"""Loads the demo once."""

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


def load_demo() -> bool:
    """Loads content and makes accounts, unless that was done before; returns whether it was now."""
    if Stamp.of("demo"):
        return False
    with transaction.atomic():
        for path in demo_files():
            import_file(path)
        make_accounts()
        Stamp.renew("demo")
    drain_if_reachable()
    return True
