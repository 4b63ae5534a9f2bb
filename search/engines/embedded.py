"""The embedded engine: tantivy, an index in a folder, no server.

A live index is a numbered folder; the file `current` names it. One process writes at a time, under
a lock on the file `lock`; any number read.
"""

import fcntl
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from search.analysis import WordTerms
from search.answer import FACETS, Answer, SearchUnavailable
from search.attached import FoundPage, PagesWithin
from search.audience import Audience
from search.document import Item
from search.engines import embedded_lookup as lookup
from search.engines import embedded_query as build
from search.engines.embedded_counts import FacetCounts, beside, facet_counts
from search.engines.embedded_facets import FacetNumbers
from search.engines.embedded_pages import PageIndex
from search.engines.embedded_writing import ItemWriter, new_index
from search.engines.fields import FORMAT
from search.likeness import Likeness
from search.plan import Plan
from search.query import Query
from search.typed import Typed

KIND = f"index-of-format-{FORMAT}-"
HEAP_BYTES = 32_000_000
REBUILD_HEAP_BYTES = 128_000_000  # fewer and larger segments, which are faster to search
State = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """An index as it was at a state."""

    state: State
    index: tantivy.Index
    searcher: tantivy.Searcher
    facets: FacetNumbers
    counts: FacetCounts
    pages: PageIndex


class EmbeddedEngine:
    """An index under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: Opened | None = None
        # What the file `current` said last, with the stamp it had then.
        self._named: tuple[tuple[int, int], str] | None = None
        self._thread_lock = threading.Lock()

    # --- Reading ---------------------------------------------------------------------
    def search(
        self, query: Query, plan: Plan, audience: Audience, language: str,
        facets: Sequence[str] = FACETS,
    ) -> Answer:
        """See `Engine.search`. Widens by the plan's steps, whatever the reader has filtered by:
        a filter must not bring items that were not there without it.
        """
        opened = self._open()
        filters = build.filters(query, audience)
        readable = filters["audience"]
        on_pages = [opened.pages.having(phrase, audience) for phrase in plan.phrases]
        all_met = None
        for required, enough in plan.steps(query.order):
            counted = build.text_query(plan, required, audience, on_pages, ranked=False)
            met = beside(opened.counts.number, build.all_of(counted, [readable]))
            if not enough:
                break
            all_met = met.result() if all_met is None else all_met
            if met.result() >= enough:
                break
        counts = beside(facet_counts, opened.counts, counted, met, filters, audience, facets)
        count = met if len(filters) == 1 else beside(
            opened.counts.number, build.all_of(counted, filters.values())
        )
        text = build.text_query(plan, required, audience, on_pages)
        hits = opened.searcher.search(
            build.all_of(text, filters.values()), query.size, offset=query.offset, count=False,
            **build.order(query, language),
        ).hits
        items = tuple(
            Item.from_json(opened.searcher.doc(address)["payload"][0]) for _score, address in hits
        )
        wide = bool(count.result()) and required < plan.required
        return Answer(
            count.result(), items, counts.result(),
            relaxed=wide and not all_met, widened=wide and bool(all_met),
        )

    def complete(
        self, typed: Typed, audience: Audience, language: str, kinds: Sequence[str], size: int
    ) -> tuple[Item, ...]:
        """See `Engine.complete`."""
        query = lookup.completion_query(typed, audience, language, kinds)
        return lookup.ask(self._open().searcher, query, size)

    def near(self, word: str, distance: int, audience: Audience, size: int) -> tuple[Item, ...]:
        """See `Engine.near`."""
        query = lookup.near_query(word, distance, audience)
        return lookup.ask(self._open().searcher, query, size)

    def like(self, wanted: Likeness, audience: Audience, size: int) -> tuple[Item, ...]:
        """See `Engine.like`."""
        query = lookup.likeness_query(wanted, audience)
        return lookup.ask(self._open().searcher, query, size)

    def get(self, key: str, audience: Audience) -> Item | None:
        """See `Engine.get`."""
        found = lookup.ask(self._open().searcher, lookup.key_query(key, audience), 1)
        return found[0] if found else None

    def best_pages(
        self, plan: Plan, keys: Sequence[str], audience: Audience
    ) -> dict[str, FoundPage]:
        """See `Engine.best_pages`."""
        return self._open().pages.best(plan, keys, audience)

    def pages_within(
        self, plan: Plan, key: str, file: str, audience: Audience, size: int
    ) -> PagesWithin:
        """See `Engine.pages_within`."""
        return self._open().pages.within(plan, key, file, audience, size)

    def page_stamps(self) -> Iterator[tuple[str, str]]:
        """See `Engine.page_stamps`."""
        return self._open().pages.stamps()

    def keys(self) -> Iterator[tuple[str, str]]:
        """See `Engine.keys`."""
        for document in self._every(tantivy.Query.all_query()):
            yield document["key"][0], document["fingerprint"][0].decode()

    def mentioning(self, concept: str, terms: Sequence[Sequence[WordTerms]]) -> list[str]:
        """See `Engine.mentioning`."""
        query = lookup.mention_query(concept, terms)
        return [document["key"][0] for document in self._every(query)]

    def _every(self, query: Any) -> Iterator[tantivy.Document]:
        searcher = self._open().searcher
        hits = searcher.search(query, max(searcher.num_docs, 1), count=False).hits
        for _score, address in hits:
            yield searcher.doc(address)

    def state(self) -> State:
        """See `Engine.state`: the live folder, and the file that every commit makes anew."""
        name = self._current()
        try:
            meta = (self.folder / name / "meta.json").stat() if name else None
        except OSError:
            meta = None
        return (name, meta.st_ino, meta.st_mtime_ns) if meta else (name, 0, 0)

    def ready(self) -> bool:
        """See `Engine.ready`."""
        return self._open().searcher.num_docs >= 0

    # --- Writing ---------------------------------------------------------------------
    def write(self, items: Iterable[Item], deleted: Iterable[str] = ()) -> None:
        """See `Engine.write`."""
        self._open()  # made before the lock is taken, when there is none yet
        with self._only_writer():
            opened = self._open()
            pages = opened.pages.writer(HEAP_BYTES)
            writer = ItemWriter(opened.index, opened.facets, pages, HEAP_BYTES)
            for key in deleted:
                writer.remove(key)
            for item in items:
                writer.remove(item.key)
                writer.add(item)
            writer.commit()

    def rebuild(self, items: Iterable[Item]) -> None:
        """See `Engine.rebuild`."""
        with self._only_writer():
            old = self._current()
            name = f"{KIND}{int(old.rpartition('-')[2]) + 1 if old else 1}"
            shutil.rmtree(self.folder / name, ignore_errors=True)
            self._fill(self.folder / name, items)
            self._point_at(name)
            if old:
                shutil.rmtree(self.folder / old, ignore_errors=True)

    @staticmethod
    def _fill(folder: Path, items: Iterable[Item]) -> None:
        writer = new_index(folder, REBUILD_HEAP_BYTES)
        for item in items:
            writer.add(item)
        writer.commit()

    # --- Where the index lies ----------------------------------------------------------
    def _current(self) -> str:
        path = self.folder / "current"
        try:
            found = path.stat()
            stamp = found.st_ino, found.st_mtime_ns
            if self._named is None or self._named[0] != stamp:
                self._named = stamp, path.read_text()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise SearchUnavailable(str(error)) from error
        return self._named[1]

    def _point_at(self, name: str) -> None:
        fresh = self.folder / "current.new"
        fresh.write_text(name)
        fresh.replace(self.folder / "current")

    def _open(self) -> Opened:
        """The live index as last written, by whichever process."""
        state = self.state()
        opened = self._opened
        if opened is not None and opened.state == state:
            return opened
        with self._thread_lock:
            self._opened = fresh = self._opened_at(state, opened)
        return fresh

    def _opened_at(self, state: State, before: Opened | None) -> Opened:
        """Opens an index, or the next when a rebuild has just switched and removed it."""
        while True:
            name = state[0] if state[0].startswith(KIND) else self._make_first()
            try:
                if before is not None and before.state[0] == name:
                    index, pages = before.index, before.pages
                    pages.reload()
                    index.reload()
                else:
                    index = tantivy.Index.open(str(self.folder / name))
                    index.config_reader("manual", 1)
                    pages = PageIndex(self.folder / name)
                searcher, facets = index.searcher(), FacetNumbers(self.folder / name)
                counts = FacetCounts(searcher, facets)
                return Opened(state, index, searcher, facets, counts, pages)
            except (OSError, ValueError) as error:
                live = self.state()
                if live[0] == name:
                    raise SearchUnavailable(f"{self.folder / name}: {error}") from error
                state = live

    def _make_first(self) -> str:
        with self._only_writer():
            old = self._current()
            if not old.startswith(KIND):
                name = f"{KIND}1"
                shutil.rmtree(self.folder / name, ignore_errors=True)
                self._fill(self.folder / name, ())
                self._point_at(name)
                if old:
                    shutil.rmtree(self.folder / old, ignore_errors=True)
        return self._current()

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        """Held by one process at a time; others wait. The system frees it when a process dies."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("w")
        except OSError as error:
            raise SearchUnavailable(str(error)) from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
