"""WCAG 2.2 A and AA, in Chromium, wide and narrow, light and dark, on every page type."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.browser.page_types import PAGE_TYPES
from tests.services.chromium import Pages
from tests.services.environment import ROOT

pytestmark = pytest.mark.slow
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (1280, 390)
Rules = dict[str, object]
EVERY_RULE: Rules = {"type": "tag", "values": TAGS}
# The rules of these levels that look at colours; all others find the same in either scheme.
OF_COLOURS: Rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
SCHEMES: dict[Literal["light", "dark"], Rules] = {"light": EVERY_RULE, "dark": OF_COLOURS}


def violations(page: Page, rules: Rules = EVERY_RULE) -> list[str]:
    """What axe-core finds against the rules, those of WCAG 2.2 A and AA, on the page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # a script in the page is not let run
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules})", rules
    )
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"] for node in rule["nodes"][:3]]


@pytest.fixture(autouse=True)
def axe() -> None:
    """axe-core, from npm."""
    if not AXE.exists():
        from tests.services.missing import missing

        missing("axe-core", "run `make setup`")


def test_the_checker_finds_faults(page_at: Pages) -> None:
    page = page_at(1280)
    page.set_content(
        '<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,">'
        '<p style="color: #999; background: #fff">pale</p><p style="color: #000">A text with '
        '<a href="/" style="color: #222; text-decoration: none">a link</a> in it.</p></main></html>'
    )
    of_colours = {"color-contrast", "link-in-text-block"}
    assert {found.partition(":")[0] for found in violations(page)} >= {"image-alt", *of_colours}
    assert {found.partition(":")[0] for found in violations(page, OF_COLOURS)} == of_colours


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_a_page_has_no_violation_of_wcag(site: Site, page_at: Pages, name: str) -> None:
    found = {}
    page = page_at(WIDTHS[0], reduced_motion="reduce")
    page.goto(site(PAGE_TYPES[name]))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            if bad := violations(page, rules):
                found[width, scheme] = bad
    assert found == {}


@pytest.mark.parametrize("name", ["home", "library", "directory"])
def test_an_opened_menu_and_opened_filters_have_no_violation_of_wcag(
    site: Site, page_at: Pages, name: str
) -> None:
    page = page_at(390)
    page.goto(site(PAGE_TYPES[name]))
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb", "da", "is"])
def test_no_page_scrolls_sideways_on_a_phone(
    site: Site, page_at: Pages, language: str
) -> None:
    page = page_at(390)
    wide = {}
    for name, path in PAGE_TYPES.items():
        page.goto(site(path.replace("/en/", f"/{language}/")))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[name] = width
    assert wide == {}


def test_no_page_scrolls_sideways_when_text_is_twice_as_large(
    site: Site, page_at: Pages
) -> None:
    page = page_at(640)
    wide = {}
    for name, path in PAGE_TYPES.items():
        page.goto(site(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 640:
            wide[name] = width
    assert wide == {}


def test_the_first_key_shows_the_skip_link_and_it_leads_to_the_content(
    site: Site, page_at: Pages
) -> None:
    page = page_at(1280)
    page.goto(site("/en/practices/"))
    page.keyboard.press("Tab")
    box = page.evaluate(
        "(() => { const one = document.activeElement, box = one.getBoundingClientRect();"
        " return [one.getAttribute('href'), box.top >= 0 && Math.min(box.height, box.width) > 10];"
        " })()"
    )
    assert box == ["#main", True]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


IN_VIEW = """() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
}"""


def reached(page: Page, selector: str, most: int = 120) -> dict[str, Any] | None:
    """Tabs until an element of `selector` has the focus; what the focus looks like there."""
    for _key in range(most):
        page.keyboard.press("Tab")
        found: dict[str, Any] | None = page.evaluate(
            """selector => {
                const one = document.activeElement;
                if (!one || !one.matches(selector)) return null;
                const style = getComputedStyle(one);
                return {outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth),
                        shadow: style.boxShadow !== 'none'};
            }""",
            selector,
        )
        if found:
            return found
    return None


@pytest.mark.parametrize(("path", "selector"), [
    ("/en/practices/", ".facets a.facet-value"), ("/en/practices/", ".language-switch a"),
    ("/en/practices/", ".sorts a"), ("/en/practices/", ".hits h3 a, .hits h2 a"),
    ("/en/", ".main-nav a"), ("/en/", "svg a"), ("/en/search/?q=a&size=2", ".paging a"),
    ("/en/search/", "main input[name=q]"), ("/en/network/", "select[name=country]"),
])  # fmt: skip
def test_the_keyboard_reaches_every_control_and_the_focus_is_seen(
    site: Site, page_at: Pages, path: str, selector: str
) -> None:
    page = page_at(1280)
    page.goto(site(path))
    found = reached(page, selector)
    assert found is not None, f"{selector} was not reached"
    page.wait_for_function(IN_VIEW)  # browsers may scroll there smoothly
    assert found["outline"] or found["shadow"]


def test_the_menu_on_a_phone_opens_with_the_keyboard(site: Site, page_at: Pages) -> None:
    page = page_at(390)
    page.goto(site("/en/"))
    assert reached(page, "header summary", 6)
    page.keyboard.press("Enter")
    assert page.locator(".main-nav a").first.is_visible()
    assert page.locator(".language-switch a").first.is_visible()
