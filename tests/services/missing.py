"""A service that is not on this machine: skipped on a laptop, a failure in CI."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def missing(service: str, how: str) -> NoReturn:
    """Skips the test for want of `service`, or fails it in CI; `how` says how to get it."""
    reason = f"{service} is not on this machine: {how}"
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def program(name: str, *folders: Path) -> str | None:
    """The path of a program in the search path or in one of `folders`; None without it."""
    for folder in folders:
        if (folder / name).is_file():
            return str(folder / name)
    return shutil.which(name)
