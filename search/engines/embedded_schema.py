"""How tantivy keeps an item."""

import tantivy

from search.answer import FACETS
from search.document import Item
from search.engines.embedded_facets import FacetNumbers
from search.engines.fields import LAYERS, PAGED, SORT_LANGUAGES, item_fields
from search.engines.name_terms import NAMES
from search.engines.page_fields import Paged


def make_schema() -> tantivy.Schema:
    """The fields of the index. A change here needs `search_rebuild`."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    # Kept and not looked up: as texts they would stand in the list of words, too, which doubled
    # the time to write an item and the size of the index.
    for name in ("fingerprint", "payload"):
        builder.add_bytes_field(name, stored=True, indexed=False)
    builder.add_text_field("level", tokenizer_name="raw", index_option="basic")
    for part in ("title", "text"):
        for layer in LAYERS:
            builder.add_text_field(
                f"{part}_{layer}", tokenizer_name="whitespace",
                index_option="position" if layer == "f" else "freq",
            )
    for name in (*PAGED.values(), NAMES):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in FACETS:
        builder.add_text_field(f"facet_{name}", tokenizer_name="raw", index_option="basic")
        builder.add_integer_field(f"count_{name}", fast=True, indexed=False)
    for language in SORT_LANGUAGES:
        builder.add_text_field(
            f"sort_{language}", fast=True, tokenizer_name="raw", index_option="basic"
        )
    for name in ("date", "year", "over", "published"):
        builder.add_integer_field(name, fast=True, indexed=True)
    return builder.build()


def to_tantivy(
    item: Item, pages: Paged, schema: tantivy.Schema, facets: FacetNumbers
) -> tantivy.Document:
    """The item as tantivy keeps it."""
    fields = item_fields(item)
    fields |= pages.fields_beside(fields)
    counted = {f"count_{name}": facets.numbers(name, fields[f"facet_{name}"]) for name in FACETS}
    kept = {"fingerprint": fields["fingerprint"].encode(), "payload": item.json()}
    return tantivy.Document.from_dict({**fields, **counted, **kept}, schema)
