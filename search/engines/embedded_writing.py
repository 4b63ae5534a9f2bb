"""Writing the embedded engine's two indexes: items, and the pages of their files."""

from pathlib import Path

import tantivy

from search.document import Item
from search.engines.embedded_facets import FacetNumbers
from search.engines.embedded_pages import PageIndex, PageWriter
from search.engines.embedded_schema import make_schema, to_tantivy
from search.engines.page_fields import Paged


class ItemWriter:
    """Puts items and their pages into an index that nobody else writes to."""

    def __init__(
        self, index: tantivy.Index, facets: FacetNumbers, pages: PageWriter, heap: int
    ) -> None:
        self._schema, self._facets, self._pages = index.schema, facets, pages
        self._writer = index.writer(heap, 1)

    def remove(self, key: str) -> None:
        """Takes away an item with its pages."""
        self._writer.delete_documents_by_term("key", key)
        self._pages.remove(key)

    def add(self, item: Item) -> None:
        """Adds an item with its pages."""
        pages = Paged(item)
        self._pages.add(pages)
        self._writer.add_document(to_tantivy(item, pages, self._schema, self._facets))

    def commit(self) -> None:
        """Keeps what was done: pages before items, whose state tells readers of something new."""
        self._facets.save()
        self._pages.commit()
        self._writer.commit()
        # A writer that is dropped stops its merges: segments would pile up, write by write.
        self._writer.wait_merging_threads()


def new_index(folder: Path, heap: int) -> ItemWriter:
    """A writer of an empty index in `folder`, which is made."""
    folder.mkdir(parents=True)
    index = tantivy.Index(make_schema(), path=str(folder))
    pages = PageWriter(PageIndex.make(folder), heap)
    return ItemWriter(index, FacetNumbers(folder), pages, heap)
