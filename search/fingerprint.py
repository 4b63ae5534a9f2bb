"""Tells whether an index holds an item as it is now."""

import hashlib
from collections.abc import Sequence

import msgspec

from search.attached import Attached
from search.document import Item


def fingerprint(item: Item, concepts: Sequence[str]) -> str:
    """A short text that is the same only for equal items in which the same concepts were found.

    Of files counts their stamp, not what their pages say: an index of a million pages is compared
    without reading them.
    """
    return _digest([item.versions, concepts, stamp_of(item.attached)])


def stamp_of(files: Sequence[Attached]) -> str:
    """A short text that is the same only for the same pages of the same files."""
    return _digest([[file.id, file.path, file.level, file.stamp] for file in files])


def _digest(content: object) -> str:
    encoded = msgspec.json.encode(content, order="sorted")
    return hashlib.blake2b(encoded, digest_size=12).hexdigest()
