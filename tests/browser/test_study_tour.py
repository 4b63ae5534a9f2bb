"""A study tour in the browser: from a practice to what a group hands in."""

import pytest
from playwright.sync_api import Page

from practices.models import Adoption, StudyTour, TransferAssessment, Worksheet
from practices.study_tours.links import token_for
from tests.browser.conftest import Site
from tests.browser.test_submitting import check, press, write
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow


def prepared(page: Page, site: Site) -> None:
    """Begins a tour to a practice, and a worksheet of it."""
    page.goto(site("/fi/practices/study-tours/?practice=no-study-tour-method"))
    check(page)
    page.fill("[name=name]", "Matka")
    page.fill("[name=first_day]", "2027-03-23")
    page.click("button.ds-button[value=keep]")
    page.wait_for_selector(".programme")
    check(page)


def test_a_group_goes_from_a_practice_to_what_it_hands_in(
    site: Site, page_at: Pages
) -> None:
    page = page_at(1280)
    prepared(page, site)
    tour = page.url
    page.goto(f"{tour}programme/")
    check(page)
    page.click("[name=add] >> nth=0")
    page.wait_for_selector(":focus")
    check(page)
    page.goto(f"{tour}worksheet/")
    check(page)
    page.goto(tour)
    page.click(".tour-groups button")
    check(page)
    write(page, "[name=group]", "Kunta")
    page.select_option("[name=country]", "FI")
    write(page, "textarea", "Menetelmä.")
    press(page, "button.ds-button[value=send]")
    check(page)
    assert TransferAssessment.objects.get().usable == "Menetelmä."
    assert not Adoption.objects.filter(assessment__isnull=False).exists()


def test_the_browser_saves_a_worksheet_that_is_left(site: Site, page_at: Pages) -> None:
    page = page_at(390)
    prepared(page, site)
    page.click(".tour-groups button")
    page.fill("textarea", "Half a thought")
    page.goto(site("/fi/about/"))
    for _while in range(40):  # what a page sends when it is left, Playwright does not tell
        if "Half a thought" in str(Worksheet.objects.get().data):
            return
        page.wait_for_timeout(250)
    raise AssertionError("the worksheet was not saved")


def test_an_address_for_mails_is_confirmed_and_taken_out_by_keyboard(
    site: Site, page_at: Pages
) -> None:
    page = page_at(390)
    prepared(page, site)
    tour = page.url
    token = token_for(StudyTour.objects.get(), "planner@ministry.example", "fi")
    page.goto(site(f"/fi/practices/study-tours/mails/{token}/"))
    check(page)
    press(page, "main form button")
    assert "planner@ministry.example" in page.inner_text("main [role=status]")
    check(page)
    page.goto(tour)
    press(page, ".tour-groups a")
    check(page)
    page.keyboard.press("Space")  # the link leads to the box
    press(page, "button.ds-button[value=keep]")
    page.wait_for_selector(".programme")
    assert StudyTour.objects.get().mail == ""
