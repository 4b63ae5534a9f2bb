"""What pages show of citations: the texts to copy and the files to take."""

from typing import Any

from portal.citations.csl import csl_of
from portal.citations.embedded import coins_of, meta_of
from portal.citations.formats import FORMATS
from portal.citations.styles import STYLES, in_style
from portal.citations.works import Work, work_of
from portal.models import ItemPage
from search.collation import sort_key
from search.reader import Reader


def citation_of(page: ItemPage, reader: Reader) -> dict[str, Any] | None:
    """What the page of an item shows for who wants to cite it; None for a draft."""
    work = work_of(page, reader)
    if work is None:
        return None
    item = csl_of(work, reader.language)
    return {
        "work": work,
        "texts": [{"id": f"cite-{style}", "label": label,
                   "text": in_style(item, style, reader.language)}
                  for style, label in STYLES.items()],
        "formats": [(name, FORMATS[name].label) for name in FORMATS if name != "csv"],
        "meta": meta_of(work),
        "coins": coins_of(work),
    }


def bibliography(works: list[Work], style: str, reader: Reader) -> list[dict[str, Any]]:
    """Works in words, in the alphabetical order of the reader's language."""
    found = [
        {"work": work, "coins": coins_of(work),
         "text": in_style(csl_of(work, reader.language), style, reader.language)}
        for work in works
    ]
    return sorted(found, key=lambda entry: sort_key(entry["text"], reader.language))
