"""The rules of the house: floors, sizes, nothing of one machine, nothing left undone."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
MAX_PYTHON, MAX_FUNCTION, MAX_TEMPLATE = 320, 45, 150
LEFT_OUT = {".git", ".venv", "node_modules", "var", "static", "build", "__pycache__"}
# Where packages come from is the business of the machine that installs them. Assembled here, so
# that this file does not name them itself.
HOSTS = [".".join(parts) for parts in (
    ("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs", "org"),
    ("registry", "yarnpkg", "com"), ("repo", "maven", "apache", "org"), ("deb", "debian", "org"),
)]  # fmt: skip
INDEX = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|\"resolved\":\s*\"http")
PATHS = re.compile(r"(?<![\w.])/(?:root|home/\w+|work|Users/\w+|opt)/[\w.]")
# Lines that are data about the world, not about a machine, are told apart by their folder.
NOT_TEXT = {".png", ".jpg", ".ico", ".woff2", ".pdf", ".docx", ".pptx", ".odt", ".gz", ".mo"}


@cache
def files() -> list[Path]:
    """What belongs to the project: as git knows it, else what lies here."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not LEFT_OUT & set(path.parts)]
    return [path for path in paths if path.is_file()]


def python_files() -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and "migrations" not in path.parts]


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_floors_are_kept() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_python_files_hold_one_subject() -> None:
    long = {short(path): len(lines(path)) for path in python_files()}
    assert {name: count for name, count in long.items() if count > MAX_PYTHON} == {}


def test_functions_do_one_thing() -> None:
    long = {}
    for path in python_files():
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                count = node.end_lineno - node.lineno + 1
                if count > MAX_FUNCTION:
                    long[f"{short(path)}:{node.lineno} {node.name}"] = count
    assert long == {}


def test_templates_are_small() -> None:
    templates = [path for path in files() if path.suffix == ".html"]
    long = {short(path): len(lines(path)) for path in templates}
    assert {name: count for name, count in long.items() if count > MAX_TEMPLATE} == {}


def test_no_registry_and_no_path_of_a_machine() -> None:
    found = []
    for path in files():
        if path.suffix in NOT_TEXT or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{short(path)}: {host}" for host in HOSTS if host in text]
        found += [f"{short(path)}: {hit.group()}" for hit in INDEX.finditer(text)]
        if path.suffix not in {".jsonl", ".tsv"}:
            found += [f"{short(path)}: {hit.group()}" for hit in PATHS.finditer(text)]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        short(path) for path in python_files()
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_django_has_no_complaint() -> None:
    call_command("check", fail_level="WARNING")


