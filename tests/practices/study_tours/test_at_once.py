"""Several people of a group write in one worksheet: all fields are kept, whoever saves last."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from practices.models import Worksheet
from tests.portal.html import Read
from tests.practices.study_tours.answering import ANSWERS


class Open:
    """A worksheet that somebody has open, with what stands in its fields."""

    def __init__(self, client: Client, sheet: Worksheet) -> None:
        self.client, self.sheet = client, sheet
        self.path = f"/en/practices/study-tours/groups/{sheet.token}/"
        self.read(Read(client, self.path).tree)

    def read(self, tree: Any) -> None:
        form = tree.xpath("//form[@id='sheet']")[0]
        self.fields = {name: (value or "").removeprefix("\n") for name, value in form.fields.items()
                       if name and name not in ("action", "add")}

    def save(self, action: str = "keep", **typed: str) -> Any:
        self.fields |= {name.replace("__", "-"): value for name, value in typed.items()}
        answer = self.client.post(self.path, self.fields | {"action": action})
        self.sheet.refresh_from_db()
        return answer


@pytest.fixture
def both(sheet: Worksheet, group: Client) -> tuple[Open, Open]:
    """Two people who have opened a worksheet in which something stands."""
    Open(group, sheet).save(**ANSWERS)
    return Open(group, sheet), Open(Client(), sheet)


def test_what_two_people_write_about_two_practices_is_both_kept(
    both: tuple[Open, Open], sheet: Worksheet
) -> None:
    one, two = both
    assert one.save(exit__usable="The mentors and the flat.").status_code == 302
    assert two.save(talks__obstacles="The law.").status_code == 302
    sheet.refresh_from_db()
    assert sheet.data["exit"]["usable"] == "The mentors and the flat."
    assert sheet.data["talks"]["obstacles"] == "The law."


def test_a_page_that_saves_itself_goes_on_beside_another(
    both: tuple[Open, Open], sheet: Worksheet
) -> None:
    one, two = both
    for text in ("T", "The ", "The law."):
        assert one.save("auto", exit__obstacles=text).status_code == 204
        assert two.save("auto", exit__usable=text * 2).status_code == 204
    assert one.save("send").status_code == 302
    sheet.refresh_from_db()
    assert (sheet.data["exit"]["obstacles"], sheet.data["exit"]["usable"]) == (
        "The law.", "The law.The law.")


def test_only_the_same_field_is_a_conflict_and_both_texts_are_shown(
    both: tuple[Open, Open], sheet: Worksheet
) -> None:
    one, two = both
    one.save(exit__usable="Theirs & mine.", exit__status="adopted")
    answer = two.save(exit__usable="Typed by two.", talks__usable="Also by two.")
    assert answer.status_code == 409
    assert b"Typed by two." in answer.content and b"Theirs &amp; mine." in answer.content
    sheet.refresh_from_db()
    assert sheet.data["exit"] | {"steps": []} == {
        "usable": "Theirs & mine.", "obstacles": "No money yet.", "status": "adopted",
        "steps": []}
    assert sheet.data["talks"]["usable"] == "Also by two."


def test_a_conflict_is_settled_on_the_page_that_shows_it(
    both: tuple[Open, Open], sheet: Worksheet
) -> None:
    one, two = both
    one.save(exit__usable="By one.")
    two.save("auto", exit__usable="By two.")
    again = two.save(exit__usable="By two.")
    assert again.status_code == 409  # the browser's own saving showed nothing
    two.read(html.fromstring(again.content.decode()))
    assert two.fields["exit-usable"] == "By two."
    assert two.save(exit__usable="By one and two.").status_code == 302
    assert Worksheet.objects.get().data["exit"]["usable"] == "By one and two."


def test_a_row_of_the_plan_counts_as_one_field(
    both: tuple[Open, Open], sheet: Worksheet
) -> None:
    one, two = both
    one.save(**{"exit-step-1-who": "Police"})
    assert two.save(**{"exit-step-0-when": "June"}).status_code == 302
    sheet.refresh_from_db()
    assert [step["who"] for step in sheet.data["exit"]["steps"]] == [
        "Head of crime prevention", "Police"]
    assert sheet.data["exit"]["steps"][0]["when"] == "June"
    answer = Open(Client(), sheet)
    one.save(**{"exit-step-1-what": "Comes along"})
    refused = answer.save(**{"exit-step-1-what": "Stays away"})
    assert refused.status_code == 409
    assert b"Comes along" in refused.content and b"Stays away" in refused.content


def test_a_row_that_was_emptied_moves_no_other(
    both: tuple[Open, Open], sheet: Worksheet
) -> None:
    one = both[0]
    one.save(**{"exit-step-1-who": "Police"})
    one.save(**{"exit-step-0-who": "", "exit-step-0-what": "", "exit-step-0-when": ""})
    fresh = Open(Client(), sheet)
    assert (fresh.fields["exit-step-0-who"], fresh.fields["exit-step-1-who"]) == ("", "Police")


def test_a_page_that_saw_something_else_overwrites_nothing(
    sheet: Worksheet, group: Client
) -> None:
    address = f"/en/practices/study-tours/groups/{sheet.token}/"
    first = {"writer": "one", **ANSWERS, "action": "keep"}
    assert group.post(address, first | {"action": "auto"}).status_code == 204
    assert group.post(address, first | {"exit-usable": "Saved by one."}).status_code == 302
    answer = group.post(address, first | {"writer": "two", "exit-usable": "Typed by two."})
    assert answer.status_code == 409
    assert b"Saved by one." in answer.content and b"Typed by two." in answer.content
    sheet.refresh_from_db()
    assert sheet.data["exit"]["usable"] == "Saved by one."
