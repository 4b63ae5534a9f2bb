"""What pages ask of the network and of the reader's machine: little, and nothing from elsewhere."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.browser.page_types import PAGE_TYPES
from tests.services.chromium import Pages

pytestmark = [pytest.mark.slow, pytest.mark.one_database("postgresql")]
MOST_BYTES = 150_000
# Pages that are meant to answer with an error say so in the console.
ANSWERS = {"not found": 404}


def weigh(page: Page) -> list[int]:
    """The sizes, head and body, of what comes over the wire from now on."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_a_page_weighs_at_most_150_kilobytes_and_says_nothing_in_the_console(
    site: Site, page_at: Pages, name: str
) -> None:
    page = page_at(1280)
    said: list[str] = []
    failed: list[str] = []
    page.on("console", lambda message: said.append(message.text)
            if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda response: failed.append(f"{response.status} {response.url}")
            if response.status >= 400 else None)
    sizes = weigh(page)
    answer = page.goto(site(PAGE_TYPES[name]), wait_until="networkidle")
    assert answer is not None and answer.status == ANSWERS.get(name, 200)
    expected = 1 if name in ANSWERS else 0
    assert (failed[expected:], said[expected:]) == ([], [])
    assert len(sizes) > 2
    assert sum(sizes) <= MOST_BYTES


def test_static_files_are_compressed_and_kept_by_the_browser(
    site: Site, page_at: Pages
) -> None:
    page = page_at(1280)
    plain: list[str] = []
    brief: list[str] = []

    def note(response) -> None:
        if "/static/" not in response.url:
            return
        headers = response.all_headers()
        if response.url.endswith((".css", ".js", ".svg")) and "content-encoding" not in headers:
            plain.append(response.url)
        if "immutable" not in headers.get("cache-control", ""):
            brief.append(response.url)

    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto(site("/en/practices/"), wait_until="networkidle")
    for response in responses:
        note(response)
    assert (plain, brief) == ([], [])
