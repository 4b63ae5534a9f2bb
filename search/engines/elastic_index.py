"""How Elasticsearch keeps items: the same fields as the embedded engine, in versioned indexes."""

import re
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch

from search.answer import FACETS, SearchUnavailable
from search.document import Item
from search.engines.elastic_options import ElasticOptions
from search.engines.fields import FORMAT, LAYERS, PAGED, SORT_LANGUAGES, item_fields
from search.engines.name_terms import NAMES
from search.engines.page_fields import Paged


def mappings() -> dict[str, Any]:
    """The fields of the index. A change here needs `search_rebuild`."""
    properties: dict[str, Any] = {
        "fingerprint": {"type": "keyword", "index": False},
        "payload": {"type": "object", "enabled": False},
        "key": {"type": "keyword"},
        "level": {"type": "keyword"},
        "date": {"type": "integer"},
        "year": {"type": "integer"},
        "over": {"type": "long"},
        "published": {"type": "long"},
    }
    for part in ("title", "text"):
        for layer in LAYERS:
            properties[f"{part}_{layer}"] = {
                "type": "text", "analyzer": "whitespace",
                "index_options": "positions" if layer == "f" else "freqs",
            }
    for name in (*PAGED.values(), NAMES):
        properties[name] = {"type": "text", "analyzer": "whitespace", "index_options": "docs"}
    for facet in FACETS:  # with norms, so that a tag beside few others weighs as in tantivy
        properties[f"facet_{facet}"] = {"type": "keyword", "norms": True}
    for language in SORT_LANGUAGES:
        properties[f"sort_{language}"] = {"type": "keyword"}
    return {"dynamic": False, "properties": properties, "_meta": {"format": FORMAT}}


def to_action(item: Item, pages: Paged, index: str) -> dict[str, Any]:
    """The bulk action that puts an item into an index."""
    fields = item_fields(item)
    fields |= pages.fields_beside(fields)
    return {"_op_type": "index", "_index": index, "_id": item.key,
            "_source": {**fields, "payload": item.payload()}}


class Indexes:
    """The indexes `{alias}-v000001` and so on, one of which the alias names."""

    def __init__(
        self, client: Elasticsearch, options: ElasticOptions, alias: str, fields: dict[str, Any]
    ) -> None:
        """`fields` are the mappings of the indexes."""
        self.client, self.options, self.alias, self.fields = client, options, alias, fields
        self._name = re.compile(re.escape(self.alias) + r"-v(\d{6,})")
        self._pattern = f"{self.alias}-v*"

    def ensure(self) -> None:
        """Makes an empty index where there is none.

        Raises SearchUnavailable when the alias names two: writing would then be by chance.
        """
        known = self._known()
        live = [name for name, is_live in known.items() if is_live]
        if len(live) > 1:
            raise SearchUnavailable(
                f"{self.alias} names {', '.join(live)}: search_rebuild mends that"
            )
        if live:
            return
        self._make_template()
        try:
            self.client.indices.create(index=self._next(known), aliases={self.alias: {}})
        except BadRequestError as error:
            if "resource_already_exists" not in str(error):  # another process was faster
                raise

    def is_outdated(self) -> bool:
        """Whether the live index has another format than items have now."""
        found = self.client.indices.get_mapping(index=self.alias)
        return any(index["mappings"].get("_meta") != self.fields["_meta"]
                   for index in found.values())

    def make_next(self) -> str:
        """Makes an index beside the live one, set for being filled; returns its name."""
        self._make_template()
        name = self._next(self._known())
        self.client.indices.create(
            index=name, settings={"number_of_replicas": 0, "refresh_interval": "-1"}
        )
        return name

    def finish(self, name: str) -> None:
        """Sets an index that has been filled for being read."""
        self.client.indices.put_settings(
            index=name,
            settings={"number_of_replicas": self.options.replicas, "refresh_interval": "1s"},
        )
        self.client.indices.refresh(index=name)

    def switching_to(self, name: str) -> list[dict[str, Any]]:
        """What points the alias at an index and removes all others, to be done in one step.

        Those that no alias names were left by a rebuild that did not come to its end.
        """
        others = [other for other in self._known() if other != name]
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
        return actions + [{"remove_index": {"index": other}} for other in others]

    def drop(self, name: str) -> None:
        """Removes an index that was not finished."""
        self.client.indices.delete(index=name, ignore_unavailable=True)

    def _known(self) -> dict[str, bool]:
        """The indexes there are, each with whether the alias names it."""
        found = self.client.indices.get_alias(index=self._pattern, allow_no_indices=True)
        return {name: self.alias in entry["aliases"] for name, entry in found.items()
                if self._name.fullmatch(name)}

    def _next(self, known: dict[str, bool]) -> str:
        numbers = (int(match[1]) for name in known if (match := self._name.fullmatch(name)))
        return f"{self.alias}-v{max(numbers, default=0) + 1:06}"

    def _make_template(self) -> None:
        self.client.indices.put_index_template(
            name=self.alias,
            index_patterns=[self._pattern],
            template={
                "settings": {
                    "number_of_shards": self.options.shards,
                    "number_of_replicas": self.options.replicas,
                    "refresh_interval": "1s",
                    "max_result_window": self.options.window,
                },
                "mappings": self.fields,
            },
        )
