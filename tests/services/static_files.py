"""The static files, looked at once.

Django's test client makes the middleware anew for every client, and WhiteNoise then looks at some
hundred files again: a fifth of the time of a test that asks for pages.
"""

from typing import Any

from whitenoise.base import WhiteNoise


def look_once() -> None:
    """From now on, a folder of static files is read when it is first served, and kept."""
    look = WhiteNoise.update_files_dictionary
    seen: dict[tuple[str, str], dict[str, Any]] = {}

    def known(server: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in seen:
            before = set(server.files)
            look(server, root, prefix)
            seen[root, prefix] = {
                url: file for url, file in server.files.items() if url not in before
            }
        server.files.update(seen[root, prefix])

    WhiteNoise.update_files_dictionary = known
