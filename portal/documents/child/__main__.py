"""`python -m portal.documents.child MEMORY SECONDS examine|read|picture|first_page PATH …`

Prints JSON, an object a line: what `examine` found or why it refuses; from `read` the metadata,
then each page.
"""

import json
import sys
from pathlib import Path
from typing import Any

from portal.documents.child.bounds import limit


def say(**what: Any) -> None:
    """One line for who has started this."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(memory: str, seconds: str, task: str, path: str, *more: str) -> None:
    """Does the task within the limits, which hold before a parser is loaded."""
    limit(int(memory), int(seconds))
    from portal.documents.child.refused import Refused

    try:
        if task == "examine":
            from portal.documents.child.kinds import examine

            say(**examine(Path(path), more[0]))
        elif task == "read":
            _read(Path(path), more[0], int(more[1]))
        else:
            from portal.documents.child import drawing

            if task == "picture":
                drawing.picture(Path(path), int(more[0]), Path(more[1]))
            else:
                drawing.first_page(Path(path), Path(more[0]))
            say(drawn=True)
    except Refused as refused:
        say(refused=refused.code)
    except MemoryError:
        say(refused="memory")


def _read(path: Path, kind: str, start: int) -> None:
    from portal.documents.child import reading

    say(metadata=reading.metadata(path, kind))
    for number, page in enumerate(reading.read(path, kind, start), start=start):
        say(page=number, **page._asdict())
    say(end=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
