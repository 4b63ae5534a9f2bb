"""Documents such as the field has them, as they are: found in their own language and in another.

The texts beside were written for this, with the traits of five real ones: a ministry's register
page; slides whose text lost its diacritics and interleaved its columns; news; slides of a study
tour. `PORTAL_FIELD_DIR` names a folder with others, in the order of their names.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from network.models import ReportPage
from portal.interchange.importing import import_file
from search.indexing.outbox import drain_now
from tests.portal import lines
from tests.portal.documents.test_reading import read
from tests.portal.fixtures import load_lines
from tests.services.environment import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
# Three questions in the document's own language, then one in another.
QUESTIONS = [
    ("järjestäytynyt rikollisuus", "hankkeen asettaja oikeusministeriö", "OM027:00/2021",
     "organised crime"),
    ("työperäinen hyväksikäyttö", "poliisin kehittämistoimet", "viranomaisten tietojenvaihto",
     "labour exploitation"),
    ("pohjoismainen koordinaattoriverkosto", "seminaariraportin suositus", "parhaat käytännöt",
     "menneskehandel"),
    ("studietur til København", "MC-kriminalitet", "erfaringer overføres til kommuner",
     "study tour"),
    ("human trafficking round table", "action plan", "investigation team of the police",
     "ihmiskauppa"),
]  # fmt: skip


def documents() -> list[Path]:
    """The five files."""
    beside = Path(__file__).with_name("field")
    return sorted(Path(os.environ.get("PORTAL_FIELD_DIR", beside)).glob("*.txt"))[:5]


def test_each_is_found_by_three_questions_in_its_language_and_one_in_another(
    db: None, client: Client, tmp_path: Path
) -> None:
    import_file(ROOT / "portal" / "vocabulary" / "thesaurus.jsonl")
    found = documents()
    assert len(found) == len(QUESTIONS)
    for path in found:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    load_lines(tmp_path / "reports.jsonl", [
        lines.report(f"d{n}", title=f"Nr {n}", summary="-", file=path.name)
        for n, path in enumerate(found)
    ])
    for page in ReportPage.objects.all():
        assert page.document is not None
        read(page.document)
    drain_now()
    missed, told = [], []
    for number, questions in enumerate(QUESTIONS):
        for q in questions:
            results: list[dict[str, Any]] = client.get("/api/search/", {"q": q}).json()["results"]
            places = [one["id"] for one in results if one["page_number"]]
            told.append(f"{q}: {' '.join(places)}")
            if f"d{number}" not in places[:3]:
                missed.append(told[-1])
    print("\n".join(told))
    assert missed == []
