"""DOCX, PPTX and ODT: a ZIP container of XML, checked before anything in it is believed."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from portal.documents.child.bounds import MOST_PARTS, MOST_RATIO, MOST_UNPACKED, SMALL
from portal.documents.child.refused import Refused

MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
}
ODT = b"application/vnd.oasis.opendocument.text"
TYPES = "[Content_Types].xml"
_XML = (".xml", ".rels", ".rdf")
_MACROS = ("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin", "attachedtoolbars.bin")
_MACRO_FOLDERS = ("basic/", "scripts/", "word/activex/", "ppt/activex/", "customui/")
DEEPEST = 500  # elements in elements
_RUNS = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".jar", ".hta", ".scr", ".lnk",
         ".bin", ".ole", ".zip", ".docm", ".xlsm", ".pptm", ".swf", ".sh")  # fmt: skip
_HARMLESS = ("printersettings",)
_OUTSIDE = ("http://", "https://", "mailto:")
_EVENTS = {"event-listener", "event-listeners", "script", "scripts"}
_SCRIPT_LANGUAGE = "{urn:oasis:names:tc:opendocument:xmlns:script:1.0}language"
_EMBEDDED = {"object", "object-ole", "plugin", "applet", "floating-frame"}


def opened(path: Path) -> zipfile.ZipFile:
    """The container. Raises Refused for one that is broken, locked, or unpacks to too much."""
    try:
        container = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refused("broken") from None
    parts = container.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("bomb")
    for part in parts:
        if part.flag_bits & 0x1:
            raise Refused("encrypted")
        if part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise Refused("bomb")
        inside = PurePosixPath(part.filename)
        if inside.is_absolute() or ".." in inside.parts or "\\" in part.filename:
            raise Refused("broken")
    if len(names) != len(parts) or sum(part.compress_size for part in parts) > path.stat().st_size:
        raise Refused("broken")  # parts that hide each other or lie in each other
    return container


def kind_of(path: Path) -> str:
    """docx, pptx or odt. Raises Refused for any other container."""
    with opened(path) as container:
        names = set(container.namelist())
        if "mimetype" in names and _read(container, "mimetype", 200) == ODT:
            return "odt"
        if TYPES not in names:
            raise Refused("type")
        found = {kind.get("ContentType", "") for _tag, kind in elements(container, TYPES)}
    if any("macroEnabled" in kind for kind in found):
        raise Refused("script")
    kinds = {MAIN[kind] for kind in found if kind in MAIN}
    if len(kinds) != 1:
        raise Refused("type")
    return kinds.pop()


def check(path: Path) -> int:
    """The number of pages, as far as the file tells. Raises Refused."""
    from portal.documents.child.office import pages

    with opened(path) as container:
        for name in container.namelist():
            _check_name(name.lower())
            if name.lower().endswith(_XML):
                _check_xml(container, name)
        try:
            if container.testzip() is not None:
                raise Refused("broken")
            return max(1, sum(1 for _page in pages(container)))
        except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, OSError):
            raise Refused("broken") from None


def _check_name(name: str) -> None:
    base = name.rsplit("/", 1)[-1]
    if base in _MACROS or name.startswith(_MACRO_FOLDERS) or "/activex/" in name:
        raise Refused("script")
    if base.endswith(_RUNS) and not base.startswith(_HARMLESS):
        raise Refused("attached")


def _check_xml(container: zipfile.ZipFile, name: str) -> None:
    for tag, element in elements(container, name):
        if tag == "Relationship" and element.get("TargetMode", "").lower() == "external":
            _check_link(element.get("Target", ""), element.get("Type", ""))
        elif tag == "encryption-data":
            raise Refused("encrypted")
        elif tag in _EVENTS and element.get(_SCRIPT_LANGUAGE) is not None:
            raise Refused("script")
        elif tag in _EMBEDDED:
            _check_embedded(element)
        elif tag in ("instrText", "fldSimple"):
            _check_field(element)


def _check_link(target: str, kind: str) -> None:
    """A link a reader may follow is let through; what a program fetches by itself is not."""
    if not kind.endswith("/hyperlink") or not target.lower().startswith(_OUTSIDE):
        raise Refused("external")


def _check_embedded(element: Element) -> None:
    href = element.get("{http://www.w3.org/1999/xlink}href", "")
    if href and not href.startswith(("./", "#", "Object", "ObjectReplacements")):
        raise Refused("external")


def _check_field(element: Element) -> None:
    """Fields of Word that start programs or fetch."""
    written = "".join(element.itertext()) + "".join(element.attrib.values())
    words = written.upper().split()
    if words and words[0] in ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT"):
        raise Refused("script")


def elements(
    container: zipfile.ZipFile, name: str, whole: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Element]]:
    """Every element of a part as it ends, with its tag without namespace, and then forgotten.

    Those with a tag in `whole` come with all that is in them, and nothing in them comes apart.
    """
    try:
        with container.open(name) as stream:
            yield from _parsed(stream, whole)
    except DefusedXmlException:
        raise Refused("bomb") from None
    except zlib.error:
        raise Refused("broken") from None
    except (ParseError, zipfile.BadZipFile, EOFError, RecursionError, NotImplementedError,
            UnicodeDecodeError, LookupError, ValueError):
        raise Refused("broken") from None


def _parsed(stream: Any, whole: frozenset[str]) -> Iterator[tuple[str, Element]]:
    above: list[Element] = []
    inside = 0  # how many elements of `whole` are open
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        tag = element.tag.rsplit("}", 1)[-1]
        if event == "start":
            above.append(element)
            inside += tag in whole
            if len(above) > DEEPEST:
                raise Refused("bomb")
            continue
        above.pop()
        inside -= tag in whole
        if inside:
            continue
        yield tag, element
        element.clear()
        if above:
            above[-1].remove(element)


def _read(container: zipfile.ZipFile, name: str, most: int) -> bytes:
    with container.open(name) as stream:
        return stream.read(most).strip()
