"""Fixtures of these tests: practices to see, an event, and a tour to them."""

import pytest
from django.test import Client

from network.models import SeminarPage
from practices.models import StudyTour, Worksheet
from tests.portal import lines
from tests.portal.fixtures import Load, load, own_media

__all__ = ["load", "own_media"]


@pytest.fixture
def practices(load: Load) -> None:
    """Two public practices and one for coordinators, with a host, and a study tour."""
    load(
        lines.theme("t", labels={"en": "Gangs"}),
        lines.organisation("host", name="City of Copenhagen"),
        lines.coordinator("dk", title="National coordinator of Denmark", country="DK",
                          email="coordinator@portal.example"),
        lines.practice(
            "exit", title="Exit programme", countries=["DK"], organisations=["host"],
            themes=["t"], preconditions=["A mentor in each town"], problem_solutions=[
                {"problem": "Nobody leaves the gang.", "solution": "A mentor goes along."},
                {"problem": "Old debts.", "solution": "A plan to pay them."}]),
        lines.practice("talks", title="Talks with parents", countries=["DK"], themes=["t"]),
        lines.practice("secret", title="Ambertitle", countries=["DK"], sharing="amber"),
        lines.seminar("tour", title="Tour to Copenhagen", type="study-tour", starts="2026-03-23"),
    )  # fmt: skip


@pytest.fixture
def tour(practices: None) -> StudyTour:
    return StudyTour.objects.create(
        name="Our tour", country="DK", practices=["exit", "talks", "secret"],
        event=SeminarPage.objects.get(item_id="tour"),
    )


@pytest.fixture
def sheet(tour: StudyTour) -> Worksheet:
    return Worksheet.objects.create(tour=tour)


@pytest.fixture
def group() -> Client:
    """Somebody of a group, who has no account."""
    return Client()
