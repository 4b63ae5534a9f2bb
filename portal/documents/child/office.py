"""The text of DOCX, PPTX and ODT by page, and what they say of themselves."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from portal.documents.child.container import elements

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_PARAGRAPHS = frozenset({"p", "h"})
_BREAKS = {"lastRenderedPageBreak", "soft-page-break"}
# Commands of fields, what was deleted, comments, and the copies kept for older programs.
_SILENT = {"instrText", "delText", "annotation", "tracked-changes", "Fallback"}
Metadata = dict[str, str]


def pages(container: zipfile.ZipFile) -> Iterator[str]:
    """The text of each page: where Word or Writer broke pages last, or each slide."""
    names = set(container.namelist())
    if "word/document.xml" in names:
        yield from _flowing(container, "word/document.xml")
    elif "content.xml" in names:
        yield from _flowing(container, "content.xml")
    else:
        for name in _slides(container):
            notes = name.replace("slides/slide", "notesSlides/notesSlide")
            shown = [*_flowing(container, name)]
            if notes in names:
                shown += _flowing(container, notes)
            yield "\n".join(shown)


def _slides(container: zipfile.ZipFile) -> list[str]:
    """The slides in the order in which they are shown."""
    places: dict[str, str] = {}
    relations = "ppt/_rels/presentation.xml.rels"
    if relations in container.namelist():
        for _tag, element in elements(container, relations):
            places[element.get("Id", "")] = "ppt/" + element.get("Target", "").removeprefix("/ppt/")
    shown = [
        places.get(value, "")
        for tag, element in elements(container, "ppt/presentation.xml") if tag == "sldId"
        for name, value in element.attrib.items() if name.endswith("}id")
    ]
    known = set(container.namelist())
    found = [name for name in shown if name in known]
    numbered = sorted((int(hit[1]), name) for name in known if (hit := _SLIDE.fullmatch(name)))
    return found or [name for _number, name in numbered]


def _flowing(container: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Text that flows over pages."""
    page: list[str] = []
    for tag, element in elements(container, name, _PARAGRAPHS):
        if tag not in _PARAGRAPHS and tag not in _BREAKS:
            continue
        for said in _spoken(tag, element):
            if said is None:
                yield _tidied(page)
                page = []
            else:
                page.append(said)
    yield _tidied(page)


def _spoken(tag: str, element: Element) -> Iterator[str | None]:
    """The words in an element in their order; None where a page ends."""
    if tag in _SILENT:
        return
    if tag in _BREAKS or _breaks(tag, element):
        yield None
    elif tag in ("s", "tab"):
        yield " "
    elif tag in ("br", "line-break"):
        yield "\n"
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        yield from _spoken(child.tag.rsplit("}", 1)[-1], child)
        yield " ".join((child.tail or "").split("\n"))
    if tag in _PARAGRAPHS:
        yield "\n"


def _breaks(tag: str, element: Element) -> bool:
    return tag == "br" and any(
        name.endswith("}type") and value == "page" for name, value in element.attrib.items()
    )


def _tidied(page: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(page).split("\n"))
    return "\n".join(line for line in lines if line)


def metadata(container: zipfile.ZipFile) -> Metadata:
    """Title, author, date and language as the file's own properties have them."""
    names = {"title": "title", "creator": "author", "initial-creator": "author",
             "created": "date", "creation-date": "date", "language": "language"}
    found: Metadata = {}
    for part in ("docProps/core.xml", "meta.xml"):
        if part in container.namelist():
            for tag, element in elements(container, part):
                if tag in names and (element.text or "").strip():
                    found.setdefault(names[tag], (element.text or "").strip())
    return found
