"""A list as one reader sees it: the one place where the entries of a list become items.

Whoever looks, the owner or somebody with the link, sees what this person may read at this moment.
An item that this person may not read is left out together with what is written beside it.
"""

from dataclasses import dataclass

from portal.citations.embedded import coins_of
from portal.citations.works import Work, works_of
from portal.items import country_links
from portal.models import ListEntry, ReadingList
from portal.reading_lists.notes import mark_of
from portal.vocabulary.kinds import kind_label
from search.dates import display_date
from search.hits import Named
from search.reader import Reader


@dataclass(frozen=True, slots=True)
class Entry:
    """A work in a list, with the note beside it."""

    work: Work
    note: str
    note_mark: str
    kind_label: str
    date: str
    countries: tuple[Named, ...]
    coins: str


@dataclass(frozen=True, slots=True)
class ListView:
    """A list for one reader. `unread` counts entries that this reader sees nothing of."""

    reading_list: ReadingList
    entries: tuple[Entry, ...]
    unread: int
    removed: Work | None

    @property
    def works(self) -> list[Work]:
        """The works, in order."""
        return [entry.work for entry in self.entries]

    @property
    def notes(self) -> dict[str, str]:
        """What is written beside them, by key."""
        return {entry.work.key: entry.note for entry in self.entries if entry.note}


def list_view(reading_list: ReadingList, reader: Reader) -> ListView:
    """The list as a reader may see it."""
    rows = list(reading_list.entries.all())
    readable = {work.key: work for work in works_of([row.key for row in rows], reader)}
    present = [row for row in rows if row.removed is None]
    removed = next((row for row in rows if row.removed is not None), None)
    return ListView(
        reading_list=reading_list,
        entries=tuple(_entry(readable[row.key], row, reader)
                      for row in present if row.key in readable),
        unread=sum(row.key not in readable for row in present),
        removed=readable.get(removed.key) if removed else None,
    )


def _entry(work: Work, row: ListEntry, reader: Reader) -> Entry:
    issued = work.details.issued
    return Entry(
        work=work, note=row.note, note_mark=mark_of(row.note),
        kind_label=kind_label(work.kind, reader.language) or work.kind,
        date=display_date(issued, reader.language) if issued else "",
        countries=country_links(list(work.countries), reader.language), coins=coins_of(work),
    )
