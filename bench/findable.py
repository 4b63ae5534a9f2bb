"""From an upload to being found: a report with a document of 50 pages, in a portal that runs."""

import json
import time
import urllib.request
from collections.abc import Iterator

from bench.documents import LINE
from bench.running import PYTHON, ROOT, Site, environment, folder, free_port, run

PAGES, MOST_SECONDS = 50, 120


def figures() -> Iterator[tuple[str, str]]:
    """Seconds until a word of the last page is found: from the start of the import, and its end."""
    from tests.portal.documents.making import pdf

    port = free_port()
    with folder("findable") as data:
        env = environment(PORTAL_DATA_DIR=str(data / "portal"), PORT=str(port), PORTAL_DEMO="0")
        texts = [f"Page {number}\n" + f"{LINE}\n" * 40 for number in range(1, PAGES)]
        (data / "long.pdf").write_bytes(pdf([*texts, "Zugwort"]))
        line = {"kind": "report", "id": "long", "language": "en", "title": "Long",
                "summary": "Long.", "file": "long.pdf"}  # fmt: skip
        (data / "report.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
        (data / "portal").mkdir()
        site = Site([PYTHON, "manage.py", "serve"], ROOT, env)
        try:
            site.wait_for(port, 300)
            begun = time.monotonic()
            run([PYTHON, "manage.py", "import_content", str(data / "report.jsonl")], ROOT, env)
            imported = time.monotonic()
            found = _found(port, imported + MOST_SECONDS)
        finally:
            site.stop()
    yield f"findable.{PAGES}_pages.seconds_after_the_import_began", f"{found - begun:.1f}"
    yield f"findable.{PAGES}_pages.seconds_after_the_import_ended", f"{found - imported:.1f}"


def _found(port: int, end: float) -> float:
    """When the last page is found. Raises TimeoutError."""
    address = f"http://127.0.0.1:{port}/api/search/?q=zugwort"
    while time.monotonic() < end:
        with urllib.request.urlopen(address) as answer:
            results = json.load(answer)["results"]
        if results and results[0]["page_number"] == PAGES:
            return time.monotonic()
        time.sleep(0.05)
    raise TimeoutError(f"not found after {MOST_SECONDS} s")
