"""How tantivy keeps an item."""

import json

import tantivy

from search.answer import FACETS
from search.document import Item
from search.engines.fields import LAYERS, SORT_LANGUAGES, item_fields


def make_schema() -> tantivy.Schema:
    """The fields of the index. A change here needs `search_rebuild`."""
    builder = tantivy.SchemaBuilder()
    for name in ("key", "fingerprint", "payload"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("level", tokenizer_name="raw", index_option="basic")
    for part in ("title", "text"):
        for layer in LAYERS:
            builder.add_text_field(
                f"{part}_{layer}", tokenizer_name="whitespace",
                index_option="position" if layer == "f" else "freq",
            )
    for name in (*(f"facet_{facet}" for facet in FACETS),
                 *(f"sort_{language}" for language in SORT_LANGUAGES)):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("date", "year"):
        builder.add_integer_field(name, fast=True, indexed=True)
    return builder.build()


def to_tantivy(item: Item, schema: tantivy.Schema) -> tantivy.Document:
    """The item as tantivy keeps it."""
    payload = json.dumps(item.payload(), ensure_ascii=False, separators=(",", ":"))
    return tantivy.Document.from_dict({**item_fields(item), "payload": payload}, schema)
