"""10,000 generated practices through `import_content` into an empty portal."""

import json
import os
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.running import PYTHON, ROOT, environment, folder, run

PRACTICES, WORDS = 10_000, 330
COUNTRIES = ["FI", "SE", "NO", "DK", "IS", "AX", "FO", "GL"]
LANGUAGES = ["fi", "sv", "nb", "da", "is", "en"]
COUNT = (
    "import django; django.setup(); from search.engines import engine; "
    "print(sum(1 for _key in engine().keys()))"
)


def figures() -> Iterator[tuple[str, str]]:
    """Seconds, the most memory the command took, and the documents that it indexed."""
    with folder("import") as data:
        env = environment(
            PORTAL_DATA_DIR=str(data), PORTAL_DEMO="0", DJANGO_SETTINGS_MODULE="portal.settings"
        )
        run([PYTHON, "manage.py", "migrate", "-v", "0"], ROOT, env)
        thesaurus = ROOT / "portal" / "vocabulary" / "thesaurus.jsonl"
        run([PYTHON, "manage.py", "import_content", str(thesaurus)], ROOT, env)
        file = data / "practices.jsonl"
        write(file)
        before = _indexed(env)
        seconds, peak = timed([PYTHON, "manage.py", "import_content", str(file)], env)
        yield "importing.practices", str(PRACTICES)
        yield "importing.seconds", f"{seconds:.1f}"
        yield "importing.peak_mb", f"{peak:.0f}"
        yield "importing.indexed_documents", str(_indexed(env) - before)


def timed(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Seconds and the most resident memory in MB of a command. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command[2]} ended with {child.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss * 1024 / 1e6


def _indexed(env: dict[str, str]) -> int:
    done = subprocess.run([PYTHON, "-c", COUNT], cwd=ROOT, env=env, capture_output=True, text=True,
                          check=True)  # fmt: skip
    return int(done.stdout)


def write(path: Path) -> None:
    """Writes the practices, the same ones each time, in words of the demo content."""
    rng = random.Random(2)
    words, themes = _words(), _themes()
    with path.open("w", encoding="utf-8") as stream:
        for number in range(PRACTICES):
            language = LANGUAGES[number % len(LANGUAGES)]
            line = _practice(rng, number, language, words[language], themes)
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _practice(
    rng: random.Random, number: int, language: str, words: list[str], themes: list[str]
) -> dict[str, Any]:
    def text(count: int) -> str:
        return " ".join(rng.choices(words, k=count)).capitalize() + "."

    part = WORDS // 6
    return {
        "kind": "practice", "id": f"generated-{number:05}", "language": language,
        "title": text(6), "summary": text(part),
        "problem_solutions": [{"problem": text(part), "solution": text(part)}],
        "body": "\n\n".join(text(part) for _ in range(2)), "lessons": text(part - 6),
        "countries": rng.sample(COUNTRIES, k=rng.randint(1, 3)),
        "themes": rng.sample(themes, k=rng.randint(1, 4)),
        "status": rng.choice(["planned", "ongoing", "completed", "discontinued"]),
        "started": str(rng.randint(2005, 2025)),
    }  # fmt: skip


def _words() -> dict[str, list[str]]:
    """The words of the demo's practices by language."""
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    demo = ROOT / "portal" / "demo" / "content" / "practices.jsonl"
    for raw in demo.read_text(encoding="utf-8").splitlines():
        line = json.loads(raw)
        for language, version in {line["language"]: line, **line.get("translations", {})}.items():
            text = f"{version['summary']} {version.get('body', '')} {version.get('lessons', '')}"
            found[language].update(word for word in text.split() if word.isalpha())
    return {language: sorted(words) for language, words in found.items()}


def _themes() -> list[str]:
    thesaurus = ROOT / "portal" / "vocabulary" / "thesaurus.jsonl"
    return [json.loads(raw)["id"] for raw in thesaurus.read_text(encoding="utf-8").splitlines()]
