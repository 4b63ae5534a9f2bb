"""What pages show of the content: read once, kept in the process until the content changes.

Pages themselves are made anew for every request; only what they show is remembered.
"""

import time
from collections.abc import Hashable

from django.db import connection

from portal.models.stamp import Stamp
from portal.vocabulary.themes import themes
from search.engines import engine
from search.remembered import remembered

# What depends on the day is never older, nor an answer whose new stamp was lost with the process
# that should have given it.
SECONDS = 60.0


def _state_of_content() -> Hashable | None:
    """The content, vocabulary, index and minute as they are now.

    None within a transaction, which may see what nobody else does, and for content without a stamp.
    """
    if connection.in_atomic_block:
        return None
    content = Stamp.of("content")
    minute = time.monotonic() // SECONDS
    return (content, themes().stamp, engine().state(), minute) if content else None


content_remembered = remembered(_state_of_content)
