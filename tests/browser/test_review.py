"""A reviewer's page in Chromium; what one does there by keyboard alone."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from portal.accounts.roles import COORDINATORS
from portal.models import User
from practices.models import Review, Submission
from practices.submissions.drafts import begin
from tests.browser.conftest import Site, come_back
from tests.browser.test_submitting import reach
from tests.practices.review.conftest import client_of, person
from tests.practices.submissions.answers import ANSWERS
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
DIMENSIONS = ("evidence", "legal", "organisational", "cost", "cultural")


def sent() -> Submission:
    submission = begin("writer@ngo.example", None, "en")
    path = f"/en/practices/submit/{submission.token}/"
    client = Client(SERVER_NAME="127.0.0.1")
    for step, answers in ANSWERS.items():
        typed = dict(answers)
        if step == "how":
            typed["body"] = "The victim, Milla Testdale, was met in the bus."
        client.post(f"{path}{step}/", typed | {"action": "next"})
    client.post(f"{path}preview/")
    submission.refresh_from_db()
    assert submission.status == "sent"
    return submission


def sign_in(page: Page, site: Site, user: User) -> None:
    client = client_of(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value,
                               "url": site.url}])


def choose(page: Page, name: str, value: str) -> None:
    """Tab reaches the group of radios, the arrows the one."""
    reach(page, f"input[name='{name}']")
    page.keyboard.press("Space")
    for _press in range(4):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name}={value} cannot be chosen by keyboard")


def test_what_is_typed_and_left_stands_there_again(site: Site, page_at: Pages) -> None:
    sent()
    review = Review.objects.get()
    page = page_at(390)
    sign_in(page, site, person("fi", COORDINATORS, "FI"))
    page.goto(site(f"/en/practices/review/{review.pk}/"))
    page.fill("#id_reasons", "Half a thought")
    page.goto(site("/en/"))
    assert come_back(page, site(f"/en/practices/review/{review.pk}/"), "#id_reasons") == (
        "Half a thought"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
