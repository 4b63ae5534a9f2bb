"""From signed out to published, by keyboard alone: a mailed code, six steps, an upload, a round of
review and a change from the mail's link. With mistakes on the way, and mail captured to files.

At every step and state the page is checked against WCAG 2.2 A and AA, wide and narrow.
"""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.accounts.roles import COORDINATORS
from practices.models import PracticePage, Submission
from tests.browser.conftest import Site
from tests.browser.mailbox import Mailbox
from tests.browser.test_review import DIMENSIONS, choose, sign_in
from tests.browser.test_submitting import check, go_on, press, reach, tick, write
from tests.portal.documents.making import pdf
from tests.practices.review.conftest import person
from tests.services.chromium import Pages

pytestmark = pytest.mark.slow
HETU = "131052-308T"
LIMIT_SECONDS = 600
WRITER, TITLE = "writer@ngo.example", "Help desk on wheels"


@pytest.fixture
def mailbox(settings: Any, tmp_path: Path, site: Site) -> Mailbox:
    """Where mails lie, with links that lead to the site under test."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.BASE_URL = site.url
    return Mailbox(settings.EMAIL_FILE_PATH)


def fault_is_told(page: Page) -> None:
    """The page says what is wrong, has moved the focus there, and is accessible in that state."""
    page.wait_for_selector(".ds-error-summary:focus")
    check(page)


def come_in(page: Page, site: Site, language: str, mailbox: Mailbox) -> None:
    page.goto(site(f"/{language}/practices/submit/"))
    check(page)
    press(page, ".submit-form button")  # nothing typed
    fault_is_told(page)
    write(page, "#id_mail", WRITER)
    page.keyboard.press("Enter")
    page.wait_for_url("**/submit/code/**")
    check(page)
    write(page, "#id_code", "000000")
    press(page, ".submit-form button")
    check(page)
    code = re.search(r"^\d{6}$", mailbox.last(WRITER), re.MULTILINE)
    assert code is not None
    write(page, "#id_code", code.group())
    page.keyboard.press("Enter")
    page.wait_for_url("**/short/")


def first_step(page: Page) -> None:
    check(page)
    go_on(page)  # nothing typed
    fault_is_told(page)
    write(page, "#id_title", TITLE)
    write(page, "#id_summary", f"A bus visits farms. {HETU}")
    tick(page, "input[name=countries][value=FI]")
    reach(page, ".theme-group > summary")
    page.keyboard.press("Enter")
    tick(page, "input[name=themes]")
    go_on(page)
    assert page.locator("mark").first.text_content() == HETU
    assert page.input_value("#id_summary").endswith(HETU)
    check(page)
    write(page, "#id_summary", "A bus visits farms.")
    go_on(page)
    page.wait_for_url("**/pairs/")


def other_steps(page: Page) -> None:
    write(page, "#id_pairs-0-problem", "Workers do not find us.")
    write(page, "#id_pairs-0-solution", "We find them.")
    reach(page, "button[name=add]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_pairs-1-problem:focus")
    assert page.input_value("#id_pairs-0-problem") == "Workers do not find us."
    write(page, "#id_pairs-1-problem", "Nobody talks.")
    write(page, "#id_pairs-1-solution", "We listen.")
    check(page)
    go_on(page)
    write(page, "#id_body", "The worker, Milla Testdale, meets the victim.")
    check(page)
    go_on(page)
    write(page, "#id_outcomes-0-statement", "More people ask for help.")
    check(page)
    for _step in ("elsewhere", "who", "files"):
        go_on(page)
        check(page)


def upload(page: Page, name: str, content: bytes) -> None:
    """Space on the field opens the system's window, in which the file is chosen."""
    page.wait_for_load_state("networkidle")
    reach(page, "#id_files")
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Space")
    opened.value.set_files({"name": name, "mimeType": "application/pdf", "buffer": content})
    press(page, "button[name=add]")


def files_and_sending(page: Page) -> None:
    page.wait_for_url("**/files/")
    upload(page, "bad.pdf", pdf(catalog="/OpenAction << /S /JavaScript /JS (x) >>"))
    fault_is_told(page)
    upload(page, "leaflet.pdf", pdf(["How the help desk works"]))
    expect(page.locator(".submit-files a")).to_have_text(["leaflet.pdf"])
    check(page)
    go_on(page)
    page.wait_for_url("**/preview/")
    check(page)
    assert not PracticePage.objects.filter(title=TITLE).exists()
    press(page, ".submit-page form button")
    page.wait_for_selector(".submit-events")
    check(page)


def changes_are_asked_for(page: Page, site: Site, language: str) -> None:
    page.goto(site(f"/{language}/practices/review/"))
    check(page)
    press(page, ".review-queue a")
    page.wait_for_url(re.compile(r"/review/\d+/$"))
    assert page.locator(".ds-alert mark").first.text_content() == "Milla Testdale"
    check(page)
    press(page, "button[value=look]")  # nothing chosen
    fault_is_told(page)
    reach(page, ".review-part:has(#part-body) summary")
    page.keyboard.press("Enter")
    write(page, "#id_comment-body", "Take out the name.")
    choose(page, "decision", "changes")
    press(page, "button[value=look]")
    page.wait_for_selector("button[value=change]")
    check(page)
    press(page, "button[value=decide]")
    page.wait_for_selector(".submit-events")
    check(page)


def change(page: Page, link: str) -> None:
    """The submitter, with the mail open: reads, changes, answers."""
    page.goto(link)
    check(page)
    press(page, "main .button-row a.ds-button")
    if not page.url.endswith("/how/"):
        press(page, "nav.submit-steps :is(button[value=how], a[href$='/how/'])")
    assert "Take out the name." in str(page.locator(".review-comment").text_content())
    check(page)
    write(page, "#id_body", "The bus drives.")
    press(page, "nav.submit-steps button[value=preview]")
    page.wait_for_url("**/preview/")
    press(page, ".submit-page form button")
    page.wait_for_selector(".submit-events")
    write(page, "#id_message-text", "It is out.")
    press(page, "button[value=message]")
    check(page)


def approve(page: Page) -> None:
    page.reload()
    expect(page.locator("ins").first).to_be_attached()
    for name in DIMENSIONS:
        choose(page, f"score-{name}", "2")
        write(page, f"#id_reason-{name}", "As told.")
    choose(page, "decision", "approve")
    check(page)
    press(page, "button[value=look]")
    page.wait_for_selector("button[value=change]")
    check(page)
    press(page, "button[value=decide]")
    page.wait_for_selector(".submit-events")


def link_in(text: str) -> str:
    found = re.search(r"http://\S+/practices/submit/\S+", text)
    assert found is not None, text
    return found.group()


@pytest.mark.parametrize("language", ["en", "fi"])
def test_from_nothing_to_published(
    site: Site, page_at: Pages, mailbox: Mailbox, language: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    coordinator = person("fi", COORDINATORS, "FI")
    begun = time.monotonic()
    writer = page_at(1280, reduced_motion="reduce")
    come_in(writer, site, language, mailbox)
    first_step(writer)
    other_steps(writer)
    files_and_sending(writer)
    sent = time.monotonic() - begun
    submission = Submission.objects.get()
    assert (submission.status, submission.language) == ("sent", language)
    assert submission.page is not None and not submission.page.live

    reviewer = page_at(1280, reduced_motion="reduce")
    sign_in(reviewer, site, coordinator)
    changes_are_asked_for(reviewer, site, language)
    change(page_at(1280, reduced_motion="reduce"), link_in(mailbox.last(WRITER)))
    approve(reviewer)
    page = PracticePage.objects.get(title=TITLE)
    assert page.live
    writer.goto(link_in(mailbox.last(WRITER)))
    check(writer)
    writer.goto(site(f"/{language}/practices/{page.slug}/"))
    assert "leaflet.pdf" in writer.content()
    with capsys.disabled():
        print(f"\n{language}: signed out to sent in {sent:.0f} s, to published in"
              f" {time.monotonic() - begun:.0f} s; mails: {len(mailbox.to(WRITER))}")
    assert sent < LIMIT_SECONDS
