"""What a browser loads for a page: markup, style, scripts, fonts and pictures."""

from typing import Any

from tests.services.chromium import launched


def loaded_bytes(url: str) -> int:
    """Bytes over the line for a first visit on a phone, headers included."""
    with launched() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        total = 0

        def note(event: dict[str, Any]) -> None:
            nonlocal total
            total += int(event["encodedDataLength"])

        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", note)
        page.goto(url, wait_until="networkidle")
        return total
