"""Authors that a document prints on its first pages are proposed; other names are not."""

import pytest

from portal.documents.proposals import proposed


def authors(text: str, **metadata: str) -> list[str]:
    return proposed(metadata, [text], "en").get("authors", "").splitlines()


@pytest.mark.parametrize(("printed", "names"), [
    ("Authors: Ann Example and Bo von Example", ["Ann Example", "Bo von Example"]),
    ("Kirjoittajat: Aino Esimerkki, Ville Esimerkki ja Åke Exempel",
     ["Aino Esimerkki", "Ville Esimerkki", "Åke Exempel"]),
    ("Toim. : Esimerkki, Aino; Exempel, Åke", ["Aino Esimerkki", "Åke Exempel"]),
    ("Författare: Åsa Exempel-Exempel & Örjan Exempel", ["Åsa Exempel-Exempel", "Örjan Exempel"]),
    ("Forfattere:\nKari Eksempel\nØystein Eksempel\n\nNordic Places",
     ["Kari Eksempel", "Øystein Eksempel"]),
    ("Authors:\n\nAnn Example\nOslo, 2024", ["Ann Example"]),
    ("Forfatter(e): Ida B. Eksempel", ["Ida B. Eksempel"]),
    ("Höfundar: Jóna Dæmadóttir og Þór Dæmason", ["Jóna Dæmadóttir", "Þór Dæmason"]),
])  # fmt: skip
def test_names_after_a_word_for_authors_are_proposed(printed: str, names: list[str]) -> None:
    assert authors(f"A study of forced labour\n{printed}\n\nof the year 2024") == names


@pytest.mark.parametrize("printed", [
    "Thanks to Ann Example and Bo Example",
    "Authors of such reports: see the list on page 4",
    "Authors: see page 4",
    "Written by hand in Northern Places",
    "Tekijä: sosiaalityöntekijä tai poliisi",
    "Authors",
])
def test_other_lines_are_no_authors(printed: str) -> None:
    assert authors(f"A study of forced labour\n{printed}\nof the year 2024") == []


def test_authors_in_the_files_properties_come_first() -> None:
    assert authors("Authors: Ann Example", author="Bo Example") == ["Bo Example"]
