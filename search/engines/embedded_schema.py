"""How tantivy keeps an item: plain terms in a few fields, facets, and the item itself."""

import json
from typing import Any

import tantivy

from search.analysis import analyze_text
from search.answer import FACETS
from search.collation import sort_key
from search.document import Item
from search.fingerprint import fingerprint

# f: words as written, folded, in order; x: words with diacritics as written; t: lemmas and stems;
# p: parts of compounds.
LAYERS = ("f", "x", "t", "p")
SORT_LANGUAGES = ("en", "fi", "sv", "nb", "da", "is")


def make_schema() -> tantivy.Schema:
    """The fields of the index. A change here needs `search_rebuild`."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("fingerprint", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("payload", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("level", tokenizer_name="raw", index_option="basic")
    for part in ("title", "text"):
        for layer in LAYERS:
            builder.add_text_field(
                f"{part}_{layer}", tokenizer_name="whitespace",
                index_option="position" if layer == "f" else "freq",
            )
    for name in FACETS:
        builder.add_text_field(
            f"facet_{name}", fast=True, tokenizer_name="raw", index_option="basic"
        )
    for language in SORT_LANGUAGES:
        builder.add_text_field(
            f"sort_{language}", fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_integer_field("date", fast=True, indexed=True)
    builder.add_integer_field("year", fast=True, indexed=True)
    return builder.build()


def to_tantivy(item: Item, schema: tantivy.Schema) -> tantivy.Document:
    """The item as tantivy keeps it."""
    first = item.first
    fields: dict[str, Any] = {
        "key": item.key,
        "fingerprint": fingerprint(item),
        "payload": json.dumps(item.payload(), ensure_ascii=False, separators=(",", ":")),
        "level": str(max(version.level for version in item.versions)),
        "date": date_number(first.date),
        "year": int(first.date[:4]) if first.date else 0,
    }
    for name in FACETS:
        fields[f"facet_{name}"] = list(dict.fromkeys(item.values(name)))
    titles = {version.language: version.title for version in item.versions}
    for language in SORT_LANGUAGES:
        title = titles.get(language, first.title)
        fields[f"sort_{language}"] = sort_key(title, language)
    for part, texts in (
        ("title", [(version.title, version.language) for version in item.versions]),
        ("text", [
            (f"{version.full_text()}\n{version.keywords}", version.language)
            for version in item.versions
        ]),
    ):
        for layer, words in layers(texts).items():
            fields[f"{part}_{layer}"] = " ".join(words)
    return tantivy.Document.from_dict(fields, schema)


def layers(texts: list[tuple[str, str]]) -> dict[str, list[str]]:
    """The words of (text, language) pairs for each layer."""
    found: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    folded, exact, terms, parts = (found[layer] for layer in LAYERS)
    for text, language in texts:
        for word in analyze_text(text, language):
            if not word.terms:
                continue
            folded.append(word.terms[0])
            if word.exact != word.terms[0]:
                exact.append(word.exact)
            terms.extend(word.terms)
            parts.extend(word.parts)
    return found


def date_number(date: str) -> int:
    """A partial ISO date as a number that sorts: "2021-03" gives 20210300; none gives 0."""
    return int(date[:10].replace("-", "").ljust(8, "0")) if date else 0
