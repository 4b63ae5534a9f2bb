"""Tells whether an index holds an item as it is now."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from search.document import Item


def fingerprint(item: Item, concepts: Sequence[str]) -> str:
    """A short text that is the same only for equal items in which the same concepts were found."""
    versions = [asdict(version) for version in item.versions]
    content = json.dumps([versions, concepts], sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
