"""Lines of the interchange format for tests: the least a kind needs, and every field there is."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Fields = dict[str, Any]


def theme(item_id: str, **fields: Any) -> Fields:
    """A theme with an English label made of its id."""
    labels = {"en": item_id.replace("-", " ").capitalize()}
    return {"kind": "theme", "id": item_id, "labels": labels, **fields}


def organisation(item_id: str, **fields: Any) -> Fields:
    """An organisation with a name made of its id."""
    return {"kind": "organisation", "id": item_id, "name": f"Name of {item_id}", **fields}


def coordinator(item_id: str, **fields: Any) -> Fields:
    """A coordinator with a title made of its id."""
    return {"kind": "coordinator", "id": item_id, "title": f"Title of {item_id}", **fields}


def adoption(item_id: str, practice_id: str, **fields: Any) -> Fields:
    """An adoption of a practice by Finland."""
    required = {"practice": practice_id, "country": "FI", "status": "adopted"}
    return {"kind": "adoption", "id": item_id, **required, **fields}


def _item(kind: str, item_id: str, fields: Fields) -> Fields:
    texts = {"title": f"Title of {item_id}", "summary": f"Summary of {item_id}."}
    return {"kind": kind, "id": item_id, "language": "en", **texts, **fields}


def practice(item_id: str, **fields: Any) -> Fields:
    """A practice in English."""
    return _item("practice", item_id, fields)


def seminar(item_id: str, **fields: Any) -> Fields:
    """A seminar in English."""
    return _item("seminar", item_id, fields)


def report(item_id: str, **fields: Any) -> Fields:
    """A report in English."""
    return _item("report", item_id, fields)


def project(item_id: str, **fields: Any) -> Fields:
    """A project in English."""
    return _item("project", item_id, fields)


ITEM_KINDS = {"practice": practice, "seminar": seminar, "report": report, "project": project}


def full_lines() -> list[Fields]:
    """Every kind with every field of the contract, in the order in which they are exported."""
    from tests.portal.full_lines import LINES

    return json.loads(json.dumps(LINES))  # type: ignore[no-any-return]


def full(kind: str) -> Fields:
    """The line of `full_lines` that has every field of a kind."""
    return next(line for line in full_lines() if line["kind"] == kind and line["id"] == "full")


def as_text(lines: Iterable[Fields | str]) -> str:
    """Lines as the text of a file; a text among them stands as it is."""
    return "".join(
        (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n"
        for line in lines
    )


def write(path: Path, lines: Iterable[Fields | str]) -> Path:
    """Writes a JSON Lines file and returns its path."""
    path.write_text(as_text(lines), encoding="utf-8", newline="\n")
    return path
