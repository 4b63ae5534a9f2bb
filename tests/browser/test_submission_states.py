"""States of a submission and its review beside the straight way: none breaks WCAG, on a phone."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from portal.accounts.roles import COORDINATORS, EDITORS
from practices.models import Review, Submission
from practices.submissions import limits
from practices.submissions.drafts import begin
from tests.browser.conftest import Site
from tests.browser.test_accessibility import violations
from tests.browser.test_review import sent, sign_in
from tests.browser.test_submitting import mailed_code
from tests.practices.review.conftest import Reviewing, person
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
START, WRITER, HETU = "/fi/practices/submit/", "writer@ngo.example", "131052-308T"


def look(page: Page, state: str) -> None:
    """No violation, and nothing to scroll to sideways."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, state
    assert violations(page) == [], state


def opened(page: Page, address: str, state: str, status: int = 200) -> None:
    answer = page.goto(address)
    assert answer is not None and answer.status == status, state
    look(page, state)


def pressed(page: Page, selector: str, state: str, status: int = 200) -> None:
    with page.expect_navigation() as answer:
        page.click(selector)
    assert answer.value.status == status, state
    look(page, state)


@pytest.fixture(autouse=True)
def others_too(site: Site, settings: Any) -> None:
    """What others do meanwhile goes by Django's test client."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]


def test_on_the_way_in(site: Site, page_at: Pages) -> None:
    page = page_at(390, reduced_motion="reduce")
    draft = begin(WRITER, None, "fi")
    Submission.objects.update(data={"short": {"title": "Aloitettu"}})
    page.goto(site(START))
    page.fill("#id_mail", WRITER)
    page.click(".submit-form button")
    page.fill("#id_code", mailed_code())
    pressed(page, ".submit-form button", "which draft")
    own = site(f"{START}{draft.token}/")
    opened(page, own, "a draft")
    page.goto(f"{own}how/")
    page.fill("#id_body", HETU)
    page.click(".button-row button[value=keep]")
    page.wait_for_selector(".ds-error-summary")
    opened(page, f"{own}how/", "a number that was struck out")
    opened(page, f"{own}preview/", "what is missing before it is sent")
    opened(page, f"{own}delete/", "whether to delete")
    pressed(page, "main form button", "not ticked that one is sure", 422)
    opened(page, site(f"{START}guessed/"), "no such draft", 404)
    for _turn in range(limits.CODES_A_MAIL[1]):
        Client().post(START, {"mail": WRITER})
    page.goto(site(START))
    page.fill("#id_mail", WRITER)
    pressed(page, ".submit-form button", "too many codes", 429)


def test_what_a_submitter_reads_later(site: Site, page_at: Pages) -> None:
    page = page_at(390, reduced_motion="reduce")
    own = site(f"{START}{sent().token}/")
    opened(page, own, "it waits")
    page.fill("#id_message-text", HETU)
    pressed(page, "button[value=message]", "a number in a message", 422)
    fi, editor = person("fi", COORDINATORS, "FI"), person("ed", EDITORS)
    assert Reviewing(fi, Review.objects.get()).decline().status_code == 302
    opened(page, own, "it was declined")
    pressed(page, "button[value=appeal]", "an appeal without a word", 422)
    page.fill("#id_appeal-text", "Ei ole mainos.")
    pressed(page, "button[value=appeal]", "it was appealed")
    assert Reviewing(editor, Review.objects.latest("pk")).approve().status_code == 302
    opened(page, own, "it is published")
    pressed(page, "button[value=reopen]", "it is changed")
    pressed(page, "button[value=preview]", "the changed one as it will look")


def test_what_reviewers_read(site: Site, page_at: Pages) -> None:
    page = page_at(390, reduced_motion="reduce")
    sent()
    review = Review.objects.get()
    fi, se = person("fi", COORDINATORS, "FI"), person("se", COORDINATORS, "FI")
    sign_in(page, site, fi)
    opened(page, site("/fi/practices/review/?state=declined"), "nothing is found")
    address = site(f"/fi/practices/review/{review.pk}/")
    page.goto(address)
    page.fill("#id_message", HETU)
    pressed(page, "button[value=message]", "a number in a message", 422)
    pressed(page, "button[value=conflict]", "a conflict without a word", 422)
    page.goto(address)
    page.fill("#id_message", "")  # where the number was struck out
    page.check("input[name=decision][value=changes]")
    page.fill("#id_reasons", "Kuka maksaa?")
    pressed(page, "button[value=look]", "what the decision will do")
    pressed(page, "button[value=change]", "back to change it")
    pressed(page, "button[value=look]", "what it will do, once more")
    assert Reviewing(se, review).ask().status_code == 302
    pressed(page, "button[value=decide]", "somebody else was quicker", 409)
    opened(page, address, "it is with the submitter")
    assert review.submission
    Client().post(f"/en/practices/submit/{review.submission.token}/preview/")
    page.goto(address)
    page.fill("#id_conflict", "Olen siellä töissä.")
    pressed(page, "button[value=conflict]", "a conflict was declared")
