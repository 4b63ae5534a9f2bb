"""A round of review by keyboard alone: read, commented on, answered, published.

At every step the pages are checked against WCAG 2.2 A and AA, wide and narrow, light and dark.
"""

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from playwright.sync_api import Page

from portal.accounts.roles import COORDINATORS
from portal.models import User
from practices.models import PracticePage, Review, Submission
from practices.submissions.drafts import begin
from tests.browser.conftest import Site
from tests.browser.test_submitting import check, press, reach, write
from tests.practices.review.conftest import client_of, person
from tests.practices.submissions.answers import ANSWERS
from tests.services.chromium import Pages

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
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


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_round_by_keyboard_alone(site: Site, page_at: Pages, language: str) -> None:
    user = person("fi", COORDINATORS, "FI")
    submission = sent()
    review = Review.objects.get()
    page = page_at(1280, reduced_motion="reduce")
    sign_in(page, site, user)

    page.goto(site(f"/{language}/practices/review/"))
    check(page)
    press(page, ".review-queue a")
    page.wait_for_url(f"**/review/{review.pk}/")
    assert page.locator(".ds-alert mark").first.text_content() == "Milla Testdale"
    check(page)
    press(page, "button[value=decide]")  # nothing chosen
    page.wait_for_selector(".ds-error-summary:focus")
    check(page)
    reach(page, ".review-part:has(#part-body) summary")
    page.keyboard.press("Enter")
    write(page, "#id_comment-body", "Take out the name.")
    choose(page, "decision", "changes")
    press(page, "button[value=decide]")
    page.wait_for_selector(".submit-events")
    check(page)

    writer = page_at(1280, reduced_motion="reduce")
    path = f"/{language}/practices/submit/{submission.token}/"
    writer.goto(site(path))
    check(writer)
    writer.goto(site(f"{path}how/"))
    assert "Take out the name." in str(writer.locator(".review-comment").text_content())
    check(writer)
    write(writer, "#id_body", "The bus drives.")
    press(writer, "nav.submit-steps button[value=preview]")
    writer.wait_for_url("**/preview/")
    press(writer, ".submit-page form button")
    writer.wait_for_selector(".submit-events")
    write(writer, "#id_message-text", "It is out.")
    press(writer, "button[value=message]")
    check(writer)

    page.goto(site(f"/{language}/practices/review/{review.pk}/"))
    assert page.locator("ins").count() > 0
    for name in DIMENSIONS:
        choose(page, f"score-{name}", "2")
        write(page, f"#id_reason-{name}", "As told.")
    choose(page, "decision", "approve")
    check(page)
    press(page, "button[value=decide]")
    page.wait_for_selector(".submit-events")
    assert PracticePage.objects.get(pk=review.page_id).live
    assert mail.outbox[-1].to == ["writer@ngo.example"]
    writer.goto(site(path))
    check(writer)


def test_what_is_typed_and_left_stands_there_again(site: Site, page_at: Pages) -> None:
    sent()
    review = Review.objects.get()
    page = page_at(390)
    sign_in(page, site, person("fi", COORDINATORS, "FI"))
    page.goto(site(f"/en/practices/review/{review.pk}/"))
    page.fill("#id_reasons", "Half a thought")
    page.goto(site("/en/"))
    page.goto(site(f"/en/practices/review/{review.pk}/"))
    assert page.input_value("#id_reasons") == "Half a thought"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
