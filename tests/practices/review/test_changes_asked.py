"""Changes were asked for: the submitter is led to each comment, and everybody reads the state."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.models import User
from practices.models import Review, Submission
from tests.portal.html import Read
from tests.practices.review.conftest import Reviewing

pytestmark = pytest.mark.django_db


def own(submission: Submission) -> str:
    return f"/en/practices/submit/{submission.token}/"


@pytest.fixture
def asked(sent: Review, written: Submission, fi: User, mails: Any) -> Submission:
    """A practice that was sent back with comments on two steps."""
    with mails():
        Reviewing(fi, sent).ask("Nearly there.", resources="Who pays?", pairs="Split the first.")
    written.refresh_from_db()
    return written


def test_the_status_page_lists_the_comments_and_leads_to_them(asked: Submission) -> None:
    page = Read(Client(), own(asked))
    assert page.text("//p[@class='lead']") == "Changes asked for"
    listed = page.tree.xpath("//ul[@class='asked-for']//a")
    assert [(one.get("href"), one.text_content()) for one in listed] == [
        ("pairs/#comment-pairs", "Problems and solutions: Problem and solution"),
        ("elsewhere/#comment-resources", "Taking it into use elsewhere: What it takes")]
    assert "Who pays?" in page.text("//ul[@class='asked-for']")
    assert "Nearly there." in page.text("//div[contains(@class, 'ds-alert')]")
    on = page.tree.xpath("//a[contains(@class, 'ds-button')]/@href")[0]
    assert on == "pairs/"
    for link in listed:
        step, anchor = link.get("href").split("#")
        assert Read(Client(), own(asked) + step).tree.xpath(f"//*[@id='{anchor}']")


def test_the_mail_and_the_preview_say_where_to_begin(asked: Submission) -> None:
    assert "leads to each" in str(mail.outbox[-1].body)
    assert own(asked) in str(mail.outbox[-1].body)
    page = Read(Client(), own(asked) + "preview/")
    assert [one.get("href") for one in page.tree.xpath("//ul[@class='asked-for']//a")] == [
        "../pairs/#comment-pairs", "../elsewhere/#comment-resources"]


def test_without_comments_on_fields_it_goes_on_as_before(
    sent: Review, written: Submission, fi: User
) -> None:
    Reviewing(fi, sent).ask("Say who pays.")
    page = Read(Client(), own(written))
    assert "Say who pays." in page.text("//div[contains(@class, 'ds-alert')]")
    assert page.tree.xpath("//a[contains(@class, 'ds-button')]/@href")[0] == "short/"


def test_editors_read_the_state_in_the_admin(asked: Submission, editor: Client) -> None:
    assert "Changes asked for" in Read(editor, reverse("submissions:index")).text()


def test_it_can_be_changed_found_and_sent_again(asked: Submission) -> None:
    assert asked.is_draft
    Client().post(own(asked) + "elsewhere/", {"resources": "The city.", "action": "keep"})
    Client().post(own(asked) + "preview/")
    asked.refresh_from_db()
    assert asked.status == "sent"
    assert "Who pays?" not in Read(Client(), own(asked)).text("//main")
