"""Valid HTML of every page type, as the W3C's own checker sees it."""

import json
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from tests.browser.page_types import PAGE_TYPES
from tests.services.environment import ROOT
from tests.services.missing import missing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def complaints(java: str, files: list[Path]) -> list[str]:
    """Errors and warnings of the checker about HTML files."""
    if not VNU.exists():
        missing("the HTML checker", "run `make setup`")
    done = subprocess.run(
        [java, "-Xmx512m", "-jar", str(VNU), "--stdout", "--exit-zero-always", "--format", "json",
         *map(str, files)],
        capture_output=True, text=True, check=True,
    )
    return [
        f"{Path(message['url']).name}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(done.stdout)["messages"]
        if message["type"] == "error" or message.get("subType") == "warning"
    ]


def test_the_checker_finds_a_fault(java: str, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><h1></p>")
    assert complaints(java, [page])


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_page_type_is_valid_html(
    demo: None, client: Client, java: str, tmp_path: Path, language: str
) -> None:
    files = []
    for name, path in PAGE_TYPES.items():
        response = client.get(path.replace("/en/", f"/{language}/"))
        files.append(tmp_path / f"{name.replace(' ', '-')}.html")
        files[-1].write_bytes(response.content)
    assert complaints(java, files) == []


def test_the_part_that_changes_in_place_is_valid_html(
    demo: None, client: Client, java: str, tmp_path: Path
) -> None:
    part = client.get("/en/practices/?country=FI", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    page = tmp_path / "part.html"
    page.write_text(f'<!doctype html><html lang="en"><head><title>x</title></head>'
                    f"<body><main><h1>x</h1>{part}</main></body></html>")
    assert complaints(java, [page]) == []
