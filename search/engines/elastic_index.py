"""How Elasticsearch keeps an item: the same fields as the embedded engine."""

from typing import Any

from elasticsearch import Elasticsearch

from search.answer import FACETS
from search.document import Item
from search.engines.fields import LAYERS, SORT_LANGUAGES, item_fields


def make_template(client: Elasticsearch, prefix: str, shards: int, replicas: int) -> None:
    """Puts the template that every index named `{prefix}-…` is made after."""
    properties: dict[str, Any] = {
        "fingerprint": {"type": "keyword", "index": False, "doc_values": False},
        "payload": {"type": "object", "enabled": False},
        "key": {"type": "keyword"},
        "level": {"type": "keyword"},
        "date": {"type": "integer"},
        "year": {"type": "integer"},
    }
    for part in ("title", "text"):
        for layer in LAYERS:
            properties[f"{part}_{layer}"] = {
                "type": "text", "analyzer": "whitespace",
                "index_options": "positions" if layer == "f" else "freqs",
            }
    for name in (*(f"facet_{facet}" for facet in FACETS),
                 *(f"sort_{language}" for language in SORT_LANGUAGES)):
        properties[name] = {"type": "keyword"}
    client.indices.put_index_template(
        name=prefix,
        index_patterns=[f"{prefix}-*"],
        template={
            "settings": {"number_of_shards": shards, "number_of_replicas": replicas},
            "mappings": {"dynamic": False, "properties": properties},
        },
    )


def make_index(client: Elasticsearch, prefix: str, old: list[str]) -> str:
    """Makes the next index after those in `old`; returns its name."""
    number = max((int(name.rpartition("-")[2]) for name in old), default=0) + 1
    name = f"{prefix}-{number:06}"
    client.indices.delete(index=name, ignore_unavailable=True)
    client.indices.create(index=name)
    return name


def to_action(item: Item, index: str) -> dict[str, Any]:
    """The bulk action that puts an item into an index."""
    fields = item_fields(item)
    return {"_op_type": "index", "_index": index, "_id": item.key,
            "_source": {**fields, "payload": item.payload()}}
