"""The ledger: each recommendation has an address, each country an answer, nothing is hidden."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from portal.models import AuditEntry
from portal.models.audit import Action
from tests.portal import lines
from tests.portal.fixtures import Load, signed_in
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
TABLE = "/en/archive/recommendations/"
YEAR = localdate().year


@pytest.fixture
def reports(load: Load) -> None:
    """A report for three countries, and an amber one."""
    load(
        lines.theme("t", labels={"en": "Training", "fi": "Koulutus"}), lines.theme("u"),
        lines.report("r", title="The report", countries=["FI", "SE", "NO"], themes=["t"],
                     recommendations=[
            {"id": "r1", "text": "Set up a network.", "due": str(YEAR - 1), "addressees": ["All"],
             "responses": [
                {"country": "SE", "status": "accepted", "progress": "in-progress", "date": "2022",
                 "note": "Begun.", "evidence": ["https://ministry.example/plan"],
                 "history": [{"status": "noted", "date": "2021", "note": "Only read."}]},
                {"country": "NO", "status": "rejected"}]},
            {"id": "r2", "text": "=Train everybody.", "due": str(YEAR + 9)}],
            translations={"fi": {"title": "Raportti", "recommendations": [
                {"id": "r1", "text": "Perustetaan verkosto."}]}}),
        lines.report("secret", title="Ambertitle", sharing="amber", countries=["FI"], themes=["u"],
                     recommendations=[{"id": "r1", "text": "Ambertext", "responses": [
                         {"country": "FI", "status": "noted", "note": "Ambernote"}]}]),
    )  # fmt: skip


def table(client: Client, address: str) -> list[list[str]]:
    page = client.get(f"{TABLE}{address}{'&' if '?' in address else '?'}format=csv")
    assert page["Content-Type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(page.content.decode("utf-8-sig"))))[1:]


def cells(client: Client, address: str) -> set[tuple[str, str]]:
    """Recommendation (by its permanent address) and country of the rows that are found."""
    return {(row[-1].rpartition("_")[2], row[5]) for row in table(client, address)}


@pytest.mark.parametrize(("address", "found"), [
    ("", {("r1", "Finland"), ("r1", "Sweden"), ("r1", "Norway"),
          ("r2", "Finland"), ("r2", "Sweden"), ("r2", "Norway")}),
    ("?state=unanswered", {("r1", "Finland"), ("r2", "Finland"), ("r2", "Sweden"),
                           ("r2", "Norway")}),
    ("?state=overdue", {("r1", "Finland"), ("r1", "Sweden")}),
    ("?state=closed", {("r1", "Norway")}),
    ("?state=open&country=SE&country=NO", {("r1", "Sweden"), ("r2", "Sweden"), ("r2", "Norway")}),
    ("?report=none", set()), ("?theme=u", set()), ("?theme=t&country=FI&state=soon", set()),
    ("?report=r&state=nonsense&country=XX&sort=y&page=-1",
     {("r1", "Finland"), ("r1", "Sweden"), ("r1", "Norway"),
      ("r2", "Finland"), ("r2", "Sweden"), ("r2", "Norway")}),
])  # fmt: skip
def test_the_table_has_what_its_filters_say(
    reports: None, client: Client, address: str, found: set[Any]
) -> None:
    assert cells(client, address) == found


def test_the_measures_of_an_action_plan_stand_in_the_same_ledger(
    reports: None, load: Load, client: Client
) -> None:
    load(lines.report("plan", type="action-plan", title="The plan", countries=["SE"],
                      recommendations=[{"id": "m1", "text": "Train all inspectors.",
                                        "responses": [{"country": "SE", "status": "partly",
                                                       "progress": "in-progress"}]}]))
    assert cells(client, "?country=SE") == {("r1", "Sweden"), ("r2", "Sweden"), ("m1", "Sweden")}
    assert "Partly accepted" in Read(client, "/en/archive/reports/plan/m1/").text()


def test_it_is_sorted_as_asked(reports: None, client: Client) -> None:
    countries = [row[5] for row in table(client, "?sort=-country")]
    assert countries[0] == "Sweden" and countries[-1] == "Finland"


def test_a_long_table_has_pages(load: Load, client: Client) -> None:
    load(lines.report("r", countries=["FI"], recommendations=[
        {"id": f"r{n}", "text": f"Recommendation number {n:03}."} for n in range(60)]))
    first = Read(client, f"{TABLE}?country=FI")
    following = next(link for link in first.links() if "page=2" in link)
    second = Read(client, TABLE + following)
    assert "number 049." in first.text() and "number 050." not in first.text()
    assert "number 059." in second.text() and "Page 2 of 2" in second.text()


def test_a_spreadsheet_gets_addresses_and_runs_nothing(reports: None, client: Client) -> None:
    row = next(row for row in table(client, "?country=FI") if row[1] == "2")
    assert row[2] == "'=Train everybody."
    assert row[-2].endswith("/en/archive/reports/r/r2/")
    assert row[-1].endswith("/id/recommendation/r_r2")


@pytest.mark.parametrize(("by", "label", "counts"), [
    # Recommendations, not answered, accepted, partly, noted, rejected, done, overdue.
    ("report", "The report", "2 4 1 0 0 1 0 2"), ("country", "Sweden", "2 1 1 0 0 0 0 1"),
    ("theme", "Training", "2 4 1 0 0 1 0 2"),
])  # fmt: skip
def test_the_table_adds_up(
    reports: None, client: Client, by: str, label: str, counts: str
) -> None:
    row = next(row for row in table(client, f"?by={by}") if row[0] == label)
    assert " ".join(row[1:-1]) == counts
    assert client.get(row[-1]).status_code == 200


def test_a_recommendation_has_its_own_page_in_the_readers_words(
    reports: None, client: Client
) -> None:
    page = Read(client, "/fi/archive/reports/r/r1/")
    for word in ("Perustetaan verkosto.", "Ruotsi", "Begun.", "Only read.", "Suomi",
                 "https://ministry.example/plan", "/id/recommendation/r_r1"):
        assert word in page.text(), word
    assert client.get("/fi/archive/reports/r/r3/").status_code == 404


def test_its_permanent_address_leads_there(reports: None, client: Client) -> None:
    answer = client.get("/id/recommendation/r_r1", headers={"Accept-Language": "fi"})
    assert answer.headers["Location"].endswith("/archive/reports/r/r1/")
    assert client.get("/id/recommendation/r_r9").status_code == 404
    assert client.get("/id/recommendation/secret_r1").status_code == 404


def test_who_has_not_answered_and_what_is_overdue_stands_on_the_reports_page(
    reports: None, client: Client
) -> None:
    text = Read(client, "/en/archive/reports/r/").text("//li[@id='r1']")
    assert "Not answered: Finland" in text and text.count("Overdue") == 2


@pytest.mark.parametrize("address", [
    "/en/archive/reports/r/", "/en/archive/reports/r/of-networks/", TABLE, f"{TABLE}?format=csv",
    "/en/search/?q=network",
])
def test_readers_see_numbers_and_only_addresses_have_names(
    load: Load, client: Client, address: str
) -> None:
    load(lines.report("r", countries=["FI"], recommendations=[
        {"id": "of-training", "text": "Train."},
        {"id": "of-networks", "text": "Set up a network."}],
        translations={"fi": {"title": "R", "summary": "S.", "recommendations": [
            {"id": "of-networks", "text": "Verkosto."}]}}))
    if "csv" in address:
        assert [row[1] for row in table(client, "")] == ["1", "2"]
        return
    page = Read(client, address)
    assert "Recommendation 2" in page.text()
    assert [text for text in page.tree.xpath("//title/text() | //main//text()")
            if "of-networks" in text and "http://" not in text] == []


PLACES = (TABLE, f"{TABLE}?by=report", f"{TABLE}?by=theme&format=csv", f"{TABLE}?format=csv",
          "/en/archive/", "/en/network/countries/fi/", "/en/themes/u/")  # fmt: skip


@pytest.mark.parametrize("address", PLACES)
def test_nothing_tells_of_what_one_may_not_read(
    reports: None, load: Load, client: Client, address: str
) -> None:
    before = client.get(address).content
    assert b"Amber" not in before
    assert b"Amber" in signed_in("coordinator").get(TABLE).content
    load(lines.report("secret", sharing="amber"))
    assert client.get(address).content == before


def test_opening_what_is_amber_is_written_down(reports: None) -> None:
    coordinator = signed_in("coordinator")
    assert coordinator.get("/en/archive/reports/secret/r1/").status_code == 200
    assert AuditEntry.objects.filter(action=Action.READ, item="secret").count() == 1


def test_an_empty_ledger_says_what_to_do(client: Client, db: None) -> None:
    assert "They come with the reports" in Read(client, TABLE).text()
    assert "Take a filter away" in Read(client, f"{TABLE}?country=FI").text()


def test_a_themes_page_leads_to_its_recommendations(reports: None, client: Client) -> None:
    links = [link for link in Read(client, "/en/themes/t/").links() if "recommendations" in link]
    assert [client.get(link).context["count"] for link in links] == [6]


def test_a_countrys_page_counts_its_answers(reports: None, client: Client) -> None:
    page = Read(client, "/en/network/countries/se/")
    assert "2 recommendations" in page.text()
    assert any("country=SE" in link for link in page.links())
