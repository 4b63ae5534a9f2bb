"""How much of a file is read at all, and what the process that reads it may take."""

import resource

MOST_BYTES = 100_000_000  # of a file
MOST_PAGES = 5_000
MOST_UNPACKED = 200_000_000  # bytes of everything in a container
MOST_PARTS = 10_000  # files in a container
MOST_RATIO = 200  # of unpacked to packed bytes, in what is larger than SMALL
SMALL = 1_000_000
MOST_TEXT = 20_000_000  # bytes of a plain text
MOST_PIXELS = 40_000_000  # of an image, all its frames together


def limit(memory: int, seconds: int) -> None:
    """Holds this process to `memory` bytes of its own and `seconds` of processor time."""
    for what, most in (
        (resource.RLIMIT_DATA, memory), (resource.RLIMIT_AS, memory + 800_000_000),
        (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))
