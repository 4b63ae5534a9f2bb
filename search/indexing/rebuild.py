"""Making the index anew, and comparing it with the database."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search import thesaurus
from search.document import Item
from search.engines import engine
from search.engines.fields import current_fingerprint
from search.fingerprint import stamp_of
from search.indexing.outbox import drain_in_turn, drain_now, last_task, load
from search.indexing.turn import my_turn
from search.sources import sources

CHUNK = 200
Progress = Callable[[int], None]


def count_items() -> int:
    """How many items there are to index."""
    return sum(len(set(source.ids())) for source in sources().values())


def all_items(progress: Progress = lambda _n: None) -> Iterator[Item]:
    """Every item there is, kind after kind, for an index under the thesaurus of now."""
    thesaurus.expire()
    for kind, source in sources().items():
        ids = list(dict.fromkeys(source.ids()))
        for start in range(0, len(ids), CHUNK):
            chunk = ids[start : start + CHUNK]
            yield from load(kind, chunk)
            progress(len(chunk))


def rebuild(progress: Progress = lambda _n: None) -> None:
    """Makes a new index and switches to it; what changed meanwhile follows from the outbox."""
    with my_turn():
        engine().rebuild(all_items(progress))
        drain_in_turn(last_task())
    drain_now()


def fill_if_empty() -> bool:
    """Makes the index when it holds nothing, as after its loss; returns whether it did."""
    if any(engine().keys()) or not count_items():
        return False
    with my_turn(wait=False) as mine:
        if not mine or any(engine().keys()):
            return False
        engine().rebuild(all_items())
        drain_in_turn(last_task())
    return True


@dataclass(frozen=True)
class Difference:
    """An item that database and index do not agree on."""

    key: str
    what: str  # missing, stale or surplus


def differences(progress: Progress = lambda _n: None) -> Iterator[Difference]:
    """Every item that is missing from the index, stale in it, or only there."""
    indexed: dict[str, str] = {}
    entries = engine().keys()
    for key, found in entries:
        if key in indexed:
            yield Difference(key, "surplus")
        indexed[key] = found
    pages = Counter(engine().page_stamps())
    for item in all_items(progress):
        known = indexed.pop(item.key, None)
        wanted = sum(file.count for file in item.attached)
        if pages.pop((item.key, stamp_of(item.attached)), 0) != wanted:
            yield Difference(f"{item.key} (pages)", "stale")
        if known is None:
            yield Difference(item.key, "missing")
        elif known != current_fingerprint(item):
            yield Difference(item.key, "stale")
    for key in sorted(indexed):
        yield Difference(key, "surplus")
    for key in sorted({key for key, _stamp in pages}):
        yield Difference(f"{key} (pages)", "surplus")
