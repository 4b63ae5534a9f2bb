"""Writes the database as JSON Lines, in an order that depends on nothing but the content."""

import json
from collections.abc import Iterator
from pathlib import Path

from portal.interchange.lines import compact
from portal.interchange.registry import kinds


def export_lines(*, public: bool = False, folder: Path | None = None) -> Iterator[str]:
    """Yields one JSON text per published object, kinds in their order, ids in alphabetical order.

    `public` leaves out what an anonymous visitor may not see. Files of reports are copied into
    `folder` when it is given.
    """
    for kind in kinds().values():
        for line in kind.export(public, folder):
            yield json.dumps(compact(line), ensure_ascii=False)
