"""How an installation uses Elasticsearch. Apart from the engine: read without its client."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElasticOptions:
    """Where Elasticsearch is and how it is to be used.

    `timeout` is for questions, `write_timeout` for a piece of a bulk, both in seconds; `retries`
    are further tries at once when nothing answers; `bulk_items` and `bulk_bytes` limit a piece
    of a bulk; `window` is how far Elasticsearch pages by number, further on by `search_after`.
    """

    url: str
    prefix: str = "portal"
    shards: int = 1
    replicas: int = 0
    timeout: float = 5.0
    write_timeout: float = 30.0
    retries: int = 1
    bulk_items: int = 500
    bulk_bytes: int = 10_000_000
    window: int = 10_000
