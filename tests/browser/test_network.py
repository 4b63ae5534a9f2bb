"""What pages ask of the network and of the reader's machine: little, and nothing from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.conftest import Site
from tests.browser.page_types import PAGE_TYPES
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
MOST_BYTES = 150_000
# Pages that are meant to answer with an error say so in the console.
ANSWERS = {"not found": 404}


AT_ONCE = 8


def batches() -> Iterator[tuple[str, ...]]:
    """The types of pages, so many at a time."""
    names = iter(PAGE_TYPES)
    while batch := tuple(islice(names, AT_ONCE)):
        yield batch


@dataclass
class Load:
    """What the loading of a page brought: sizes, head and body, of what came over the wire; what
    failed; and what stands in the console.
    """

    page: Page
    sizes: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def begin(self, address: str) -> int:
        """Begins to load an address without any cache; its status."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.loadingFinished",
                   lambda event: self.sizes.append(event["encodedDataLength"]))
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("response", lambda response: self.failed.append(
            f"{response.status} {response.url}") if response.status >= 400 else None)
        answer = self.page.goto(address, wait_until="commit")
        return answer.status if answer else 0

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(message.text)


@pytest.mark.parametrize("names", list(batches()), ids=itemgetter(0))
def test_pages_weigh_at_most_150_kilobytes_and_say_nothing_in_the_console(
    site: Site, page_at: Pages, names: tuple[str, ...]
) -> None:
    loads = {name: Load(page_at(1280)) for name in names}
    begun = {name: load.begin(site(PAGE_TYPES[name])) for name, load in loads.items()}
    for load in loads.values():  # what one page waits for the others wait for, too
        load.page.wait_for_load_state("networkidle")
    assert begun == {name: ANSWERS.get(name, 200) for name in names}
    expected = {name: 1 if name in ANSWERS else 0 for name in names}
    faults = {name: [*load.failed[expected[name]:], *load.said[expected[name]:]]
              for name, load in loads.items()}  # fmt: skip
    assert {name: fault for name, fault in faults.items() if fault} == {}
    assert min(len(load.sizes) for load in loads.values()) > 2
    weights = {name: sum(load.sizes) for name, load in loads.items()}
    assert {name: weight for name, weight in weights.items() if weight > MOST_BYTES} == {}


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
