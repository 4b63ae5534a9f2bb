"""Directory and archive: who to call, what is coming and what has been, what was recommended."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminars(load: Load) -> None:
    """Seminars of last year, of today, of tomorrow, of next year, and one without a date."""
    today = localdate()
    load(
        lines.seminar("past", title="Pastseminar", starts=f"{today.year - 1}-05-01"),
        lines.seminar("running", title="Runningseminar",
                      starts=(today - timedelta(days=1)).isoformat(),
                      ends=(today + timedelta(days=1)).isoformat()),
        lines.seminar("today", title="Todayseminar", starts=today.isoformat()),
        lines.seminar("next", title="Nextyearseminar", starts=f"{today.year + 1}-03"),
        lines.seminar("later", title="Lateryearseminar",
                      starts=f"{today.year + 2}-05-01T09:00:00+02:00"),
        lines.seminar("undated", title="Undatedseminar"),
    )


@pytest.mark.parametrize("path", ["/en/archive/", "/en/archive/seminars/"])
def test_coming_seminars_stand_apart_the_next_one_first(
    seminars: None, client: Client, path: str
) -> None:
    coming = Read(client, path).text("//section[contains(@class, 'coming')]")
    places = [coming.find(name) for name in ("Todayseminar", "Nextyearseminar",
                                             "Lateryearseminar")]
    assert -1 not in places and places == sorted(places)
    assert "Pastseminar" not in coming and "Undatedseminar" not in coming


@pytest.mark.parametrize("path", ["/en/archive/", "/en/archive/seminars/"])
def test_a_seminar_that_goes_on_today_is_coming_until_its_last_day(
    seminars: None, client: Client, path: str
) -> None:
    coming = Read(client, path).text("//section[contains(@class, 'coming')]")
    assert "Runningseminar" in coming


def test_the_home_page_shows_what_is_coming_and_not_what_has_been(
    seminars: None, client: Client
) -> None:
    context = client.get("/en/").context
    assert [hit.id for hit in context["coming"]][-2:] == ["next", "later"]
    assert "past" not in [hit.id for hit in context["coming"]]


@pytest.mark.parametrize(("item_id", "told"), [
    ("past", "Past"), ("running", "Coming"), ("today", "Coming"), ("next", "Coming"),
    ("undated", ""),
])  # fmt: skip
def test_a_seminars_own_page_knows_whether_it_is_coming(
    seminars: None, client: Client, item_id: str, told: str
) -> None:
    head = Read(client, f"/en/archive/seminars/{item_id}/").text("//p[@class='eyebrow']")
    assert head == f"Seminar {told}".strip()


def titles(client: Client, when: str) -> list[str]:
    """The results in their order."""
    page = Read(client, f"/en/archive/seminars/?when={when}")
    return list(page.links("//ol[@class='hits']//h3//a").values())


def test_a_visitor_chooses_what_is_coming_or_what_has_been(
    seminars: None, client: Client
) -> None:
    coming, past = titles(client, "coming"), titles(client, "past")
    assert coming[:3] == ["Runningseminar", "Todayseminar", "Nextyearseminar"]
    assert past == ["Pastseminar"]
    page = Read(client, "/en/archive/seminars/?when=coming&country=FI")
    ways = list(page.links("//nav[@aria-label='When']//a"))
    assert ways == ["/en/archive/seminars/?country=FI",
                    "/en/archive/seminars/?country=FI&when=coming",
                    "/en/archive/seminars/?country=FI&when=past"]
    assert "when=" not in page.text("//*[@id='calendar-address']")


@pytest.mark.parametrize("address", ["", "?when=coming"])
def test_when_no_seminar_is_planned_the_page_says_what_to_do(
    load: Load, client: Client, address: str
) -> None:
    load(lines.seminar("past", starts="2020-05-01"))
    page = Read(client, f"/en/archive/seminars/{address}")
    assert "No seminar is planned. Subscribe to the calendar" in page.text("//*[@id='none-coming']")
    filtered = client.get("/en/archive/seminars/?when=coming&country=FI").content.decode()
    assert "No seminar is planned" not in filtered and "leave out “Coming”" not in filtered


def test_past_seminars_can_be_found_by_year(seminars: None, client: Client) -> None:
    year = localdate().year - 1
    results = client.get("/en/archive/seminars/", {"to": year}).context["results"]
    assert [hit.id for hit in results.hits] == ["past"]


@pytest.fixture
def linked(load: Load) -> None:
    """A seminar, its report with an answered recommendation, a project, and who made them."""
    load(
        lines.theme("t"), lines.organisation("o", name="The Ministry", country="FI", competences=[
            {"measure": "Inspect a workplace", "applicability": "partly",
             "legal_basis": "Act 1/2020"}]),
        lines.coordinator("c", title="Head of coordination", country="FI", organisation="o",
                          mandate="Coordinates everything.", email="head@ministry.example",
                          phone="+358 9 1", languages=["fi", "sv"]),
        lines.report("r", title="The report", published="2022-03", recommendations=[
            {"id": "r1", "text": "Set up a network.", "responses": [
                {"country": "SE", "status": "accepted", "progress": "in-progress",
                 "note": "Begun in spring."}]}],
            translations={"fi": {"title": "Raportti", "summary": "Teksti", "recommendations": [
                {"id": "r1", "text": "Perustetaan verkosto."}]}}),
        lines.seminar("s", title="The seminar", starts="2021-11-09T09:00:00+02:00",
                      place="Helsinki", country="FI", organisers=["o"], reports=["r"],
                      sessions=[{"starts": "2021-11-09T09:30:00+02:00", "title": "Opening",
                                 "speakers": "A minister"},
                                {"starts": "2021-11-10T10:00:00+02:00", "title": "Second day"}]),
        lines.project("j", title="The project", number="OM027:00/2021",
                      case_numbers=["VN/32/2021"], tasks=["Collect", "Describe"],
                      outputs=[{"title": "Situation picture", "report": "r"}]),
        lines.practice("p", title="The practice", organisations=["o"], countries=["FI"]),
        lines.adoption("a", "p", country="SE", source_event="s", status="piloting"),
    )


@pytest.mark.parametrize(("path", "target"), [
    ("/en/archive/seminars/s/", "/en/archive/reports/r/"),
    ("/en/archive/seminars/s/", "/en/network/organisations/o/"),
    ("/en/archive/reports/r/", "/en/archive/seminars/s/"),
    ("/en/archive/projects/j/", "/en/archive/reports/r/"),
    ("/en/network/organisations/o/", "/en/network/coordinators/c/"),
    ("/en/network/organisations/o/", "/en/practices/p/"),
    ("/en/network/organisations/o/", "/en/archive/seminars/s/"),
    ("/en/network/coordinators/c/", "/en/network/organisations/o/"),
    ("/en/network/countries/fi/", "/en/network/coordinators/c/"),
    ("/en/network/countries/fi/", "/en/practices/p/"),
    ("/en/network/countries/se/", "/en/practices/p/"),
    ("/en/network/", "/en/network/countries/fi/"),
    ("/en/network/", "/en/network/coordinators/c/"),
    ("/en/practices/p/", "/en/archive/seminars/s/"),
])  # fmt: skip
def test_a_page_links_to_what_belongs_to_it(
    linked: None, client: Client, path: str, target: str
) -> None:
    assert target in Read(client, path).links()


@pytest.mark.parametrize(("path", "words"), [
    ("/en/archive/reports/r/", ["Set up a network.", "Sweden", "Accepted", "In progress",
                                "Begun in spring.", "March 2022"]),
    ("/fi/archive/reports/r/", ["Perustetaan verkosto.", "Ruotsi", "Begun in spring."]),
    ("/en/archive/seminars/s/", ["Helsinki", "Finland", "Opening", "A minister", "9:30",
                                 "Second day", "9 November 2021"]),
    ("/en/archive/projects/j/", ["OM027:00/2021", "VN/32/2021", "Collect", "Describe",
                                 "Situation picture"]),
    ("/en/network/organisations/o/", ["The Ministry", "Inspect a workplace", "Act 1/2020"]),
    ("/en/network/coordinators/c/", ["Head of coordination", "Coordinates everything.",
                                     "head@ministry.example", "+358 9 1", "Finnish", "Swedish"]),
])  # fmt: skip
def test_a_page_shows_what_its_item_says(
    linked: None, client: Client, path: str, words: list[str]
) -> None:
    text = Read(client, path).text()
    assert [word for word in words if word not in text] == []


def test_the_directory_can_be_narrowed_by_country_type_and_words(
    load: Load, client: Client
) -> None:
    load(
        lines.organisation("a", name="Alpha", country="FI", type="ngo"),
        lines.organisation("b", name="Beta", country="SE", type="police"),
        lines.organisation("c", name="Gamma", names={"fi": "Kolmas"}),
    )

    def shown(**parameters: str) -> set[str]:
        text = client.get("/en/network/", parameters).content.decode()
        return {name for name in ("Alpha", "Beta", "Gamma") if name in text}

    assert shown() == {"Alpha", "Beta", "Gamma"}
    assert shown(country="FI") == {"Alpha"}
    assert shown(country="fi") == {"Alpha"}
    assert shown(type="police") == {"Beta"}
    assert shown(q="kolmas") == {"Gamma"}
    assert shown(q="beta", country="FI") == set()


def test_a_country_without_content_has_a_page_that_stands(db: None, client: Client) -> None:
    page = Read(client, "/is/network/countries/gl/")
    assert page.status == 200
    assert "Grænland" in page.text("//h1")


def test_an_organisation_is_named_in_the_readers_language(load: Load, client: Client) -> None:
    load(lines.organisation("o", name="Oikeusministeriö", language="fi",
                            names={"en": "Ministry of Justice"}, country="FI"))
    assert Read(client, "/en/network/organisations/o/").text("//h1") == "Ministry of Justice"
    page = Read(client, "/sv/network/organisations/o/")
    assert page.text("//h1") == "Oikeusministeriö"
    assert page.language_of("Oikeusministeriö") == "fi"


def test_a_reports_missing_file_leaves_the_page_standing(
    load: Load, client: Client, settings, tmp_path
) -> None:
    from network.models import ReportPage

    (tmp_path / "load").mkdir(exist_ok=True)
    (tmp_path / "load" / "plan.txt").write_text("The plan.")
    load(lines.report("r", file="plan.txt"))
    document = ReportPage.objects.get(item_id="r").document
    assert document is not None
    document.file.storage.delete(document.file.name)
    assert client.get("/en/archive/reports/r/").status_code == 200
    client.raise_request_exception = False
    assert client.get(document.url).status_code == 404


def test_recommendations_without_a_translation_stand_in_the_original_words(
    client: Client, load: Load
) -> None:
    load(lines.report(
        "r", language="sv", title="Rapporten", countries=["SE"],
        recommendations=[{"id": "r1", "text": "Utbilda domare."}, {"id": "r2", "text": "Mät."}],
        translations={"en": {"title": "The report", "summary": "Text.", "recommendations": [
            {"id": "r2", "text": "Measure."}]}},
    ))
    page = client.get("/en/archive/reports/r/").content.decode()
    assert re.search(r'lang="sv"[^>]*>Utbilda domare\.', page)
    assert "Measure." in page and "Mät." not in page
