"""What coordinators write for their country, in Chromium: nothing against WCAG, errors included."""

import pytest
from playwright.sync_api import Page

from network.models import ReportPage, Response
from portal.accounts.roles import COORDINATORS
from portal.models import Country
from tests.browser.conftest import Site, come_back
from tests.browser.test_accessibility import WIDTHS, axe, violations
from tests.browser.test_review import sign_in
from tests.practices.review.conftest import person
from tests.services.chromium import Pages

__all__ = ["axe"]
pytestmark = pytest.mark.slow
KEEP = "/fi/network/countries/fi/keep/"
ANSWER = "/fi/archive/reports/fi-action-plan-2021/training/fi/"
REMINDERS = "/fi/archive/recommendations/reminders/"


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it is, wide and narrow."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"scrolls sideways at {width}")
    return found


@pytest.fixture
def finland(site: Site, page_at: Pages) -> Page:
    """The browser of the coordinator of Finland."""
    page = page_at(390, reduced_motion="reduce")
    sign_in(page, site, person("fi", COORDINATORS, "FI"))
    return page


def test_writing_for_ones_country_has_no_violation_of_wcag(site: Site, finland: Page) -> None:
    found = {}
    for path in (KEEP, REMINDERS, f"{KEEP}text/fi/", f"{KEEP}contacts/new/", ANSWER):
        finland.goto(site(path))
        found[path] = faults(finland)
        if path not in (KEEP, REMINDERS):
            finland.click(".ds-button[value=check]")
            finland.wait_for_selector(".ds-error-summary")
            found[f"{path} with errors"] = faults(finland)
    Response.objects.create(
        ref="training", country=Country.objects.get(name="FI"), status="accepted",
        report=ReportPage.objects.get(item_id="fi-action-plan-2021", locale__language_code="en"))
    finland.goto(site(f"{ANSWER}files/"))
    found["files"] = faults(finland)
    finland.click(".button-row [name=add]")
    finland.wait_for_selector("[aria-invalid=true]")
    found["files with errors"] = faults(finland)
    assert {path: bad for path, bad in found.items() if bad} == {}


def test_a_text_is_written_looked_at_and_published(site: Site, finland: Page) -> None:
    finland.goto(site(f"{KEEP}text/fi/"))
    finland.fill("#id_summary", "Kuka koordinoi Suomessa.")
    finland.goto(site(KEEP))
    kept = come_back(finland, site(f"{KEEP}text/fi/"), "#id_summary")
    assert kept == "Kuka koordinoi Suomessa."
    finland.click(".ds-button[value=check]")
    finland.wait_for_selector("[value=publish]")
    assert faults(finland) == []
    assert not Country.objects.get(name="FI").profiles.exists()
    finland.click("[value=publish]")
    finland.wait_for_url(site(KEEP))
    finland.goto(site("/fi/network/countries/fi/"))
    assert "Kuka koordinoi Suomessa." in finland.inner_text("main")
