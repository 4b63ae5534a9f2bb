"""The date printed on the first pages is proposed before the day on which the file was made."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from portal.documents.printed_dates import printed_date
from portal.documents.proposals import proposed
from tests.portal.documents.making import pdf
from tests.portal.documents.test_taking_over import place, report_with
from tests.portal.fixtures import Load, own_media

__all__ = ["own_media"]
TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(("line", "said"), [
    ("3 May 2024", "2024-05-03"), ("May 3rd, 2024", "2024-05-03"), ("3rd May 2024", "2024-05-03"),
    ("Stockholm den 3 maj 2024", "2024-05-03"), ("Helsinki 3.5.2024", "2024-05-03"),
    ("Helsingissä 3. toukokuuta 2024", "2024-05-03"), ("Toukokuu 2024", "2024-05"),
    ("Oslo, 3. mai 2024", "2024-05-03"), ("København, den 17. oktober 2023", "2023-10-17"),
    ("Reykjavík, 3. maí 2024", "2024-05-03"), ("Published: 2024-05-03", "2024-05-03"),
    ("JUNI 2023", "2023-06"), ("Version 2.1, 12. 3. 2021", "2021-03-12"),
    ("31.2.2024", ""), ("3 May 2027", ""), ("13.13.2024", ""), ("123.5.2024", ""), ("2024", ""),
    ("The court decided on 3 May 2024 that the employer must pay the workers their wages.", ""),
])
def test_a_line_with_little_beside_its_date_says_it(line: str, said: str) -> None:
    assert printed_date([f"A study\n{line}\nof labour"], TODAY) == said


def test_the_first_page_and_whole_dates_come_first() -> None:
    assert printed_date(["May 2024\n3 May 2023", "1 May 2022"], TODAY) == "2023-05-03"


@pytest.mark.parametrize(("text", "said"), [
    ("Oslo, 3. mai 2019", {"published": "2019-05-03"}),
    ("Oslo", {"published": "2024-03-12", "dated_by": "file"}),
])
def test_the_day_of_the_file_is_the_last_resort(text: str, said: dict[str, Any]) -> None:
    found = proposed({"date": "D:20240312"}, [text], "nb")
    assert {name: found[name] for name in ("published", "dated_by") if name in found} == said


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "label"), [
    ("Oslo, 3. mai 2019", "Published"), ("Oslo", "File made on")])
def test_an_editor_reads_which_of_the_two_it_is(
    load: Load, editor: Client, text: str, label: str
) -> None:
    page = report_with(load, pdf([text], info="/CreationDate (D:20240312)"))
    shown = editor.get(place(page.document)).content.decode()
    assert f"<dt>{label}</dt>" in shown
