"""From an upload to being found: documents of 50 pages, put into a report while the portal runs."""

import json
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

from bench.documents import LINE
from bench.running import PYTHON, ROOT, Site, environment, folder, free_port, in_this_process

PAGES, MOST_SECONDS = 50, 120


def figures() -> Iterator[tuple[str, str]]:
    """Seconds from a document's upload until its last page is found: the first, and a later one."""
    port = free_port()
    with folder("findable") as data:
        env = environment(PORTAL_DATA_DIR=str(data), PORT=str(port), PORTAL_DEMO="0")
        site = Site([PYTHON, "manage.py", "serve"], ROOT, env)
        try:
            site.wait_for(port, 300)
            in_this_process(data)
            report = _report(data)
            for name, word in (("first", "zugwort"), ("later", "zugsprache")):
                yield f"findable.{PAGES}_pages.{name}_s", f"{_measure(report, word, port):.1f}"
        finally:
            site.stop()


def _report(data: Any) -> Any:
    """A published report without a document."""
    from network.models import ReportPage
    from portal.interchange.importing import import_file

    line = {"kind": "report", "id": "long", "language": "en", "title": "Long", "summary": "Long."}
    path = data / "report.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    import_file(path)
    return ReportPage.objects.get(item_id="long")


def _measure(report: Any, word: str, port: int) -> float:
    from django.core.files.base import ContentFile

    from portal.models import PortalDocument
    from tests.portal.documents.making import pdf

    texts = [f"Page {number}\n" + f"{LINE}\n" * 40 for number in range(1, PAGES)]
    file = ContentFile(pdf([*texts, word]), name=f"{word}.pdf")
    begun = time.monotonic()
    document = PortalDocument(title=word, file=file)
    document._set_document_file_metadata()
    document.save()
    report.document = document
    report.save()
    return _found(word, port, begun + MOST_SECONDS) - begun


def _found(word: str, port: int, end: float) -> float:
    """When the last page is found. Raises TimeoutError."""
    while time.monotonic() < end:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/search/?q={word}") as answer:
            results = json.load(answer)["results"]
        if results and results[0]["page_number"] == PAGES:
            return time.monotonic()
        time.sleep(0.05)
    raise TimeoutError(f"not found after {MOST_SECONDS} s")
