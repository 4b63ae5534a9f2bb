"""A search as a value: parsed once from the parameters, and turned back into the same ones."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from search.sources import closed_values

FILTERS = ("kind", "type", "country", "theme", "language", "evidence", "status")
SORTS = ("relevance", "newest", "title", "earliest")
PUBLISHED = "published"  # an order for feeds and mails: what was published last stands first
WHEN = ("coming", "past")
MAX_TEXT = 2_000  # characters of a query that are read
MAX_PAGE = 10_000
DEFAULT_SIZE = 20


class BadParameter(ValueError):
    """A parameter with a value it cannot have."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}: {value[:80]}")
        self.name, self.value = name, value[:80]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, whoever asks. Filters are OR within, AND between."""

    q: str = ""
    kind: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    when: str = ""
    sort: str = "relevance"
    page: int = 1
    size: int = DEFAULT_SIZE
    expand: bool = True

    @classmethod
    def parse(cls, parameters: Any) -> Self:
        """Reads a QueryDict. Unknown parameters are ignored.

        Raises BadParameter for the first value that cannot be.
        """
        query, bad = cls.read(parameters)
        if bad:
            raise bad[0]
        return query

    @classmethod
    def read(cls, parameters: Any) -> tuple[Self, list[BadParameter]]:
        """As `parse`, without the values that cannot be, and with what was wrong with them."""
        values: dict[str, Any] = {}
        bad: list[BadParameter] = []
        for name, read in _READERS.items():
            given = parameters.getlist(name)
            try:
                value = read(name, given)
            except BadParameter:
                wrong = {text: found for text in given if (found := _fault(name, read, text))}
                bad += wrong.values()
                value = read(name, [text for text in given if text not in wrong])
            if value is not None:
                values[_FIELDS.get(name, name)] = value
        return cls(**values), bad

    def parameters(self) -> list[tuple[str, str]]:
        """The parameters that make this query, defaults left out."""
        pairs: list[tuple[str, str]] = []
        for entry in fields(self):
            value = getattr(self, entry.name)
            if value == entry.default:
                continue
            name = _NAMES.get(entry.name, entry.name)
            if isinstance(value, tuple):
                pairs += [(name, one) for one in value]
            else:
                pairs.append((name, "0" if value is False else str(value)))
        return pairs

    def address(self, path: str = "") -> str:
        """`path` with this query's parameters."""
        pairs = self.parameters()
        return f"{path}?{urlencode(pairs)}" if pairs else path or "?"

    def toggled(self, name: str, value: str) -> Self:
        """The same search with one value of a filter added or taken away, from page 1."""
        present: tuple[str, ...] = getattr(self, name)
        if value in present:
            changed = tuple(one for one in present if one != value)
        else:
            changed = (*present, value)
        return replace(self, **{name: changed, "page": 1})  # type: ignore[arg-type]

    def changed(self, **values: Any) -> Self:
        """The same search with other values."""
        return replace(self, **values)

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The filters that are set."""
        return {name: getattr(self, name) for name in FILTERS if getattr(self, name)}

    @property
    def order(self) -> str:
        """How results are sorted: without words to match, the newest stand first, of coming events
        the next.
        """
        sort = self.sort
        if sort == "earliest" and self.when != "coming":
            sort = "relevance"  # what is past or no event at all is not waited for
        if sort != "relevance" or self.q:
            return sort
        return "earliest" if self.when == "coming" else "newest"

    @property
    def offset(self) -> int:
        """How many results stand before this page."""
        return (self.page - 1) * self.size


def clean_text(text: str) -> str:
    """A query's text without characters that are none, blanks folded, and not too long."""
    visible = "".join(
        " " if ord(character) < 32 or "\ud800" <= character <= "\udfff" else character
        for character in text[:MAX_TEXT]
    )
    return " ".join(visible.split())


Reader = Callable[[str, list[str]], Any]


def _text(_name: str, given: list[str]) -> str | None:
    return clean_text(given[-1]) if given else None


def _values(pattern: str, fold: Callable[[str], str] = str) -> Reader:
    shape = re.compile(pattern + r"\Z")

    def read(name: str, given: list[str]) -> tuple[str, ...] | None:
        values = {fold(one.strip()): one.strip() for one in given if one.strip()}
        closed = closed_values().get(name)
        for value, written in values.items():
            if not shape.match(value) or (closed is not None and value not in closed):
                raise BadParameter(name, written)
        return tuple(values) or None

    return read


def _number(low: int, high: int) -> Reader:
    def read(name: str, given: list[str]) -> int | None:
        text = given[-1].strip() if given else ""
        if not text:
            return None
        if not re.match(r"[0-9]{1,9}\Z", text) or not low <= int(text) <= high:
            raise BadParameter(name, text)
        return int(text)

    return read


def _one_of(values: tuple[str, ...]) -> Reader:
    def read(name: str, given: list[str]) -> str | None:
        if given and given[-1] and given[-1] not in values:
            raise BadParameter(name, given[-1])
        return given[-1] or None if given else None

    return read


def _flag(name: str, given: list[str]) -> bool | None:
    if given and given[-1] not in ("0", "1", ""):
        raise BadParameter(name, given[-1])
    return given[-1] != "0" if given else None


def _fault(name: str, read: Reader, text: str) -> BadParameter | None:
    try:
        read(name, [text])
    except BadParameter as bad:
        return bad
    return None


_READERS: Mapping[str, Reader] = {
    "q": _text,
    "kind": _values(r"[a-z-]{1,40}"),
    "type": _values(r"[a-z-]{1,40}"),
    "country": _values(r"[A-Z]{2}", str.upper),
    "theme": _values(r"[a-z0-9-]{1,150}"),
    "language": _values(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "evidence": _values(r"[a-z-]{1,40}"),
    "status": _values(r"[a-z-]{1,40}"),
    "from": _number(0, 9999),
    "to": _number(0, 9999),
    "when": _one_of(WHEN),
    "sort": _one_of(SORTS),
    "page": _number(1, MAX_PAGE),
    "size": _number(1, 100),
    "expand": _flag,
}
_FIELDS = {"from": "year_from", "to": "year_to"}
_NAMES = {field: name for name, field in _FIELDS.items()}
