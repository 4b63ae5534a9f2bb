"""The README names whatever a newcomer can set, call or depend on."""

import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.services.environment import variables

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("portal", "practices", "network", "search")


@cache
def readme() -> str:
    path = ROOT / "README.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def missing(names: Iterable[str]) -> str:
    """The names that do not stand in the README as words of their own, whatever their case."""
    return " ".join(sorted(
        name for name in set(names)
        if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", readme(), re.IGNORECASE)
    ))


def test_every_environment_variable() -> None:
    assert "PORTAL_DATA_DIR" in variables()
    assert missing(variables()) == ""


def test_every_management_command() -> None:
    commands = [path.stem for floor in FLOORS
                for path in (ROOT / floor).glob("management/commands/[a-z]*.py")]
    assert "import_content" in commands
    assert missing(commands) == ""


def test_every_make_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    assert missing(f"make {target}" for target in phony.group(1).split()) == ""


def test_every_direct_python_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        wanted += group
    assert missing(re.split(r"[\[<>=!~ ;]", name)[0] for name in wanted) == ""


def test_every_direct_node_dependency() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert missing([*package["dependencies"], *package["devDependencies"]]) == ""
