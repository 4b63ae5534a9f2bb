"""What a reviewer reads: each text says what it is, and what changed stands beside its like."""

from typing import Any

import pytest

from portal.models import User
from practices.models import PracticePage, Review
from practices.review.lines import beside
from tests.portal.html import Read
from tests.practices.review.conftest import RATED, Reviewing

pytestmark = pytest.mark.django_db


def test_every_text_of_a_row_says_what_it_is(sent: Review, fi: User) -> None:
    reviewing = Reviewing(fi, sent)
    page = Read(reviewing.client, reviewing.path)
    labels = page.tree.xpath("//section[@aria-labelledby='part-pairs']"
                             "//p[@class='review-label']/text()")
    assert labels[:2] == ["Problem", "Solution"]
    labels = page.tree.xpath("//section[@aria-labelledby='part-outcomes']"
                             "//p[@class='review-label']/text()")
    assert len(labels) == len(page.tree.xpath(
        "//section[@aria-labelledby='part-outcomes']//div[@class='review-text']"))


def test_what_is_to_be_put_right_names_what_is_rated(sent: Review, fi: User) -> None:
    answer = Reviewing(fi, sent).post("look", decision="approve")
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "Why: Evidence: Say why you chose this." in told
    assert "Why: Cost: Say why you chose this." in told


def test_a_row_that_was_put_before_another_is_the_only_new_one() -> None:
    old, new = [("Problem", "Fear")], [("Problem", "Debt")]
    assert list(beside([old], [new, old])) == [([], new), (old, old)]
    assert list(beside([new, old], [old])) == [(new, []), (old, old)]
    assert list(beside([old], [new])) == [(old, new)]


def test_a_decision_is_shown_with_what_it_does_before_it_is_made(
    sent: Review, fi: User
) -> None:
    reviewing = Reviewing(fi, sent)
    answer = reviewing.post("look", decision="approve", **RATED, message="Typed beside it")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "The practice is published in the library." in text
    assert "For signed-in members of the network." in text  # it asks for TLP:GREEN
    assert "The submitter gets a mail." in text and "Because of cost." in text
    assert not sent.decisions.exists()
    assert not PracticePage.objects.get(pk=sent.page_id).live
    assert reviewing.post("change", decision="approve", **RATED,
                          message="Typed beside it").status_code == 302
    page = Read(reviewing.client, reviewing.path).html
    assert "Because of cost." in page and "Typed beside it" in page


@pytest.mark.parametrize(("kind", "told"), [
    ("changes", "can change the practice and send it again"), ("decline", "They can appeal once.")])
def test_what_is_not_published_says_so(
    sent: Review, fi: User, kind: str, told: str
) -> None:
    text = Reviewing(fi, sent).post("look", decision=kind, reasons="So.").content.decode()
    assert "Nothing becomes public." in text and told in text


def test_the_first_of_two_approvals_publishes_nothing(
    sent: Review, fi: User, settings: Any
) -> None:
    settings.REVIEW_TWO_PERSONS = True
    text = Reviewing(fi, sent).post("look", decision="approve", **RATED).content.decode()
    assert "Nothing becomes public yet" in text and "is published in the library" not in text
