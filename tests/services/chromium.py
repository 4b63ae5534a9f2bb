"""Chromium, driven by Playwright: the one of the system, without a screen and without a network."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from tests.services.missing import missing, program

HOW = "install chromium, or set PORTAL_CHROMIUM to its path"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
OWN_HOSTS = {"127.0.0.1", "localhost", "testserver", None}
TIMEOUT_MS = 15_000


def executable() -> str:
    """The path of Chromium; skips or fails the test when there is none."""
    found = os.environ.get("PORTAL_CHROMIUM") or program("chromium") or program("chromium-browser")
    return found or missing("Chromium", HOW)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser without a window."""
    path = executable()
    # Playwright's loop runs in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


class Pages:
    """Makes pages of a width; remembers every address outside this machine that they ask for,
    and what the page's Content-Security-Policy did not let happen.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.foreign: list[str] = []
        self.refused: list[str] = []

    def __call__(self, width: int, height: int = 900, **options: object) -> Page:
        """A page of `width` CSS pixels with a session of its own.

        `options` are Playwright's `new_context` options: `java_script_enabled`, `color_scheme`,
        `locale`, `reduced_motion` and so on.
        """
        viewport = {"width": width, "height": height}
        context = self._browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
        context.set_default_timeout(TIMEOUT_MS)
        context.on("request", self._note)
        context.on("console", self._note_refused)
        self._contexts.append(context)
        page = context.new_page()
        # The browser leaves the window for files to the test from the beginning on: told just
        # before it opens, it may open its own.
        page.on("filechooser", lambda _chooser: None)
        return page

    def _note(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in OWN_HOSTS:
            self.foreign.append(request.url)

    def _note_refused(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.refused.append(f"{message.page and message.page.url}: {message.text}")

    def close(self) -> None:
        """Closes every page."""
        for context in self._contexts:
            context.close()
