"""One address of every public page type of a running portal."""

import re
import sys

from bench.load import get

FIXED = {
    "home": "/en/",
    "library": "/en/practices/",
    "directory": "/en/network/",
    "archive": "/en/archive/",
    "theme": "/en/themes/labour-exploitation/",
    "search": "/en/search/?q=labour+exploitation",
}
# Found by searching for their kind, the way a reader finds them.
FOUND = {
    "practice": "/en/practices/",
    "organisation": "/en/network/organisations/",
    "seminar": "/en/archive/seminars/",
    "report": "/en/archive/reports/",
    "project": "/en/archive/projects/",
}


def addresses(port: int) -> dict[str, str]:
    """The path of each page type; says on standard error which one cannot be had."""
    found = dict(FIXED)
    for kind, below in FOUND.items():
        _status, text = get(port, f"/en/search/?kind={kind}&size=10")
        hits = [path for path in re.findall(rf'href="({below}[a-z0-9-]+/)', text)
                if not path.endswith("/submit/")]  # fmt: skip
        found[kind] = hits[0] if hits else f"{below}?none-found"
    kept = {}
    for name, path in found.items():
        status, _text = get(port, path)
        if status == 200 and "none-found" not in path:
            kept[name] = path
        else:
            print(f"pages: {name} ({path}) answers {status}: left out", file=sys.stderr)
    return kept
