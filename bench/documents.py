"""How fast documents are read, beside pypdfium2 alone in one run, and the memory that it takes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.running import PYTHON, ROOT, environment, folder, in_this_process

PAGES, ROUNDS = 5_000, 3
MEMORY, SECONDS = 280_000_000, 900  # what the portal allows its reader
LINE = "Forced labour in the berry sector is seldom seen by those who visit a farm only once. "
_ALONE = (
    "import sys, pypdfium2\n"
    "document = pypdfium2.PdfDocument(sys.argv[1])\n"
    "for page in document:\n"
    "    text = page.get_textpage()\n"
    "    text.get_text_range()\n"
    "    text.close(); page.close()\n"
)
_PUT = (
    "import sys, pathlib, bench.documents\n"
    "bench.documents.put(*map(pathlib.Path, sys.argv[1:]))\n"
)


def figures() -> Iterator[tuple[str, str]]:
    """Pages a second, the ratio to pypdfium2's own speed, and the most memory of the reader."""
    with folder("documents") as place:
        path = place / "long.pdf"
        path.write_bytes(_long())
        reader = [PYTHON, "-s", "-m", "portal.documents.child", str(MEMORY), str(SECONDS), "read",
                  str(path), "pdf", "1"]
        own = [PYTHON, "-s", "-c", _ALONE, str(path)]
        times = [(_run(reader), _run(own)) for _round in range(ROUNDS)]
        ours, alone = min(one[0][0] for one in times), min(one[1][0] for one in times)
        yield "PDF pages read a second", f"{PAGES / ours:.0f}"
        yield "time beside pypdfium2 alone", f"{ours / alone:.2f}"
        memory = max(one[0][1] for one in times)
        yield f"memory of the reader on {PAGES} pages, MB", f"{memory:.0f}"
        data = place / "data"
        env = environment(PORTAL_DATA_DIR=str(data), PORTAL_DEMO="0")
        _run([PYTHON, "-c", _PUT, str(data), str(path)], env)
        seconds, memory = _run([PYTHON, "manage.py", "read_documents", "--batch"], env)
        yield f"seconds of a worker for {PAGES} pages, kept and made findable", f"{seconds:.0f}"
        yield f"memory of a worker on {PAGES} pages, MB", f"{memory:.0f}"


def put(data: Path, file: Path) -> None:
    """A portal under `data`, with `file` in a report and waiting to be read."""
    in_this_process(data)
    from django.core.files.base import ContentFile

    from network.models import ReportPage
    from portal.interchange.importing import import_file
    from portal.models import PortalDocument

    line = data / "report.jsonl"
    line.write_text(json.dumps({"kind": "report", "id": "long", "language": "en", "title": "Long",
                                "summary": "Long."}) + "\n", encoding="utf-8")
    import_file(line)
    document = PortalDocument(title="Long", file=ContentFile(file.read_bytes(), name="long.pdf"))
    document._set_document_file_metadata()
    document.save()
    ReportPage.objects.filter(item_id="long").update(document=document)


def _long() -> bytes:
    """A PDF with very many pages of forty lines."""
    sys.path.insert(0, str(ROOT))
    from tests.portal.documents.making import pdf

    return pdf([f"Page {number}\n" + f"{LINE}\n" * 40 for number in range(1, PAGES + 1)])


def _run(command: list[str], env: dict[str, str] | None = None) -> tuple[float, float]:
    """Seconds, and the most megabytes, of a command that must succeed, and of what it starts."""
    begun = time.monotonic()
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=env)
    last = ""
    for line in child.stdout or ():
        last = line
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode or (last.startswith("{") and "end" not in json.loads(last)):
        raise RuntimeError(f"{Path(command[0]).name} ended with {child.returncode}: {last[:200]}")
    return time.monotonic() - begun, used.ru_maxrss / 1000
