"""What a step's form says of wrong answers, and what it takes as it is meant."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from portal.fields import as_partial_date, validate_partial_date
from practices.models import Submission
from practices.submissions.pages import cleaned
from practices.submissions.steps import BY_NAME, StepForms
from tests.portal.html import Read
from tests.practices.submissions.answers import ANSWERS
from tests.practices.submissions.test_steps import at

pytestmark = pytest.mark.django_db


def problems(step: str, **answers: str) -> list[tuple[str, str]]:
    """The ids and texts of what is to be put right."""
    return [(one["id"], str(one["error"]))
            for one in StepForms(BY_NAME[step], ANSWERS[step] | answers).problems()]


def test_the_summary_has_the_order_of_the_page(demo: None) -> None:
    found = StepForms(BY_NAME["short"], {"title": "131052-308T", "started": "soon"}).problems()
    ids = [one["id"].rstrip("_0") for one in found]
    assert ids == ["id_title", "id_summary", "id_language", "id_started", "id_countries",
                   "id_themes"]


def test_what_is_not_chosen_is_named(demo: None, draft: Submission, client: Client) -> None:
    page = client.post(at(draft, "short"), {"action": "next"}).content.decode()
    assert "Choose at least one country." in page and "Choose at least one theme." in page
    page = client.post(f"/da/{at(draft, 'short')[4:]}", {"action": "next"}).content.decode()
    assert "Vælg mindst ét land." in page and "Vælg mindst ét tema." in page


def test_a_wrong_address_is_named_with_its_line() -> None:
    typed = "https://example.org/bus\nnot an address\nftp://example.org"
    assert problems("who", sources=typed) == [
        ("id_sources", "not an address: Enter a valid URL."),
        ("id_sources", "ftp://example.org: Enter a valid URL."),
    ]


def test_an_address_without_its_beginning_is_completed() -> None:
    typed = "www.example.dk/rapport\nexample.org\nexample.org:8080/a?b\nhttp://example.org/"
    assert cleaned({"who": ANSWERS["who"] | {"sources": typed}})["sources"] == [
        "https://www.example.dk/rapport", "https://example.org", "https://example.org:8080/a?b",
        "http://example.org/",
    ]
    assert problems("who", sources="somebody@example.org")


@pytest.mark.parametrize(("typed", "meant"), [
    ("15.3.2024", "2024-03-15"), ("15. 3. 2024", "2024-03-15"), ("05/03/2024", "2024-03-05"),
    ("15-3-2024", "2024-03-15"), ("3.2024", "2024-03"), ("03/2024", "2024-03"),
    ("2024-3-5", "2024-03-05"), (" 2024 ", "2024"), ("2024-03-15", "2024-03-15"),
])  # fmt: skip
def test_a_date_is_taken_as_it_is_written_in_the_north(typed: str, meant: str) -> None:
    assert as_partial_date(typed) == meant
    validate_partial_date(meant)
    assert cleaned({"short": ANSWERS["short"] | {"started": typed}})["started"] == meant


@pytest.mark.parametrize("typed", ["31.2.2024", "3/15/2024", "spring", "15.3.24", "1.2.3.2024"])
def test_what_is_no_date_is_refused(demo: None, typed: str) -> None:
    with pytest.raises(ValidationError):
        validate_partial_date(as_partial_date(typed))
    assert [name for name, _error in problems("short", started=typed)] == ["id_started"]


def test_a_phase_says_what_it_needs(draft: Submission, client: Client) -> None:
    page = Read(client, at(draft, "how"))
    assert "needs a title" in page.text("//*[@id='id_phases-0-title_helptext']")


def test_a_sent_practice_is_shown_on_its_page(written: Submission, client: Client) -> None:
    assert not Read(client, at(written)).tree.xpath("//article")
    client.post(at(written, "preview"))
    page = Read(client, at(written))
    for words in ("What you sent", "Nobody dares to speak.", "Come in the evening.", "A mandate"):
        assert words in page.text(), words
    assert len(page.tree.xpath("//h1")) == 1
