"""RIS, for EndNote, Mendeley, RefWorks and Zotero."""

from collections.abc import Iterable

from portal.citations.csl import CslItem, iso_date, listed_name

_TYPES = {"report": "RPRT", "webpage": "ELEC"}


def write_ris(items: Iterable[CslItem]) -> str:
    """The items as a .ris file."""
    return "".join(_entry(item) for item in items)


def _entry(item: CslItem) -> str:
    issued = iso_date(item.get("issued"))
    lines = [
        ("TY", _TYPES[item["type"]]), ("ID", item["id"].replace(":", "-")),
        ("TI", item["title"]), *(("AU", listed_name(name)) for name in item["author"]),
        ("PB", item.get("publisher", "")), ("T2", item.get("container-title", "")),
        ("PY", issued[:4]), ("DA", _slashes(issued)), ("LA", item.get("language", "")),
        ("IS", item.get("number", "")), ("M3", item.get("genre", "")),
        ("SN", item.get("ISBN", "")), ("DO", item.get("DOI", "")),
        ("CY", item.get("event-place", "")), ("ET", item.get("version", "")),
        ("AB", item.get("abstract", "")),
        *(("KW", word) for word in item.get("keyword", "").split(", ")),
        ("N1", item.get("annote", "")), ("N1", item.get("note", "")), ("UR", item["URL"]),
        ("Y2", _slashes(iso_date(item.get("accessed")))),
    ]
    told = [f"{tag}  - {' '.join(text.split())}" for tag, text in lines if text]
    return "\r\n".join([*told, "ER  - ", "", ""])


def _slashes(date: str) -> str:
    """A date as RIS writes it: year, month and day, each with its slash though it is not known."""
    return "/".join([*date.split("-"), "", ""][:3]) + "/" if date else ""
