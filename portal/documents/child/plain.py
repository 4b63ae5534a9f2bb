"""Plain text."""

import re
from pathlib import Path

from portal.documents.child.bounds import MOST_TEXT
from portal.documents.child.refused import Refused

# What browsers, shells and servers would run.
_RUNS = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:#!|<\?php|<\?xml|<!doctype|<html|<head|<body|<script|<svg|<!--"
    rb"|\{\\rtf|%!ps|mime-version:|@echo off)", re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def is_text(head: bytes) -> bool:
    """Whether a file that begins with `head` is text and nothing that runs."""
    if _RUNS.match(head):
        return False
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or not _CONTROL.search(head)


def check(path: Path) -> int:
    """The number of pages. Raises Refused for what is not text all through."""
    return len(pages(path))


def pages(path: Path) -> list[str]:
    """The text by page: a form feed begins a new one."""
    if path.stat().st_size > MOST_TEXT:
        raise Refused("big")
    return decoded(path.read_bytes()).split("\f")


def decoded(raw: bytes) -> str:
    """The text: UTF-8, UTF-16 with its mark, or else the Western code page of Windows."""
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and _CONTROL.search(raw):
        raise Refused("type")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused("broken")
