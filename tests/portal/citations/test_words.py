"""Citations in words: dates by each language's custom, names as they are written."""

from typing import Any

import pytest
from django.test import Client

from portal.citations.styles import STYLES, in_style
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

PORTAL = "De nordiske koordinatorers portal"


def cited(style: str, language: str, *issued: int, **other: Any) -> str:
    return in_style({
        "id": "practice:x", "type": "webpage", "title": "What marraskuuta means", "language": "en",
        "author": [{"family": "Virtanen", "given": "Aino"}, {"family": "Mäkelä", "given": "Olli"}],
        "container-title": PORTAL, "issued": {"date-parts": [list(issued)]},
        "accessed": {"date-parts": [[2026, 11, 5]]}, "URL": "https://portal.example/id/x",
        **other,
    }, style, language)


@pytest.mark.parametrize(("language", "day", "month"), [
    ("en", "November 28", "November"), ("fi", "28. marraskuuta", "marraskuu"),
    ("sv", "28 november", "november"), ("nb", "28. november", "november"),
    ("da", "28. november", "november"), ("is", "28. nóvember", "nóvember"),
])
def test_day_and_month_stand_as_the_language_writes_them(
    language: str, day: str, month: str
) -> None:
    assert f"(2026, {day})." in cited("apa", language, 2026, 11, 28)
    assert f"(2021, {month})." in cited("apa", language, 2021, 11)
    assert f"{PORTAL}, {day}." in cited("chicago-author-date", language, 2026, 11, 28)
    assert f"{PORTAL}, {month}." in cited("chicago-author-date", language, 2021, 11)


@pytest.mark.parametrize(("language", "day"), [
    ("fi", "Viitattu: 5. marraskuuta 2026"), ("sv", "Åtkomstdatum: 5 november 2026"),
    ("nb", "Åpnet: 5. november 2026"), ("is", "Sótt: 5. nóvember 2026"),
])
def test_the_day_of_reading_has_no_nought_before_it(language: str, day: str) -> None:
    assert day in cited("harvard-cite-them-right", language, 2021)


def test_a_month_in_a_title_stays_as_it_is() -> None:
    assert "What marraskuuta means" in cited("apa", "fi", 2021, 11)


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("style", STYLES)
def test_the_portals_name_is_never_changed(style: str, language: str) -> None:
    assert PORTAL in cited(style, language, 2021)


def test_chicago_writes_given_names_and_the_others_initials() -> None:
    assert cited("chicago-author-date", "en", 2021).startswith("Virtanen, Aino, and Olli Mäkelä.")
    assert cited("apa", "en", 2021).startswith("Virtanen, A., & Mäkelä, O.")
    assert cited("harvard-cite-them-right", "en", 2021).startswith("Virtanen, A. and Mäkelä, O.")


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "publisher"), [
    ("fi", "Oikeusministeriö"), ("sv", "Justitieministeriet"),
    ("is", "Ministry of Justice, Finland"),
])
def test_a_publisher_is_named_in_the_language_of_the_version(
    load: Load, client: Client, language: str, publisher: str
) -> None:
    words = {"title": "T", "summary": "S."}
    load(
        lines.organisation("o", name="Ministry of Justice, Finland", language="en",
                           names={"fi": "oikeusministeriö", "sv": "justitieministeriet"}),
        lines.report("r", language="fi", publisher="oikeusministeriö", published="2021",
                     translations={"sv": words, "is": words}, countries=["FI"]),
    )
    page = Read(client, f"/{language}/archive/reports/r/")

    assert page.text("//p[@id='cite-apa']").startswith(f"{publisher}. (2021")


@pytest.mark.django_db
def test_a_publisher_whom_nobody_knows_or_may_read_stays_as_printed(
    load: Load, client: Client
) -> None:
    load(
        lines.organisation("o", name="Secret", language="en", names={"fi": "Salainen"},
                           sharing="green"),
        lines.report("r", language="fi", publisher="Secret", countries=["FI"]),
    )
    page = Read(client, "/fi/archive/reports/r/")

    assert page.text("//p[@id='cite-apa']").startswith("Secret. (")
