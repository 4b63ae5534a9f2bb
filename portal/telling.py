"""Telling on the way how far something long has come."""

import sys
from typing import TextIO

# Back to the start of the line, and what stood there gone.
_OVER = "\r\x1b[K"


class Telling:
    """Lines about steps: one that is written over on a terminal, each of its own elsewhere."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
        self.over = self.stream.isatty()
        self.last = ""

    def step(self, text: str) -> None:
        """What is done now; nothing when it was told last."""
        if text == self.last:
            return
        self.last = text
        self._write(f"{_OVER}{text}" if self.over else f"{text}\n")

    def end(self) -> None:
        """Leaves the last line, so that others begin below it."""
        if self.over and self.last:
            self._write("\n")
        self.last = ""

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()

