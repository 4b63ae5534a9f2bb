"""Tells whether an index holds an item as it is now."""

import hashlib
from collections.abc import Sequence

import msgspec

from search.document import Item


def fingerprint(item: Item, concepts: Sequence[str]) -> str:
    """A short text that is the same only for equal items in which the same concepts were found."""
    content = msgspec.json.encode([item.versions, concepts], order="sorted")
    return hashlib.blake2b(content, digest_size=12).hexdigest()
