"""Reads JSON Lines into the database: a file is kept whole or not at all."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import transaction
from pydantic import ValidationError

from portal.interchange.bulk import bookkeeping_later
from portal.interchange.lines import FieldError, Line
from portal.interchange.registry import Kind, kinds
from portal.models import Country
from portal.vocabulary import locales

Progress = Callable[[int], None]


class BadLine(Exception):
    """A line that cannot be taken: its number (from 1), the field, and why."""

    def __init__(self, number: int, field: str, reason: str) -> None:
        place = f"line {number}, {field}" if field else f"line {number}"
        super().__init__(f"{place}: {reason}")
        self.number, self.field, self.reason = number, field, reason


class Section:
    """A page that new items are put under, and the slugs taken there; each asked for once."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.slugs = set(page.get_children().values_list("slug", flat=True))

    def free_slug(self, wanted: str) -> str:
        """`wanted`, or with a number behind it when another page has it; taken from then on."""
        slug, number = wanted, 2
        while slug in self.slugs:
            slug, number = f"{wanted}-{number}", number + 1
        self.slugs.add(slug)
        return slug


@dataclass
class Context:
    """What saving a line may need: where the file lies, sections, and the primary keys of ids."""

    folder: Path
    # Files stored on the way, to be taken away again when the import fails.
    stored: list[Any] = field(default_factory=list)
    _sections: dict[tuple[type, str], Section] = field(default_factory=dict)
    _keys: dict[str, dict[str, int]] = field(default_factory=dict)

    def keys(self, kind: str) -> dict[str, int]:
        """Primary keys by id of a kind; what is saved on the way is added by `learn`."""
        if kind not in self._keys:
            self._keys[kind] = kinds()[kind].keys()
        return self._keys[kind]

    def countries(self) -> dict[str, int]:
        """Primary keys of the countries by ISO code."""
        if "country" not in self._keys:
            self._keys["country"] = dict(Country.objects.values_list("name", "pk"))
        return self._keys["country"]

    def section(self, model: Any, language: str) -> Section:
        """Where new pages of a model in a language go."""
        place = (model, language)
        if place not in self._sections:
            self._sections[place] = Section(model.section(language))
        return self._sections[place]

    def learn(self, kind: str, item_id: str, pk: int) -> None:
        """Remembers a newly saved object."""
        self.keys(kind)[item_id] = pk


@dataclass
class _Place:
    kind: Kind
    number: int
    offset: int
    length: int


def import_file(path: Path, *, dry_run: bool = False, progress: Progress = lambda _n: None) -> int:
    """Imports the JSON Lines file at `path`, or only checks it; returns the number of objects.

    Raises BadLine for the first line that cannot be taken, with nothing of the file kept, and
    OSError when the file cannot be read. `progress` is called with the number of lines done.
    """
    places = _checked(path)
    if dry_run:
        return len(places)
    context = Context(folder=path.resolve().parent)
    try:
        _save_all(path, places, context, progress)
    except BaseException:
        locales.forget()  # a language that this file was the first in is gone again
        for file in context.stored:
            file.storage.delete(file.name)
        raise
    return len(places)


def _save_all(path: Path, places: list[_Place], context: Context, progress: Progress) -> None:
    places.sort(key=lambda place: place.kind.order)
    with transaction.atomic(), path.open("rb") as stream, bookkeeping_later():
        for place in places:
            _run(place.kind.save, place, _read(stream, place), context)
            progress(1)
        for place in places:
            if place.kind.link is not None:
                _run(place.kind.link, place, _read(stream, place), context)


def _run(
    step: Callable[[Any, Any], None], place: _Place, line: Line, context: Context
) -> None:
    try:
        step(line, context)
    except DjangoValidationError as error:
        raise BadLine(place.number, "", " ".join(error.messages)) from error
    except (ValueError, OSError) as error:
        raise BadLine(place.number, getattr(error, "field", ""), str(error)) from error


def _checked(path: Path) -> list[_Place]:
    """Checks every line of the file on its own, then that what they point at exists."""
    places: list[_Place] = []
    ids: dict[str, dict[str, int]] = {}
    references: dict[tuple[str, str], tuple[int, str]] = {}
    for number, offset, raw in _lines(path):
        kind, line = _parse(number, raw)
        if line.id in ids.setdefault(kind.name, {}):
            first = ids[kind.name][line.id]
            raise BadLine(number, "id", f"{kind.name} {line.id} stands on line {first} already")
        ids[kind.name][line.id] = number
        places.append(_Place(kind, number, offset, len(raw)))
        if kind.check is not None:
            _look_around(kind.check, number, line, path.resolve().parent)
        for field_name, target, target_id in kind.references(line):
            references.setdefault((target, target_id), (number, field_name))
    _check_references(references, ids)
    return places


def _look_around(
    check: Callable[[Any, Path], None], number: int, line: Line, folder: Path
) -> None:
    try:
        check(line, folder)
    except FieldError as error:
        raise BadLine(number, error.field, str(error)) from error


def _check_references(
    references: dict[tuple[str, str], tuple[int, str]], ids: dict[str, dict[str, int]]
) -> None:
    known: dict[str, dict[str, int]] = {}
    for (target, target_id), (number, field_name) in references.items():
        if target_id in ids.get(target, {}):
            continue
        if target not in known:
            known[target] = kinds()[target].keys()
        if target_id not in known[target]:
            raise BadLine(number, field_name, f"there is no {target} {target_id}")


def _lines(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Number, byte offset and bytes of each line that is not blank."""
    offset = 0
    with path.open("rb") as stream:
        for number, raw in enumerate(stream, start=1):
            if raw.strip():
                yield number, offset, raw
            offset += len(raw)


def _parse(number: int, raw: bytes) -> tuple[Kind, Any]:
    try:
        data = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine(number, "", f"is not UTF-8 at byte {error.start + 1}") from error
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" at character {error.pos + 1}" if hasattr(error, "pos") else ""
        raise BadLine(number, "", f"is not JSON{where}") from error
    if not isinstance(data, dict):
        raise BadLine(number, "", "is not a JSON object")
    kind = kinds().get(str(data.get("kind")))
    if kind is None:
        raise BadLine(number, "kind", f"is not one of {' '.join(kinds())}")
    try:
        return kind, kind.line.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise BadLine(number, name, first["msg"].removeprefix("Value error, ")) from error


def _read(stream: Any, place: _Place) -> Line:
    stream.seek(place.offset)
    return _parse(place.number, stream.read(place.length))[1]  # type: ignore[no-any-return]
