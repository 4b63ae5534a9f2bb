"""Exports are read by the programs they are made for, and all fields survive."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import bibtexparser
import citeproc
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from csl_reference import Reference
from django.test import Client
from lxml import etree
from pydantic import ValidationError

from portal.citations.csl import csl_of, date_parts, iso_date
from portal.citations.table import write_csv
from portal.citations.works import works_of
from portal.models import ReadingList
from search.audience import Audience
from search.reader import Reader
from tests.portal.citations.works import ODD, everything
from tests.portal.fixtures import Load
from tests.portal.reading_lists.test_lists import collect

pytestmark = pytest.mark.django_db
READER = Reader(Audience.ANONYMOUS, "fi", ("fi", "en"))
KEYS = ["report:r", "practice:p", "seminar:s", "project:j"]


@pytest.fixture
def loaded(load: Load) -> None:
    """Everything, in database and index."""
    load(*everything())


def csl_items() -> list[dict[str, Any]]:
    return [csl_of(work, "fi", "Huom {1} & \\2") for work in works_of(KEYS, READER)]


def restricted_items() -> list[dict[str, Any]]:
    """The works as they are cited when they are not for everybody."""
    return [item | {"note": "TLP:GREEN"} for item in csl_items()]


def exported(client: Client, name: str, kind: str, item_id: str) -> str:
    response = client.get(f"/fi/cite/{kind}/{item_id}/", {"format": name})
    assert response.status_code == 200
    assert "attachment" in response.headers["Content-Disposition"]
    return response.content.decode()


def test_a_report_as_csl_has_all_that_is_known_of_it(loaded: None) -> None:
    item = csl_items()[0]

    assert item | {"accessed": 0, "URL": 0, "version": 0} == {
        "id": "report:r", "type": "report", "title": ODD, "genre": "Study",
        "author": [{"literal": "Oikeusministeriö, Helsinki"}, {"literal": "Åke {Ö} & \\co"}],
        "publisher": "Valtioneuvosto", "issued": {"date-parts": [[2022, 3]]}, "accessed": 0,
        "language": "fi", "ISBN": "978-952-0000-00-0", "DOI": "10.1000/a_b%c", "URL": 0,
        "version": 0, "abstract": "Yksi kaksi {kolme}.", "keyword": "Työperäinen hyväksikäyttö",
        "annote": "Huom {1} & \\2",
    }  # fmt: skip
    assert item["URL"].endswith(f"/id/report/r/{item['version']}")


def test_the_other_kinds_name_who_answers_for_them(loaded: None) -> None:
    practice, seminar, project = csl_items()[1:]

    assert practice["author"] == seminar["author"] == [{"literal": "Poliisi & Co"}]
    assert seminar["issued"] == {"date-parts": [[2021, 11, 9]]}
    assert seminar["event-place"].startswith("Helsinki")
    assert project["author"] == [{"literal": "oikeusministeriö"}]
    assert project["number"] == "OM027:00/2021, VN/32/2021"


def test_csl_keeps_to_the_vocabulary_of_csl(loaded: None) -> None:
    """The schema of CSL, as citeproc-py brings it along, names every type and variable."""
    folder = Path(citeproc.__file__).parent / "data" / "schema" / "schemas" / "styles"
    tree = etree.parse(str(folder / "csl.rng"))
    known = set(tree.xpath("//*[local-name()='value']/text()"))

    for item in csl_items():
        assert item["type"] in known
        assert {name for name in item if name not in known} <= {"id", "type", "language"}
        for name in ("issued", "accessed"):
            parts = item[name]["date-parts"]
            assert len(parts) == 1 and 1 <= len(parts[0]) <= 3
            assert all(isinstance(part, int) for part in parts[0])
        assert all(set(author) == {"literal"} for author in item["author"])
        texts = set(item) - {"author", "issued", "accessed"}
        assert all(isinstance(item[name], str) and item[name] for name in texts)


def keep_to_the_schema(items: list[dict[str, Any]]) -> None:
    """Raises what the JSON Schema of CSL does, of which this is a model.

    What the schema does not know, the model leaves out: it must give back what it was given.
    """
    assert items
    for item in items:
        read = Reference.model_validate_json(json.dumps(item), strict=True)
        assert read.csl_dump(mode="json") == item


def test_every_csl_export_keeps_to_the_schema_of_csl_json(loaded: None, client: Client) -> None:
    keep_to_the_schema(csl_items() + restricted_items())
    for key in KEYS:
        keep_to_the_schema(json.loads(exported(client, "csl-json", *key.split(":"))))
    collect(client, *KEYS)
    for address in ("/fi/search/cite/", f"/fi/lists/{ReadingList.objects.get().pk}/export/"):
        whole = json.loads(client.get(address, {"format": "csl-json"}).content)
        assert {item["id"] for item in whole} == set(KEYS)
        keep_to_the_schema(whole)


@pytest.mark.parametrize("wrong", [
    {"doi": "10.1000/1"}, {"type": "website"}, {"id": None}, {"author": "A. One"},
    {"author": [{"name": "A. One"}]}, {"issued": [[2022, 3]]}, {"version": 2},
])
def test_the_check_against_the_schema_finds_a_fault(loaded: None, wrong: dict[str, Any]) -> None:
    with pytest.raises((ValidationError, AssertionError)):
        keep_to_the_schema([csl_items()[0] | wrong])


def test_csl_json_is_the_same_thing_as_a_file(loaded: None, client: Client) -> None:
    item = json.loads(exported(client, "csl-json", "report", "r"))[0]

    assert item == csl_items()[0] | {"annote": None} or "annote" not in item
    assert item["title"] == ODD


def test_bibtex_is_read_by_bibtexparser(loaded: None) -> None:
    from portal.citations.bibtex import write_bibtex

    items = restricted_items()
    library = bibtexparser.parse_string(
        write_bibtex(items), append_middleware=[LatexDecodingMiddleware()])
    # Addresses are read word for word, as LaTeX does.
    verbatim = bibtexparser.parse_string(write_bibtex(items)).entries

    assert library.failed_blocks == []
    assert len(library.entries) == len(items)
    for entry, item in zip(library.entries, items, strict=True):
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert entry.entry_type == ("techreport" if item["type"] == "report" else "misc")
        assert bare(fields["title"]) == item["title"]
        assert fields["author"].replace("ˆ", "^") == " and ".join(
            author["literal"] for author in item["author"])
        issuer = "institution" if item["type"] == "report" else "publisher"
        for name, variable in (
            (issuer, "publisher"), ("isbn", "ISBN"), ("note", "note"),
            ("number", "number"), ("version", "version"),
            ("language", "language"), ("abstract", "abstract"), ("keywords", "keyword"),
            ("annote", "annote"), ("type", "genre"), ("howpublished", "container-title"),
            ("address", "event-place"),
        ):
            assert fields.get(name) == item.get(variable), name
        assert fields["date"] == iso_date(item["issued"])
        assert fields["urldate"] == iso_date(item["accessed"])
    for entry, item in zip(verbatim, items, strict=True):
        assert entry["url"] == item["URL"]
        assert entry.fields_dict["doi"].value == item["DOI"] if "DOI" in item else True
        month = entry.fields_dict.get("month")
        assert (entry["year"], month.value if month else None) == _year_and_month(item)
    carried = {
        "id", "type", "title", "author", "issued", "accessed", "DOI", "URL", "publisher", "ISBN",
        "note", "number", "version", "language", "abstract", "keyword", "annote", "genre",
        "container-title", "event-place",
    }  # fmt: skip
    assert {name for item in items for name in item} == carried


def _year_and_month(item: dict[str, Any]) -> tuple[str, str | None]:
    year, month, *_day = [*iso_date(item["issued"]).split("-"), ""]
    return year, month or None


def bare(text: str) -> str:
    """A text without the braces that protect it; the parser takes one sign for its look-alike."""
    bare = text[1:-1] if text.startswith("{") and text.endswith("}") else text
    return bare.replace("ˆ", "^")


def test_ris_is_read_by_rispy(loaded: None) -> None:
    from portal.citations.ris import write_ris

    items = restricted_items()
    entries = rispy.loads(write_ris(items))

    assert len(entries) == len(items)
    for entry, item in zip(entries, items, strict=True):
        assert entry["type_of_reference"] == ("RPRT" if item["type"] == "report" else "ELEC")
        assert entry["title"] == item["title"]
        assert entry["authors"] == [author["literal"] for author in item["author"]]
        assert entry["urls"] == [item["URL"]]
        assert entry["language"] == item["language"]
        assert entry["edition"] == item["version"]
        assert entry["abstract"] == item["abstract"]
        assert entry["notes"] == [item["annote"], item["note"]]
        assert entry.get("type_of_work") == item.get("genre")
        assert entry["access_date"].strip("/") == iso_date(item["accessed"]).replace("-", "/")
        assert entry["year"] == iso_date(item["issued"])[:4]
        assert entry["date"].strip("/") == iso_date(item["issued"]).replace("-", "/")
        assert entry.get("issn") == item.get("ISBN")
        assert entry.get("doi") == item.get("DOI")
        assert entry.get("number") == item.get("number")
        assert entry.get("publisher") == item.get("publisher")
        assert entry.get("keywords", []) == [w for w in item.get("keyword", "").split(", ") if w]
        assert entry.get("place_published") == item.get("event-place")
        assert entry.get("secondary_title") == item.get("container-title")


@pytest.mark.parametrize(("date", "parts"), [
    ("2021", [2021]), ("2021-03", [2021, 3]), ("2021-03-15", [2021, 3, 15]),
    ("2021-03-15T09:00:00+02:00", [2021, 3, 15]), ("0900", [900]),
])
def test_a_partial_date_stays_as_precise_as_it_is(date: str, parts: list[int]) -> None:
    assert date_parts(date) == {"date-parts": [parts]}
    assert iso_date(date_parts(date)) == date[:10]


@pytest.mark.parametrize("date", ["", "unknown", "20x1"])
def test_what_is_no_date_is_none(date: str) -> None:
    assert date_parts(date) is None
    assert iso_date(None) == ""


def test_csv_has_addresses_and_runs_nothing(loaded: None) -> None:
    works = works_of(KEYS, READER)
    text = write_csv(works, {"report:r": '=HYPERLINK("http://x")\n@b'}, "fi")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))

    assert text.startswith("\ufeff")
    assert len(rows) == len(works) and all(len(row) == len(head) for row in rows)
    first = rows[0]
    assert first[0] == ODD
    assert '\'=HYPERLINK("http://x")\n@b' in first
    assert any(cell.endswith("/fi/archive/reports/r/") for cell in first)
    assert works[0].address in first
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-json", "csv"])
@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb", "da", "is"])
def test_a_whole_result_set_is_a_file_in_every_language(
    loaded: None, client: Client, name: str, language: str
) -> None:
    response = client.get(f"/{language}/search/cite/", {"format": name})
    text = response.content.decode()

    assert response.status_code == 200
    assert all(f"/id/{kind}" in text for kind in ("report/r", "practice/p", "seminar/s"))
    assert ("In English" in text) == (language != "fi")
    assert not response.cookies
