"""A report is found by a recommendation, and the result leads to it."""

from typing import Any

import pytest
from django.test import Client

from tests.portal import lines
from tests.portal.fixtures import Load, signed_in
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
R1, R2 = "/en/archive/reports/r/r1/", "/en/archive/reports/r/r2/"


@pytest.fixture
def report(load: Load) -> None:
    """A report with two recommendations, in two languages, and one for coordinators."""
    load(
        lines.report("r", title="On exchange", summary="Ministries met inspectors and talked.",
                     recommendations=[
                         {"id": "r1", "text": "Set up a network of <b>ministries</b>."},
                         {"id": "r2", "text": "Train inspectors to share intelligence."}],
                     translations={"fi": {"title": "Vaihdosta", "recommendations": [
                         {"id": "r2", "text": "Koulutetaan tarkastajia."}]}}),
        lines.report("secret", sharing="amber", recommendations=[
            {"id": "r1", "text": "Hush about intelligence."}]),
    )  # fmt: skip


def found(client: Client, q: str) -> dict[str, Any]:
    return {one["id"]: one["part_url"]
            for one in client.get("/api/search/", {"q": q}).json()["results"]}


@pytest.mark.both_engines
def test_the_result_leads_to_the_recommendation_that_answers(
    report: None, client: Client
) -> None:
    assert found(client, "share intelligence") == {"r": R2}
    page = Read(client, "/en/search/?q=sharing+intelligence")
    assert page.links()[R2].startswith("Recommendation 2")
    assert "inspectors to <mark>share</mark> <mark>intelligence</mark>" in page.html
    assert "/en/archive/reports/r/" in page.links()
    assert client.get(R2).status_code == 200
    listed = Read(client, "/en/search/list/?q=share+intelligence")
    assert f"http://127.0.0.1:8000{R2}" in listed.text()


def test_its_text_is_never_markup(report: None, client: Client) -> None:
    html = Read(client, "/en/search/?q=network").html
    assert R1 in html and "<b>ministries" not in html


@pytest.mark.parametrize("q", ["exchange", "met inspectors talked", "", "kind=report"])
def test_what_another_text_answers_better_leads_to_the_report_alone(
    report: None, client: Client, q: str
) -> None:
    assert set(found(client, q).values()) <= {None}


def test_words_of_another_language_lead_there_in_the_readers(
    report: None, client: Client
) -> None:
    assert found(client, "koulutetaan") == {"r": R2}


def test_nobody_is_led_to_what_they_may_not_read(report: None, client: Client) -> None:
    assert "secret" not in found(client, "intelligence")
    coordinator = signed_in("coordinator")
    assert found(coordinator, "intelligence")["secret"] == "/en/archive/reports/secret/r1/"
