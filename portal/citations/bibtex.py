"""BibTeX, for LaTeX and for whatever reads it."""

from collections.abc import Iterable

from portal.citations.csl import CslItem, iso_date, listed_name

# A brace counts in BibTeX even behind a backslash, so it stands there by its name.
_SIGNS = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\lbrace{}", "}": r"\rbrace{}",
    "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})
_TYPES = {"report": "techreport"}
_PLAIN = {  # field of BibTeX: variable of CSL
    "type": "genre", "howpublished": "container-title", "number": "number",
    "language": "language", "isbn": "ISBN", "version": "version", "abstract": "abstract",
    "keywords": "keyword", "address": "event-place", "annote": "annote", "note": "note",
}
_AS_THEY_ARE = {"doi": "DOI", "url": "URL"}


def write_bibtex(items: Iterable[CslItem]) -> str:
    """The items as a .bib file in UTF-8."""
    return "".join(_entry(item) for item in items)


def _entry(item: CslItem) -> str:
    kind = _TYPES.get(item["type"], "misc")
    issued = iso_date(item.get("issued"))
    fields = {
        "author": " and ".join(_author(name) for name in item["author"]),
        # Twice in braces: titles keep their capitals.
        "title": f"{{{_text(item['title'])}}}",
        "institution" if kind == "techreport" else "publisher": _text(item.get("publisher", "")),
        "year": issued[:4],
        "month": issued[5:7],
        "date": issued,
        "urldate": iso_date(item.get("accessed")),
    }
    fields |= {name: _text(item.get(variable, "")) for name, variable in _PLAIN.items()}
    fields |= {name: _safe(item.get(variable, "")) for name, variable in _AS_THEY_ARE.items()}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{item['id'].replace(':', '-')},\n{lines}\n}}\n\n"


def _author(author: dict[str, str]) -> str:
    """A person as BibTeX takes it apart; in braces an authority, whose name stays in one piece."""
    name = _text(listed_name(author))
    return f"{{{name}}}" if "literal" in author else name


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_SIGNS)


def _safe(text: str) -> str:
    """An address: read word for word, so that only what would end the field is written else."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
